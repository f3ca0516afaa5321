package kiln.runtime.config;

/** Ends a boot that does not reach the app. */
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
}
