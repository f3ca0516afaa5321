package kiln.runtime.lang;

import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.NeededBy;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;
import kiln.runtime.substitute.Symbol;

/** Threads are fibers of the native runtime; the object of the first is made when it is asked for. */
@Substitutes("java.lang.Thread")
final class ThreadSubstitution {
  @Original private volatile String name;
  @Original private int priority;
  @Original private ThreadGroup group;
  @Original private volatile int threadStatus;
  @Original private Object blockerLock;
  @Original private long tid;

  static {
    // registerNatives: nothing to register
  }

  public static Thread currentThread() {
    Thread current = current();
    return current != null ? current : FirstThread.make();
  }

  /** The object of the running fiber; null as long as the first one has none. */
  @Adds
  static native Thread current();

  /** Makes {@code thread} the object of the running fiber. */
  @Adds
  static native void adopt(Thread thread);

  @Adds
  static void initializeFirst(ThreadSubstitution thread, ThreadGroup group) {
    thread.name = "main";
    thread.priority = Thread.NORM_PRIORITY;
    thread.group = group;
    thread.blockerLock = new Object();
    thread.tid = 1;
    thread.threadStatus = 5; // alive and runnable, as JVM TI numbers it
  }

  @Original
  private void dispatchUncaughtException(Throwable uncaught) {}

  @Adds
  static void dispatchTo(ThreadSubstitution thread, Throwable uncaught) {
    thread.dispatchUncaughtException(uncaught);
  }

  @Original
  private void exit() {}

  @Adds
  static void end(ThreadSubstitution thread) {
    thread.exit();
  }

  public static void onSpinWait() {
    Thread.yield();
  }

  public ClassLoader getContextClassLoader() {
    return null;
  }

  public void setContextClassLoader(ClassLoader loader) {
    // an image runs only the classes that it was linked with
  }

  private static boolean isCCLOverridden(Class<?> type) {
    return false;
  }
}

/** Runs threads, from the native runtime's side. */
final class Threads {
  private Threads() {}

  static void dispatch(Throwable uncaught) {
    ThreadSubstitution.dispatchTo((ThreadSubstitution) (Object) Thread.currentThread(), uncaught);
  }

  /** The life of a started thread. */
  @Symbol("kiln_java_thread")
  @NeededBy("kiln_java_lang_Thread_start0")
  static void run(Thread thread) {
    try {
      thread.run();
    } catch (Throwable uncaught) {
      Uncaught.report(uncaught);
    }
    try {
      ThreadSubstitution.end((ThreadSubstitution) (Object) thread);
    } catch (Throwable ignored) {
      // the thread is over, whatever its bookkeeping says
    }
  }
}
