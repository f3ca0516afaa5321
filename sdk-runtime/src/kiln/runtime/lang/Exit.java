package kiln.runtime.lang;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

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

  /** Notes that there is a hook, so that images without any carry none of this. */
  @Substitutes("java.lang.Shutdown")
  static final class Registration {
    @Original private static Runnable[] hooks;

    private Registration() {}

    static void add(int slot, boolean whileShuttingDown, Runnable hook) {
      hooked = true;
      hooks[slot] = hook;
    }
  }

  /** Runs the shutdown hooks, if there are any. */
  static void runHooks() {
    if (hooked) {
      Shutdown.shutdown();
    }
  }
}
