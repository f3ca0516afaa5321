package lang;

/** Constants and nested types of interfaces, inherited twice; shadowed names. */
public class InterfaceStatics {
  interface A {
    int X = 1;
    String NAME = "A".concat("!");

    interface Inner {
      int Y = X + 10;
    }

    class Helper {
      static int count = 5;

      int next() {
        return count++;
      }
    }

    static int twice(int i) {
      return 2 * i;
    }
  }

  interface B extends A {
    int X = 100;
  }

  static class C implements B {
    static final int Z = X + A.X;
    int x = X;

    int get() {
      int X = 7;
      return X + this.x + C.Z;
    }
  }

  static class D extends C implements A {
    String name = NAME;

    int helper() {
      return new Helper().next() + new A.Helper().next();
    }
  }

  public static void main(String[] args) {
    System.out.println(
        A.X + " " + B.X + " " + C.X + " " + C.Z + " " + A.Inner.Y + " " + new C().get());
    System.out.println(
        new D().name
            + " "
            + new D().helper()
            + " "
            + A.Helper.count
            + " "
            + A.twice(4)
            + (B.NAME == A.NAME));
  }
}
