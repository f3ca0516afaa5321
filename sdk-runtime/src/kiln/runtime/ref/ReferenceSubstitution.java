package kiln.runtime.ref;

import java.lang.ref.ReferenceQueue;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Replaces;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/**
 * The thread that enqueues cleared references starts with the first reference that has a queue:
 * most images have none.
 */
@Substitutes("java.lang.ref.Reference")
class ReferenceSubstitution<T> {
  @Original private T referent;
  @Original volatile ReferenceQueue<? super T> queue;
  @Original private static Object processPendingLock;

  static {
    processPendingLock = new Object(); // but for the handler, which starts later
  }

  @Replaces("<init>")
  ReferenceSubstitution(T referent, ReferenceQueue<? super T> queue) {
    this.referent = referent;
    if (queue == null) {
      this.queue = Queues.none();
    } else {
      this.queue = queue;
      Handler.ensureRunning();
    }
  }
}

/** The daemon thread of java.lang.ref. */
final class Handler {
  private static boolean running;

  private Handler() {}

  static void ensureRunning() {
    if (!running) {
      running = true;
      ThreadGroup group = Thread.currentThread().getThreadGroup();
      for (ThreadGroup parent; (parent = group.getParent()) != null; ) {
        group = parent;
      }
      Thread handler = new Original(group, "Reference Handler");
      handler.setPriority(Thread.MAX_PRIORITY);
      handler.setDaemon(true);
      handler.start();
    }
  }

  @StandsFor("java.lang.ref.Reference$ReferenceHandler")
  static class Original extends Thread {
    Original(ThreadGroup group, String name) {
      super(group, name);
    }
  }

  /** The handler's class wants others initialized early; in an image nothing is loaded late. */
  @Substitutes("java.lang.ref.Reference$ReferenceHandler")
  static final class HandlerSubstitution {
    private HandlerSubstitution() {}

    private static void ensureClassInitialized(Class<?> type) {}
  }
}

/** The queue of references that have none. */
final class Queues {
  private Queues() {}

  @SuppressWarnings("unchecked")
  static <T> ReferenceQueue<T> none() {
    return (ReferenceQueue<T>) QueueSubstitution.NULL;
  }

  @Substitutes("java.lang.ref.ReferenceQueue")
  static final class QueueSubstitution {
    @kiln.runtime.substitute.Original static ReferenceQueue<Object> NULL;

    private QueueSubstitution() {}
  }
}
