package kiln.runtime.lang;

import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.KeepsLine;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Replaces;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/**
 * Throwables are in every image, so they bring no collections along: what is suppressed is an array,
 * and the printer of traces ({@link TracePrinter}) keeps a list of its own.
 */
@Substitutes("java.lang.Throwable")
final class ThrowableSubstitution {
  @Original private static StackTraceElement[] UNASSIGNED_STACK;

  /** Stands in {@link #suppressed} where nothing may be added; also what is given for none. */
  private static final Throwable[] NONE;

  @Original private String detailMessage;
  @Original private Throwable cause;
  @Original private StackTraceElement[] stackTrace;
  private Throwable[] suppressed; // null: none yet

  static {
    UNASSIGNED_STACK = new StackTraceElement[0];
    NONE = new Throwable[0];
  }

  /** The two kinds of streams that a trace is printed to. */
  @StandsFor("java.lang.Throwable$PrintStreamOrWriter")
  abstract static class Sink {
    abstract Object lock();

    abstract void println(Object line);
  }

  @Replaces("<init>")
  ThrowableSubstitution(
      String message, Throwable cause, boolean enableSuppression, boolean writableStackTrace) {
    this.cause = (Throwable) (Object) this; // for a fillInStackTrace that looks
    if (writableStackTrace) {
      stackTrace = UNASSIGNED_STACK;
      ((Throwable) (Object) this).fillInStackTrace();
    }
    detailMessage = message;
    this.cause = cause;
    if (!enableSuppression) {
      suppressed = NONE;
    }
  }

  @Override
  public String toString() {
    String name = getClass().getName();
    String message = ((Throwable) (Object) this).getLocalizedMessage();
    return message == null ? name : name.concat(": ").concat(message);
  }

  @KeepsLine
  public synchronized void addSuppressed(Throwable exception) {
    if ((Object) exception == this) {
      throw new IllegalArgumentException("Self-suppression not permitted", exception);
    }
    java.util.Objects.requireNonNull(exception, "Cannot suppress a null exception.");
    Throwable[] before = suppressed;
    if (before == NONE) {
      return;
    }
    int count = before == null ? 0 : before.length;
    Throwable[] after = new Throwable[count + 1];
    if (before != null) {
      System.arraycopy(before, 0, after, 0, count);
    }
    after[count] = exception;
    suppressed = after;
  }

  public synchronized Throwable[] getSuppressed() {
    Throwable[] all = suppressed;
    return all == null || all == NONE ? NONE : all.clone();
  }

  private void printStackTrace(Sink sink) {
    new TracePrinter(sink).print((Throwable) (Object) this);
  }

  @Original
  private StackTraceElement[] getOurStackTrace() {
    return stackTrace;
  }

  /** As getStackTrace, but not a copy: only to be read. */
  @Adds
  static StackTraceElement[] trace(Throwable throwable) {
    return ((ThrowableSubstitution) (Object) throwable).getOurStackTrace();
  }

  /** Gives a new throwable a cause and the trace of another. */
  @Adds
  static void explain(Throwable throwable, Throwable cause, Throwable traced) {
    ThrowableSubstitution into = (ThrowableSubstitution) (Object) throwable;
    into.cause = cause;
    if (traced != null) {
      into.stackTrace = trace(traced);
    }
  }
}
