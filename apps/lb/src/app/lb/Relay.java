package app.lb;

import kiln.clock.Clock;
import kiln.net.Connection;
import kiln.net.NetException;

/**
 * Two connections joined to one: what comes in on one side leaves on the other, and so does the end
 * of a stream. It lasts until both directions are over, one side fails, or both are silent too long.
 */
final class Relay {
  private static final int PIECE = 16_384;

  private final Connection client;
  private final Connection server;
  private final Clock clock;
  private final long idleNanos;

  /** When an octet moved last, whichever way. */
  private volatile long movedNanos;

  Relay(Connection client, Connection server, Clock clock, long idleNanos) {
    this.client = client;
    this.server = server;
    this.clock = clock;
    this.idleNanos = idleNanos;
  }

  /** Blocks until it is over; both connections are closed then. */
  void run() {
    movedNanos = clock.monotonicNanos();
    client.noDelay(true); // the sender has decided already what belongs together
    server.noDelay(true);
    client.timeout(idleNanos);
    server.timeout(idleNanos);
    Thread back = new Thread(() -> move(server, client), "lb-back");
    back.setDaemon(true);
    back.start();
    move(client, server);
    try {
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
    server.close();
  }

  private void move(Connection from, Connection to) {
    byte[] piece = new byte[PIECE];
    try {
      for (int n; (n = read(from, piece)) >= 0; ) {
        movedNanos = clock.monotonicNanos();
        to.write(piece, 0, n);
      }
      to.finish();
    } catch (NetException e) {
      from.abort(); // half a stream must not pass for a whole one
      to.abort();
    }
  }

  /** As {@link Connection#read}; a silent direction is no failure while the other one moves. */
  private int read(Connection from, byte[] piece) throws NetException {
    while (true) {
      try {
        return from.read(piece, 0, PIECE);
      } catch (NetException e) {
        boolean isQuiet = clock.monotonicNanos() - movedNanos >= idleNanos;
        if (e.reason() != NetException.Reason.TIMED_OUT || isQuiet) {
          throw e;
        }
      }
    }
  }
}
