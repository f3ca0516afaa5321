package init;

/** Cycles see default values; the same thread may pass through. */
public class CyclicInitialization {
  static class A {
    static int a = B.b + 1;
    static final int C = 7;

    static {
      System.out.println("A: a=" + a + " B.b=" + B.b);
    }
  }

  static class B {
    static int b = A.a + 10 + A.C;

    static {
      System.out.println("B: b=" + b + " A.a=" + A.a);
    }
  }

  static class Self {
    static final Self INSTANCE = new Self();
    static int count = 5;
    static Integer boxed = 6;
    final int seen;

    Self() {
      seen = count++;
      System.out.println("Self sees " + seen + " " + boxed);
    }
  }

  static class Base {
    static {
      System.out.println("Base sees " + Derived.value);
    }
  }

  static class Derived extends Base {
    static String value = "derived";
  }

  public static void main(String[] args) {
    System.out.println(A.a + " " + B.b);
    System.out.println(Self.INSTANCE.seen + " " + Self.count);
    System.out.println(Derived.value);
  }
}
