package kiln.platforms.jvm;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kiln.platform.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Waiting. Devices of the JVM bring their news on threads of their own, and {@link #wake}. */
@Component
public final class JvmPlatform implements Platform {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by the lock when written. */
  private volatile long events;

  @Activate
  public JvmPlatform() {}

  @Override
  public long events() {
    return events;
  }

  @Override
  public void idle(long seen, long deadlineNanos) {
    lock.lock();
    try {
      long left = deadlineNanos - JvmClock.nowNanos();
      while (events == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void wake() {
    lock.lock();
    try {
      events++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
