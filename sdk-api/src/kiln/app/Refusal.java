package kiln.app;

/**
 * The image cannot do its work as it was started: a setting makes no sense, a device that it needs
 * is missing. Thrown by the constructor of a component; the operator then sees the message, without
 * a trace, and exit status 2.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message a sentence: what is wrong, with what, and what to do
   */
  public Refusal(String message) {
    super(message);
  }
}
