package kiln.link.export;

import java.io.PrintStream;

/** One line on a terminal that says what the linker is doing; nothing where nobody looks. */
public final class Progress {
  /** Says nothing. */
  public static final Progress NONE = new Progress(null, "");

  /** Back to the first column, and clear the line (ECMA-48 §8.3.41). */
  private static final String CLEAR = "\r\033[K";

  private final PrintStream terminal;
  private final String subject;

  private Progress(PrintStream terminal, String subject) {
    this.terminal = terminal;
    this.subject = subject;
  }

  /** Tells of the making of {@code subject}, if a person may be watching. */
  public static Progress of(String subject) {
    String kind = System.getenv("TERM");
    boolean watched = System.console() != null && System.getenv("CI") == null
        && kind != null && !kind.equals("dumb");
    return watched ? new Progress(System.err, subject) : NONE;
  }

  /** Says what begins now. */
  public void say(String step) {
    if (terminal != null) {
      terminal.print(CLEAR + subject + ": " + step);
      terminal.flush();
    }
  }

  /** Takes the line away. */
  public void clear() {
    if (terminal != null) {
      terminal.print(CLEAR);
      terminal.flush();
    }
  }
}
