package kiln.runtime.lang;

/** What becomes of an exception that leaves the main method. */
final class Uncaught {
  private Uncaught() {}

  /** Prints the exception and its trace, in HotSpot's words. */
  static void report(Throwable uncaught) {
    try {
      Threads.dispatch(uncaught);
    } catch (Throwable another) {
      // as HotSpot: an exception of the handler itself is ignored
    }
  }
}
