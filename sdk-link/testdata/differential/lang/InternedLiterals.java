package lang;

/** Literals and constants are one object; computed strings are not, until interned. */
public class InternedLiterals {
  static final String HELLO = "hello";
  static String variable = "hel";

  static class Other {
    static final String HELLO = "hello";
  }

  public static void main(String[] args) {
    String lo = "lo";
    System.out.println(HELLO == "hello");
    System.out.println(Other.HELLO == HELLO);
    System.out.println("hel" + "lo" == HELLO);
    System.out.println(variable + "lo" == HELLO);
    System.out.println("hel" + lo == HELLO);
    System.out.println(("hel" + lo).intern() == HELLO);
    System.out.println((variable + lo).equals(HELLO));
    System.out.println(new String("hello") == HELLO);
    System.out.println(new String("hello").intern() == "hello");
    String fresh = new StringBuilder("fre").append("sh?").toString();
    System.out.println(fresh.intern() == fresh.intern());
    System.out.println(
        new StringBuilder("fre").append("sh?").toString().intern() == fresh.intern());
    System.out.println("" == "a".substring(1).intern());
    System.out.println(String.valueOf(true).intern() == "true");
    System.out.println("lang.InternedLiterals" == InternedLiterals.class.getName().intern());
  }
}
