package exceptions;

/** getStackTrace, setStackTrace, fillInStackTrace and traces that are off. */
public class StackTraceApi {
  static class NoTrace extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoTrace() {
      super("no trace", null, false, false);
    }
  }

  static RuntimeException made() {
    return new RuntimeException("made elsewhere");
  }

  static void rethrow(RuntimeException e, boolean refill) {
    if (refill) {
      e.fillInStackTrace();
    }
    throw e;
  }

  public static void main(String[] args) {
    RuntimeException e = made();
    StackTraceElement top = e.getStackTrace()[0];
    System.out.println(
        top.getClassName()
            + " "
            + top.getMethodName()
            + " "
            + top.getFileName()
            + " "
            + top.getLineNumber()
            + " "
            + top.isNativeMethod()
            + " "
            + top);
    for (boolean refill : new boolean[] {false, true}) {
      try {
        rethrow(e, refill);
      } catch (RuntimeException caught) {
        caught.printStackTrace(System.out);
      }
    }
    e.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("a.B", "c", "B.java", 7),
          new StackTraceElement("a.B", "d", null, -1),
          new StackTraceElement("a.B", "e", "X", -2)
        });
    e.printStackTrace(System.out);
    NoTrace off = new NoTrace();
    off.addSuppressed(e);
    System.out.println(off.getStackTrace().length + " " + off.getSuppressed().length);
    off.printStackTrace(System.out);
    System.out.println(top.equals(made().getStackTrace()[0]) + " " + (top.hashCode() != 0));
    StackTraceElement[] here = Thread.currentThread().getStackTrace();
    System.out.println(here[0].getMethodName() + " " + here[1].getMethodName());
  }
}
