package kiln.stack.socket;

import kiln.clock.Clock;
import kiln.entropy.RandomSource;
import kiln.platform.Platform;

/** Clock, waiting and randomness of the JVM, for sockets under test. */
final class HostPlatform implements Platform, Clock, RandomSource {
  private long events;
  private boolean held;
  private int idling;

  /**
   * Says whether idling goes on whatever happens: as if others had the processor all the time. Comes
   * back when somebody idles.
   */
  synchronized void hold(boolean now) throws InterruptedException {
    held = now;
    notifyAll();
    while (held && idling == 0) {
      wait();
    }
  }

  @Override
  public synchronized long events() {
    return events;
  }

  @Override
  public synchronized void idle(long seen, long deadlineNanos) {
    idling++;
    notifyAll();
    await(seen, deadlineNanos);
    idling--;
  }

  private void await(long seen, long deadlineNanos) {
    while (held || events == seen) {
      boolean endless = held || deadlineNanos == NO_DEADLINE;
      long left = endless ? Long.MAX_VALUE : deadlineNanos - monotonicNanos();
      if (left <= 0) {
        return;
      }
      try {
        wait(Math.min(left / 1_000_000 + 1, 1000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public synchronized void wake() {
    events++;
    notifyAll();
  }

  @Override
  public long wallNanos() {
    return System.currentTimeMillis() * 1_000_000L;
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime() & Long.MAX_VALUE;
  }

  @Override
  public void fill(byte[] dst, int offset, int length) {
    byte[] bytes = new byte[length];
    new java.util.Random(7).nextBytes(bytes);
    System.arraycopy(bytes, 0, dst, offset, length);
  }
}
