package kiln.runtime.lang;

import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Symbol;

/** The life of an image as Java sees it: from the native start to the exit status. */
final class Boot {
  private Boot() {}

  /** The class that the linker generates: its main calls the image's main class. */
  @StandsFor("kiln.generated.Entry")
  static final class Entry {
    private Entry() {}

    static native void main(String[] arguments) throws Throwable;
  }

  /** Runs the image's main; the image ends when no thread but daemons is left. */
  @Symbol("kiln_java_main")
  static int main(String[] arguments) {
    int status = 0;
    try {
      Entry.main(arguments);
    } catch (Throwable uncaught) {
      status = 1;
      Uncaught.report(uncaught);
    }
    awaitThreads();
    Exit.runHooks();
    return status;
  }

  /** Waits until every other thread that is not a daemon has ended. */
  private static native void awaitThreads();
}
