package kiln.runtime.lang;

import kiln.runtime.substitute.Symbol;

/** A class whose initializer failed, with what is told to those who need the class later. */
final class Failed {
  private static Failed all;

  private final Class<?> type;
  private final Throwable cause;
  private final Failed next;

  private Failed(Class<?> type, Throwable cause, Failed next) {
    this.type = type;
    this.cause = cause;
    this.next = next;
  }

  /** Remembers why, in HotSpot's words: the exception itself may hold on to much. */
  @Symbol("kiln_initializer_failed")
  static void remember(Class<?> type, Throwable thrown) {
    String message = thrown.getMessage();
    String text = "Exception ".concat(thrown.getClass().getName());
    if (message != null) {
      text = text.concat(": ").concat(message);
    }
    String thread = Thread.currentThread().getName();
    text = text.concat(" [in thread \"").concat(thread).concat("\"]");
    Throwable cause = new ExceptionInInitializerError(text);
    ThrowableSubstitution.explain(cause, null, thrown);
    all = new Failed(type, cause, all);
  }

  static Throwable cause(Class<?> type) {
    for (Failed at = all; at != null; at = at.next) {
      if (at.type == type) {
        return at.cause;
      }
    }
    return null;
  }
}
