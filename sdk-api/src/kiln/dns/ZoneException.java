package kiln.dns;

/** A zone file has an error: the message says which file, which line and what is wrong there. */
public final class ZoneException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * @param line the line, from 1; 0 if the error is the zone's as a whole
   */
  public ZoneException(String file, int line, String message) {
    super(file + (line > 0 ? ":" + line : "") + ": " + message);
    this.line = line;
  }

  public int line() {
    return line;
  }
}
