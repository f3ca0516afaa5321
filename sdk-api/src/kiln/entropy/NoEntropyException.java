package kiln.entropy;

/**
 * There is no randomness to be had, or none that is good enough. Who gets this hands out no keys:
 * usually it ends the run.
 */
public final class NoEntropyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is missing or failed, and what the operator can do about it
   */
  public NoEntropyException(String message) {
    super(message);
  }
}
