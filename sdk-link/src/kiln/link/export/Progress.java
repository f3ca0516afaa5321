package kiln.link.export;

import java.io.PrintStream;
import java.util.Locale;

/**
 * One line on a terminal that says what the linker is doing; nothing where nobody looks. On demand a
 * line for each step that is over, with its seconds on the wall clock.
 */
public final class Progress {
  /** Says nothing. */
  public static final Progress NONE = new Progress(null, "", false);

  /** Back to the first column, and clear the line (ECMA-48 §8.3.41). */
  private static final String CLEAR = "\r\033[K";

  private final PrintStream terminal;
  private final String subject;
  private final boolean timed;

  /** What runs now, null before the first step; and since when, as {@link System#nanoTime} has it. */
  private String step;

  private long since;

  private Progress(PrintStream terminal, String subject, boolean timed) {
    this.terminal = terminal;
    this.subject = subject;
    this.timed = timed;
  }

  /**
   * Tells of the making of {@code subject}, if a person may be watching.
   *
   * @param timed whether to print how long each step took, to standard error
   */
  public static Progress of(String subject, boolean timed) {
    String kind = System.getenv("TERM");
    boolean watched = System.console() != null && System.getenv("CI") == null
        && kind != null && !kind.equals("dumb");
    return watched || timed ? new Progress(watched ? System.err : null, subject, timed) : NONE;
  }

  /** Says what begins now. */
  public void say(String step) {
    begin(step);
    if (terminal != null) {
      terminal.print(CLEAR + subject + ": " + step);
      terminal.flush();
    }
  }

  /** Takes the line away. */
  public void clear() {
    begin(null);
    if (terminal != null) {
      terminal.print(CLEAR);
      terminal.flush();
    }
  }

  /** The step before is over. */
  private void begin(String next) {
    if (!timed) {
      return;
    }
    long now = System.nanoTime();
    if (step != null) {
      System.err.printf(Locale.ROOT, "%s: %s: %.3f s%n", subject, step, (now - since) / 1e9);
    }
    step = next;
    since = now;
  }
}
