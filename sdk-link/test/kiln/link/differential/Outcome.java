package kiln.link.differential;

/**
 * What one run of a program showed.
 *
 * @param status the exit status, or {@link #TIMEOUT}; above 128: killed by signal status - 128
 */
record Outcome(String output, String error, int status) {
  /** Status of a run that was ended because its time was up. */
  static final int TIMEOUT = -1;

  /** The three parts as one text, for the cache and for diffs. */
  String text() {
    return output
        + closing(output)
        + "--- standard error\n"
        + error
        + closing(error)
        + "--- status "
        + (status == TIMEOUT ? "none: time was up" : status)
        + "\n";
  }

  /** A missing newline at the end is an observable difference and must stay visible. */
  private static String closing(String text) {
    return text.isEmpty() || text.endsWith("\n") ? "" : "\n\\ no newline at end\n";
  }
}
