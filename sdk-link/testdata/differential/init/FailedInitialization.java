package init;

/** ExceptionInInitializerError at first, NoClassDefFoundError ever after. */
public class FailedInitialization {
  static class Fails {
    static int x = 1;
    static int y = Integer.parseInt("oops");

    static void call() {}
  }

  static class FailsWithError {
    static {
      if (true) {
        throw new AssertionError("an error passes as it is");
      }
    }

    static int x;
  }

  static class Sub extends Fails {
    static int z = 3;
  }

  static class FailsWithCustom {
    static final Object O = make();

    static Object make() {
      throw new IllegalStateException("custom", new RuntimeException("cause"));
    }
  }

  static void attempt(String what, Runnable r) {
    try {
      r.run();
      System.out.println(what + " worked");
    } catch (Throwable t) {
      System.out.println(what + ": " + t + " cause: " + t.getCause());
    }
  }

  public static void main(String[] args) {
    attempt("first", () -> System.out.println(Fails.x));
    attempt("second", () -> System.out.println(Fails.x));
    attempt("call", Fails::call);
    attempt("new", Fails::new);
    attempt("sub", () -> System.out.println(Sub.z));
    attempt("sub again", Sub::new);
    attempt("error", () -> System.out.println(FailsWithError.x));
    attempt("error again", () -> System.out.println(FailsWithError.x));
    attempt("custom", () -> System.out.println(FailsWithCustom.O));
    System.out.println(new Fails[1].length + " arrays still work");
  }
}
