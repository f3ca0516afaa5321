package kiln.runtime.lang;

import kiln.runtime.substitute.StandsFor;

/** The orderly end of an image. */
final class Exit {
  /** True once something could be registered to run at the end. */
  static boolean hooked;

  private Exit() {}

  @StandsFor("java.lang.Shutdown")
  static final class Shutdown {
    private Shutdown() {}

    static native void shutdown();
  }

  /** Runs the shutdown hooks, if there are any. */
  static void runHooks() {
    if (hooked) {
      Shutdown.shutdown();
    }
  }
}
