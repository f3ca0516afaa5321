package kiln.platforms.jvm;

/** The run ends before the app has begun: help was asked for, or something is wrong. */
final class StopRequested extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param message for the user
   * @param status exit status
   */
  StopRequested(String message, int status) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
