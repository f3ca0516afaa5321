package lang;

/** Instance initialisers, field initialisers and constructors in textual order. */
public class InitializerOrder {
  static int log(String s) {
    System.out.println(s);
    return s.length();
  }

  static class Base {
    int a = log("Base.a");

    {
      log("Base block, a=" + a);
    }

    Base() {
      this(log("argument"));
      log("Base()");
    }

    Base(int x) {
      log("Base(int) " + x);
      hook();
    }

    void hook() {
      log("Base.hook");
    }

    int b = log("Base.b");
  }

  static class Derived extends Base {
    final int constant = 5;
    final int computed = log("Derived.computed");
    String late = "late";

    {
      late += log("Derived block");
    }

    Derived() {
      super();
      log("Derived() " + late);
    }

    Derived(String s) {
      this();
      log("Derived(String) " + s);
    }

    @Override
    void hook() {
      log("Derived.hook " + constant + " " + computed + " " + late);
    }
  }

  public static void main(String[] args) {
    new Derived("x");
    System.out.println("--");
    new Base();
  }
}
