package kiln.link.command;

/** The command line asks for something that does not exist; the message says what does. */
public final class Usage extends Exception {
  private static final long serialVersionUID = 1L;

  /** Exit status of a misuse, as shells use it. */
  public static final int STATUS = 2;

  public Usage(String message) {
    super(message);
  }
}
