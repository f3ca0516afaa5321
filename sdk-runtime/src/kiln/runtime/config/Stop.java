package kiln.runtime.config;

import kiln.app.Refusal;
import kiln.app.Seldom;

/** Ends an image other than by the app's return. */
@Seldom
public final class Stop {
  /** Exit status after help that was asked for. */
  public static final int HELP = 0;

  /** Exit status after a wrong key or value; that of a wrong command line in shells. */
  public static final int REFUSED = 2;

  private Stop() {}

  /** Prints {@code text}, on the error stream if the status says a mistake, and exits. */
  public static void with(String text, int status) {
    (status == HELP ? System.out : System.err).println(text);
    System.exit(status);
  }

  /**
   * Ends an image whose app threw: the trace goes where that of any uncaught exception goes, and
   * the exit status is 1. A {@link Refusal} shows its message only. Other threads are not waited
   * for, as after a return of the app.
   */
  public static void uncaught(Throwable thrown) {
    if (thrown instanceof Refusal) {
      with(thrown.getMessage(), REFUSED);
    }
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    System.exit(1);
  }
}
