package lang;

/** Conditional expressions: chains, types of the result, unboxing. */
public class Ternaries {
  static String grade(int points) {
    return points > 90 ? "A" : points > 80 ? "B" : points > 70 ? "C" : points < 0 ? "?" : "D";
  }

  static Object mixed(boolean b) {
    return b ? 1 : 2.0; // binary numeric promotion: a Double either way
  }

  static Object boxed(boolean b) {
    return b ? (Object) 1 : (Object) 2.0;
  }

  public static void main(String[] args) {
    for (int p = -5; p <= 100; p += 15) {
      System.out.print(grade(p) + " ");
    }
    System.out.println();
    System.out.println(mixed(true) + " " + mixed(false) + " " + boxed(true) + " " + boxed(false));
    char c = 'x';
    int i = 0;
    System.out.println(args.length == 0 ? c : 0);
    System.out.println(args.length == 0 ? c : i);
    System.out.println(false ? 1.0f : 'a');
    Integer none = null;
    try {
      int v = args.length == 0 ? none : 0;
      System.out.println(v);
    } catch (NullPointerException e) {
      System.out.println("unboxing null");
    }
    Integer kept = args.length == 0 ? none : Integer.valueOf(0);
    System.out.println(kept);
    long l = args.length > 0 ? 1 : Long.MAX_VALUE;
    System.out.println(l);
    System.out.println((args.length == 0 ? "then" : "else").length());
  }
}
