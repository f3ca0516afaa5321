package lang;

/** Overriding over several levels, super calls, calls from constructors. */
public class VirtualDispatch {
  static class A {
    String field = "A.field";

    A() {
      System.out.println("A() sees " + name());
    }

    String name() {
      return "A";
    }

    String both() {
      return name() + "+" + secret();
    }

    private String secret() {
      return "A.secret";
    }

    static String fixed() {
      return "A.fixed";
    }
  }

  static class B extends A {
    String field = "B.field";
    private final String set = "set".toUpperCase(java.util.Locale.ROOT);

    @Override
    String name() {
      return "B/" + set;
    }

    private String secret() {
      return "B.secret";
    }

    static String fixed() {
      return "B.fixed";
    }

    String up() {
      return super.name() + super.both() + super.field + field;
    }
  }

  static final class C extends B {
    @Override
    String name() {
      return "C/" + super.name();
    }
  }

  static String over(A a) {
    return "over(A)";
  }

  static String over(B b) {
    return "over(B)";
  }

  static String over(Object o) {
    return "over(Object)";
  }

  public static void main(String[] args) {
    A[] all = {new A(), new B(), new C()};
    for (A a : all) {
      System.out.println(a.name() + " " + a.both() + " " + a.field + " " + over(a));
      if (a instanceof B) {
        System.out.println(((B) a).up() + " " + ((B) a).field + " " + over((B) a));
      }
    }
    System.out.println(A.fixed() + " " + B.fixed() + " " + over((Object) all[0]));
  }
}
