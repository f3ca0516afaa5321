package kiln.stack.socket;

import kiln.clock.Clock;
import kiln.net.NetException;
import kiln.stack.tcp.TcpConnection;
import kiln.stack.udp.UdpPort;

/**
 * Tells threads that something about one socket changed.
 *
 * <p>A waiter reads the count while it holds the stack's lock, lets the lock go, and waits for the
 * count to move: what happens in between is not missed. Waiting allocates nothing.
 */
final class Signal implements TcpConnection.Observer, UdpPort.Observer {
  private static final long MILLI = 1_000_000L;

  private final Clock clock;
  private int count;

  Signal(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void changed() {
    count++;
    notifyAll();
  }

  synchronized int count() {
    return count;
  }

  /**
   * Blocks until the count is no longer {@code seen}.
   *
   * @param deadlineNanos of the monotonic clock; {@code Long.MAX_VALUE} for none
   * @return false if the deadline passed
   */
  synchronized boolean await(int seen, long deadlineNanos) throws NetException {
    while (count == seen) {
      long millis = 0;
      if (deadlineNanos != Long.MAX_VALUE) {
        long left = deadlineNanos - clock.monotonicNanos();
        if (left <= 0) {
          return false;
        }
        millis = (left + MILLI - 1) / MILLI;
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NetException(
            NetException.Reason.INTERRUPTED, "interrupted while waiting for the network");
      }
    }
    return true;
  }
}
