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
    @Original
    private GroupSubstitution() {}
  }
}
