package init;

/** Interfaces: initialised with the class only if they have default methods. */
public class InterfaceInitialization {
  static int log(String s) {
    System.out.println(s);
    return s.length();
  }

  interface Plain {
    int X = log("Plain");
  }

  interface WithDefault {
    int X = log("WithDefault");

    default void f() {}
  }

  interface Parent extends WithDefault {
    int Y = log("Parent");
  }

  interface WithStatic {
    int X = log("WithStatic");

    static int get() {
      return 1;
    }
  }

  static class A implements Plain, WithStatic {
    static {
      log("A");
    }
  }

  static class B extends A implements Parent {
    static {
      log("B");
    }
  }

  public static void main(String[] args) {
    new A();
    log("made A");
    new B();
    log("made B");
    log("Plain.X " + Plain.X);
    log("Parent.X " + Parent.X);
    log("Parent.Y " + Parent.Y);
    log("static " + WithStatic.get());
  }
}
