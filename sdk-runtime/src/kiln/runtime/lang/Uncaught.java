package kiln.runtime.lang;

/** What becomes of an exception that leaves the main method. */
final class Uncaught {
  private Uncaught() {}

  /** Prints the exception and its trace, in HotSpot's words. */
  static void report(Throwable uncaught) {
    try {
      Threads.dispatch(uncaught);
    } catch (Throwable another) {
      System.err.print(
          "\nException: "
              .concat(another.getClass().getName())
              .concat(" thrown from the UncaughtExceptionHandler in thread \"")
              .concat(Thread.currentThread().getName())
              .concat("\"\n"));
    }
  }
}
