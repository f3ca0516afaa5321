package kiln.runtime.concurrent;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/**
 * A task's exception that another thread threw is reported as a copy made in this one, so that the
 * trace shows who asked; as it is where its class has no public constructor for that.
 */
@Substitutes("java.util.concurrent.ForkJoinTask")
final class ForkJoinTaskSubstitution {
  @Original private volatile Aux aux;

  private ForkJoinTaskSubstitution() {}

  private Throwable getThrowableException() {
    Aux failure = aux;
    if (failure == null || failure.ex == null || failure.thread == Thread.currentThread()) {
      return failure == null ? null : failure.ex;
    }
    try {
      Throwable copy = Copies.of(failure.ex);
      return copy == null ? failure.ex : copy;
    } catch (Throwable thrownByItsConstructor) {
      return failure.ex;
    }
  }

  /** A thread and what it threw. */
  @StandsFor("java.util.concurrent.ForkJoinTask$Aux")
  static final class Aux {
    Thread thread;
    Throwable ex;
  }

  /** The class that the linker generates: a copy whose cause is the given one; or null. */
  @StandsFor("kiln.generated.ThrowableCopies")
  static final class Copies {
    private Copies() {}

    static native Throwable of(Throwable thrown);
  }
}
