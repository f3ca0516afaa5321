package exceptions;

/** Causes: initCause rules, cycles, nesting, and how they print. */
public class CauseChains {
  static class Custom extends Exception {
    private static final long serialVersionUID = 1;

    Custom(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static Throwable level(int n) {
    try {
      if (n == 0) {
        throw new java.io.FileNotFoundException("bottom");
      }
      throw new Custom("level " + n, level(n - 1));
    } catch (Exception e) {
      return e;
    }
  }

  public static void main(String[] args) {
    level(3).printStackTrace(System.out);
    RuntimeException a = new RuntimeException("a");
    try {
      a.initCause(a);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage() + " " + e.getCause());
    }
    RuntimeException b = new RuntimeException("b", a);
    try {
      b.initCause(null);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    a.initCause(b);
    b.printStackTrace(System.out);
    System.out.println(
        new Exception(new Error("x"))
            + " "
            + new Exception((Throwable) null)
            + " "
            + new Exception("m", null).getCause());
    try {
      a.addSuppressed(null);
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      a.addSuppressed(a);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
