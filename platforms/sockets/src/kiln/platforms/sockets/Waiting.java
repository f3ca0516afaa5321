package kiln.platforms.sockets;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import kiln.net.NetException;

/**
 * Waits until one kind of operation on a channel would not block. Its selector is made by the first
 * wait: most channels are ready whenever somebody asks. One thread waits at a time, any may close.
 */
final class Waiting {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final SelectableChannel channel;
  private final int operation;
  private Selector selector;
  private boolean closed;

  Waiting(SelectableChannel channel, int operation) {
    this.channel = channel;
    this.operation = operation;
  }

  /** The moment that ends a wait which begins now; 0 nanoseconds wait for ever. */
  static long deadline(long nanos) {
    return nanos == 0 ? Long.MAX_VALUE : System.nanoTime() + nanos;
  }

  /**
   * Blocks until the operation may go on, or the channel is closed.
   *
   * @param deadline of {@link System#nanoTime}, or {@link Long#MAX_VALUE}
   * @throws NetException {@code TIMED_OUT}, {@code INTERRUPTED}
   */
  void await(long deadline, String what) throws NetException {
    try {
      Selector waiting = selector();
      if (waiting == null) {
        return; // closed: the operation itself will tell
      }
      long left = deadline == Long.MAX_VALUE ? 0 : deadline - System.nanoTime();
      if (deadline != Long.MAX_VALUE && left <= 0) {
        throw new NetException(NetException.Reason.TIMED_OUT, what + " took too long");
      }
      waiting.select(left == 0 ? 0 : (left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
      waiting.selectedKeys().clear();
      if (Thread.currentThread().isInterrupted()) {
        throw new NetException(NetException.Reason.INTERRUPTED, what + " was interrupted");
      }
    } catch (NetException e) {
      throw e;
    } catch (ClosedSelectorException | ClosedChannelException e) {
      return; // closed meanwhile
    } catch (IOException e) {
      throw new NetException(NetException.Reason.NO_MEMORY, what + ": " + e.getMessage());
    }
  }

  private synchronized Selector selector() throws IOException {
    if (selector == null && !closed) {
      selector = Selector.open();
      channel.register(selector, operation);
    }
    return closed ? null : selector;
  }

  /** Ends the wait of whoever waits, and lets nobody wait again. */
  synchronized void close() {
    closed = true;
    try {
      if (selector != null) {
        selector.close();
      }
    } catch (IOException e) {
      // nothing is left to close
    }
  }
}
