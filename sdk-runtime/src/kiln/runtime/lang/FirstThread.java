package kiln.runtime.lang;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** The Thread object of the fiber that the image starts with, and its thread groups. */
final class FirstThread {
  private FirstThread() {}

  /** Makes the object, once; the constructors of Thread ask for the current thread already. */
  static Thread make() {
    Thread thread = (Thread) Objects.blank(Thread.class);
    ThreadSubstitution.adopt(thread);
    ThreadGroup system = (ThreadGroup) (Object) new GroupSubstitution();
    ThreadSubstitution.initializeFirst(
        (ThreadSubstitution) (Object) thread, new ThreadGroup(system, "main"));
    return thread;
  }

  @Substitutes("java.lang.ThreadGroup")
  static final class GroupSubstitution {
    @Original private ThreadGroup parent;

    @Original
    private GroupSubstitution() {}

    public void uncaughtException(Thread thread, Throwable thrown) {
      Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
      if (parent != null) {
        parent.uncaughtException(thread, thrown);
      } else if (handler != null) {
        handler.uncaughtException(thread, thrown);
      } else if (!(thrown instanceof ThreadDeath)) {
        String start = "Exception in thread \"".concat(thread.getName()).concat("\" ");
        System.err.print(start);
        thrown.printStackTrace(System.err);
      }
    }
  }
}
