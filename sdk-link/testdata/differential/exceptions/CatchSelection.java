package exceptions;

/** The first matching clause wins; multi-catch, rethrow, nested handlers. */
public class CatchSelection {
  static String which(Throwable t) {
    try {
      throw t;
    } catch (ArithmeticException | ArrayStoreException e) {
      return "multi " + e.getClass().getSimpleName();
    } catch (IndexOutOfBoundsException e) {
      return "index " + e.getClass().getSimpleName();
    } catch (RuntimeException e) {
      return "runtime " + e.getClass().getSimpleName();
    } catch (Exception e) {
      return "exception " + e.getClass().getSimpleName();
    } catch (Error e) {
      return "error " + e.getClass().getSimpleName();
    } catch (Throwable e) {
      return "throwable";
    }
  }

  static void precise(boolean io) throws java.io.IOException, InterruptedException {
    try {
      if (io) {
        throw new java.io.IOException("io");
      }
      throw new InterruptedException("interrupted");
    } catch (final Exception e) {
      throw e;
    }
  }

  static String inner(int n) {
    String s = "";
    try {
      try {
        if (n == 0) {
          throw new IllegalArgumentException();
        }
        Object o = n;
        s += ((String) o).length();
      } catch (IllegalArgumentException e) {
        s += "inner ";
        throw e;
      }
    } catch (RuntimeException e) {
      s += "outer " + e.getClass().getSimpleName();
    }
    return s;
  }

  public static void main(String[] args) throws Exception {
    Throwable[] all = {
      new ArithmeticException(),
      new ArrayStoreException(),
      new ArrayIndexOutOfBoundsException(),
      new StringIndexOutOfBoundsException(),
      new ClassCastException(),
      new java.io.IOException(),
      new Error(),
      new StackOverflowError(),
      new Throwable(),
      null
    };
    for (Throwable t : all) {
      System.out.println(which(t));
    }
    for (boolean b : new boolean[] {true, false}) {
      try {
        precise(b);
      } catch (java.io.IOException | InterruptedException e) {
        System.out.println(e);
      }
    }
    System.out.println(inner(0) + " " + inner(1));
  }
}
