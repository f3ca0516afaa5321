package exceptions;

/** An uncaught exception with causes and suppressed ones; common frames are folded. */
public class UncaughtWithCause {
  static void inner() {
    throw new UnsupportedOperationException("inner");
  }

  static void middle() {
    try {
      inner();
    } catch (UnsupportedOperationException e) {
      IllegalArgumentException wrapped = new IllegalArgumentException(e);
      wrapped.addSuppressed(new RuntimeException("suppressed"));
      throw wrapped;
    }
  }

  public static void main(String[] args) throws Exception {
    try {
      middle();
    } catch (RuntimeException e) {
      throw new Exception("outer\nwith two lines", e);
    }
  }
}
