package kiln.platforms.virtio;

import kiln.clock.Clock;
import kiln.platform.Platform;

/**
 * Waiting and time without either: while a thread idles the device works, and if nothing came of
 * that the clock stands at the deadline.
 */
final class ModelPlatform implements Platform, Clock {
  private final Runnable device;
  private long events;
  private long nanos;

  ModelPlatform(Runnable device) {
    this.device = device;
  }

  /** The device's interrupt. */
  synchronized void interrupt() {
    events++;
  }

  @Override
  public synchronized long events() {
    return events;
  }

  @Override
  public void idle(long seen, long deadlineNanos) {
    if (events() == seen) {
      device.run();
      pass(seen, deadlineNanos);
    }
  }

  private synchronized void pass(long seen, long deadlineNanos) {
    if (events != seen) {
      return;
    }
    if (deadlineNanos == NO_DEADLINE) {
      throw new AssertionError("an endless wait for a device that has nothing to do");
    }
    nanos = Math.max(nanos, deadlineNanos);
  }

  @Override
  public synchronized void wake() {
    events++;
  }

  @Override
  public synchronized long wallNanos() {
    return nanos;
  }

  @Override
  public synchronized long monotonicNanos() {
    return nanos;
  }
}
