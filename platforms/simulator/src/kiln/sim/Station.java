package kiln.sim;

import kiln.net.NetDevice;

/**
 * A host of a simulated network that lives in the test itself: a protocol core that is polled, or a
 * peer that says exactly what the test wants.
 */
@FunctionalInterface
public interface Station {
  /** A time that never comes. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Takes what has come in from {@code device} and sends what is to be sent. Called when a frame has
   * arrived, and when it asked for; must not block.
   *
   * @return when to be called at the latest, in virtual nanoseconds, or {@link #NEVER}
   */
  long poll(long nowNanos, NetDevice device);
}
