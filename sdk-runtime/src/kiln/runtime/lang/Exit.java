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

    static native void add(int slot, boolean whileShuttingDown, Runnable hook);

    static native void shutdown();

    static native void halt0(int status);
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

    /** Hooks, if there are any, then the end; whoever comes second waits for it. */
    static void exit(int status) {
      synchronized (Shutdown.class) {
        runHooks();
        Shutdown.halt0(status);
      }
    }
  }

  /** Runs the shutdown hooks, if there are any. */
  static void runHooks() {
    if (hooked) {
      Shutdown.shutdown();
    }
  }
}
