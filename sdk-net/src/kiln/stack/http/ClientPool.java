package kiln.stack.http;

import java.util.ArrayDeque;
import java.util.Iterator;
import kiln.clock.Clock;

/** Connections that wait for their next request: few, and not for long. Thread safe. */
final class ClientPool {
  private static final int MOST = 32;

  /** Shorter than servers wait, or each second reuse would meet a closed connection. */
  private static final long IDLE_NANOS = 15_000_000_000L;

  private final Clock clock;

  /** Oldest first. */
  private final ArrayDeque<ClientConnection> idle = new ArrayDeque<>();

  ClientPool(Clock clock) {
    this.clock = clock;
  }

  /** The freshest connection to an origin, or null. */
  synchronized ClientConnection take(String origin) {
    expire();
    for (Iterator<ClientConnection> i = idle.descendingIterator(); i.hasNext(); ) {
      ClientConnection c = i.next();
      if (c.origin().equals(origin)) {
        i.remove();
        return c;
      }
    }
    return null;
  }

  synchronized void put(ClientConnection c) {
    expire();
    if (idle.size() == MOST) {
      idle.poll().close();
    }
    c.idleSinceNanos = clock.monotonicNanos();
    idle.add(c);
  }

  private void expire() {
    long oldest = clock.monotonicNanos() - IDLE_NANOS;
    while (!idle.isEmpty() && idle.peek().idleSinceNanos < oldest) {
      idle.poll().close();
    }
  }

  synchronized void close() {
    while (!idle.isEmpty()) {
      idle.poll().close();
    }
  }
}
