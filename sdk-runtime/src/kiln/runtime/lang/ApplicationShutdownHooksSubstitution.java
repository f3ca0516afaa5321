package kiln.runtime.lang;

import java.util.Arrays;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Substitutes;

/** Hooks in an array: there are few, and an {@code IdentityHashMap} is many times their size. */
@Substitutes("java.lang.ApplicationShutdownHooks")
final class ApplicationShutdownHooksSubstitution {
  private static final int SLOT = 1; // that of HotSpot: after the console's, before the files'

  /** The first {@link #count} are registered; null once the shutdown has begun. */
  private static Thread[] registered;

  private static int count;

  static {
    try {
      Exit.Shutdown.add(SLOT, false, new Run());
      registered = new Thread[1];
    } catch (IllegalStateException e) {
      // the shutdown has begun before anybody came
    }
  }

  private ApplicationShutdownHooksSubstitution() {}

  static synchronized void add(Thread hook) {
    check();
    if (hook.isAlive()) {
      throw new IllegalArgumentException("Hook already running");
    }
    if (find(hook) >= 0) {
      throw new IllegalArgumentException("Hook previously registered");
    }
    if (count == registered.length) {
      registered = Arrays.copyOf(registered, 2 * count);
    }
    registered[count++] = hook;
  }

  static synchronized boolean remove(Thread hook) {
    check();
    if (hook == null) {
      throw new NullPointerException();
    }
    int at = find(hook);
    if (at < 0) {
      return false;
    }
    registered[at] = registered[--count];
    registered[count] = null;
    return true;
  }

  @Adds
  private static void check() {
    if (registered == null) {
      throw new IllegalStateException("Shutdown in progress");
    }
  }

  @Adds
  private static int find(Thread hook) {
    int at = count - 1;
    while (at >= 0 && registered[at] != hook) {
      at--;
    }
    return at;
  }

  static void runHooks() {
    Thread[] hooks = take();
    for (int i = 0; i < count; i++) {
      hooks[i].start();
    }
    for (int i = 0; i < count; i++) {
      await(hooks[i]);
    }
  }

  @Adds
  private static synchronized Thread[] take() {
    Thread[] hooks = registered;
    registered = null;
    return hooks;
  }

  /** An interrupt of whoever ends the program does not cut a hook short. */
  @Adds
  private static void await(Thread hook) {
    while (true) {
      try {
        hook.join();
        return;
      } catch (InterruptedException e) {
        // on with it
      }
    }
  }

  private static final class Run implements Runnable {
    @Override
    public void run() {
      runHooks();
    }
  }
}
