package kiln.stack.ip;

import java.util.Objects;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.Ip;

/**
 * Link addresses of neighbours, by ARP (RFC 826) for IPv4 and neighbour discovery (RFC 4861 §7) for
 * IPv6, with one state machine for both.
 *
 * <p>Bounded: at most {@link #CAPACITY} neighbours, the least used one makes room; at most {@link
 * #HOLD} frames wait for each, and {@link #HOLD_ALL} for all of them together. An entry is created
 * only by a packet of ours that needs it or by a question to us, never by overhearing.
 */
final class NeighborCache {
  /** What the cache asks of its interface. */
  interface Link {
    /** Asks for the address: by group if {@code hardware} is {@link #UNKNOWN}, else by unicast. */
    void solicit(long nowNanos, long high, long low, long hardware);

    /** Sends a frame that was held; its link header is written by the link. */
    void release(byte[] frame, long hardware);

    /** A held frame will never go out: the neighbour does not answer. */
    void unreachable(long nowNanos, byte[] frame);
  }

  static final long UNKNOWN = -1;
  static final int CAPACITY = 256;
  static final int HOLD = 16;
  static final int HOLD_ALL = 768;

  /** RFC 4861 §10, in nanoseconds. */
  static final long RETRANS = 1_000_000_000L;

  static final long REACHABLE_TIME = 30_000_000_000L;
  static final long DELAY_FIRST_PROBE = 5_000_000_000L;
  static final int MAX_SOLICITS = 3;

  private static final int BUCKETS = 64;

  private final Link link;
  private final Counters counters;
  private final Neighbor[] buckets = new Neighbor[BUCKETS];
  private int size;
  private int held;
  private long reachable = REACHABLE_TIME;
  private long retrans = RETRANS;
  private long pollAt = Long.MAX_VALUE;

  NeighborCache(Link link, Counters counters) {
    this.link = link;
    this.counters = counters;
  }

  /** Link address for a packet that is about to leave, or {@link #UNKNOWN}: then {@link #hold}. */
  long resolve(long nowNanos, long high, long low) {
    Neighbor n = find(high, low);
    if (n == null) {
      n = create(nowNanos, high, low);
    }
    if (n == null) {
      return UNKNOWN;
    }
    n.usedNanos = nowNanos;
    if (n.state == Neighbor.State.INCOMPLETE) {
      return UNKNOWN;
    }
    if (n.state == Neighbor.State.STALE) {
      n.state = Neighbor.State.DELAY;
      arm(n, nowNanos + DELAY_FIRST_PROBE);
    }
    return n.hardware;
  }

  /**
   * Keeps a copy of a frame for a neighbour that {@link #resolve} did not know, and asks for its
   * address; if too many wait for it the oldest goes, and if too many wait for others this one.
   */
  void hold(long nowNanos, long high, long low, byte[] frame, int length) {
    Neighbor n = find(high, low);
    if (n == null || n.state != Neighbor.State.INCOMPLETE) {
      return;
    }
    if (makeRoom(n)) {
      keep(n, frame, length);
    }
    if (n.solicitations == 0) {
      solicit(nowNanos, n);
    }
  }

  private void keep(Neighbor n, byte[] frame, int length) {
    try {
      if (n.held == null) {
        n.held = new byte[HOLD][];
      }
      byte[] copy = new byte[length];
      System.arraycopy(frame, 0, copy, 0, length);
      n.held[n.heldCount++] = copy;
      held++;
    } catch (OutOfMemoryError e) {
      counters.add(Counter.HEAP);
    }
  }

  private boolean makeRoom(Neighbor n) {
    if (n.heldCount < HOLD && held < HOLD_ALL) {
      return true;
    }
    counters.add(Counter.NEIGHBOR_HOLD_FULL);
    if (n.heldCount == 0) {
      return false;
    }
    System.arraycopy(n.held, 1, n.held, 0, n.heldCount - 1);
    n.heldCount--;
    held--;
    return true;
  }

  /**
   * Whether a frame waits for an answer. The first may well be lost: a host whose link has just come
   * up may drop what it sends.
   */
  boolean holding() {
    return held > 0;
  }

  /** A neighbour asked us for our address and told its own (§7.2.3, RFC 826). */
  void onQuestion(long nowNanos, long high, long low, long hardware) {
    Neighbor n = find(high, low);
    if (n == null) {
      n = create(nowNanos, high, low);
    }
    if (n == null) {
      return;
    }
    if (n.state == Neighbor.State.INCOMPLETE || n.hardware != hardware) {
      learn(n, hardware, Neighbor.State.STALE, nowNanos);
    }
  }

  /**
   * A neighbour told its address (§7.2.5). {@code solicited}: it answers a question of ours, so it
   * hears us. {@code override}: it may replace an address that we hold.
   */
  void onAnswer(
      long nowNanos, long high, long low, long hardware, boolean solicited, boolean override) {
    Neighbor n = find(high, low);
    if (n == null) {
      return; // not asked: not kept
    }
    boolean same = n.hardware == hardware;
    if (n.state == Neighbor.State.INCOMPLETE) {
      learn(n, hardware, solicited ? Neighbor.State.REACHABLE : Neighbor.State.STALE, nowNanos);
    } else if (!same && !override) {
      if (n.state == Neighbor.State.REACHABLE) {
        n.state = Neighbor.State.STALE;
      }
    } else if (solicited) {
      learn(n, hardware, Neighbor.State.REACHABLE, nowNanos);
    } else if (!same) {
      learn(n, hardware, Neighbor.State.STALE, nowNanos);
    }
  }

  /** A transport saw progress through this neighbour (§7.3.1): no probe is needed. */
  void confirm(long nowNanos, long high, long low) {
    Neighbor n = find(high, low);
    if (n != null && n.state != Neighbor.State.INCOMPLETE) {
      n.state = Neighbor.State.REACHABLE;
      arm(n, nowNanos + reachable);
    }
  }

  /**
   * A router tells the times of this link in nanoseconds, 0 for as before (RFC 4861 §6.3.4); kept
   * within bounds that no advertisement can use to make a storm of us.
   */
  void times(long reachableNanos, long retransNanos) {
    if (reachableNanos > 0) {
      reachable = Math.min(Math.max(reachableNanos, REACHABLE_TIME / 30), 120 * REACHABLE_TIME);
    }
    if (retransNanos > 0) {
      retrans = Math.min(Math.max(retransNanos, RETRANS / 10), 10 * RETRANS);
    }
  }

  /** Marks a neighbour as (no longer) a router; returns whether it was one. */
  boolean router(long high, long low, boolean isRouter) {
    Neighbor n = find(high, low);
    boolean was = n != null && n.router;
    if (n != null) {
      n.router = isRouter;
    }
    return was;
  }

  /** Solicits again, gives up, lets entries grow stale. */
  void poll(long nowNanos) {
    if (nowNanos < pollAt) {
      return;
    }
    pollAt = Long.MAX_VALUE;
    for (int i = 0; i < BUCKETS; i++) {
      for (Neighbor n = buckets[i]; n != null; n = n.next) {
        if (n.deadlineNanos <= nowNanos) {
          onDeadline(nowNanos, n);
        }
        pollAt = Math.min(pollAt, n.deadlineNanos);
      }
    }
  }

  long pollAt() {
    return pollAt;
  }

  int size() {
    return size;
  }

  private void onDeadline(long nowNanos, Neighbor n) {
    switch (n.state) {
      case REACHABLE, STALE -> {
        n.state = Neighbor.State.STALE;
        n.deadlineNanos = Long.MAX_VALUE;
      }
      case DELAY -> {
        n.state = Neighbor.State.PROBE;
        n.solicitations = 0;
        solicit(nowNanos, n);
      }
      case INCOMPLETE, PROBE -> {
        if (n.solicitations < MAX_SOLICITS) {
          solicit(nowNanos, n);
        } else {
          giveUp(nowNanos, n);
        }
      }
    }
  }

  private void solicit(long nowNanos, Neighbor n) {
    n.solicitations++;
    arm(n, nowNanos + retrans);
    link.solicit(nowNanos, n.high, n.low, n.state == Neighbor.State.PROBE ? n.hardware : UNKNOWN);
  }

  private void giveUp(long nowNanos, Neighbor n) {
    remove(n);
    n.deadlineNanos = Long.MAX_VALUE;
    for (int i = 0; i < n.heldCount; i++) {
      counters.add(Counter.NEIGHBOR_UNREACHABLE);
      link.unreachable(nowNanos, Objects.requireNonNull(n.held[i]));
    }
  }

  private void learn(Neighbor n, long hardware, Neighbor.State state, long nowNanos) {
    n.hardware = hardware;
    n.state = state;
    n.solicitations = 0;
    arm(n, state == Neighbor.State.REACHABLE ? nowNanos + reachable : Long.MAX_VALUE);
    int count = n.heldCount;
    n.heldCount = 0;
    held -= count;
    for (int i = 0; i < count; i++) {
      link.release(Objects.requireNonNull(n.held[i]), hardware);
    }
    n.held = null;
  }

  private void arm(Neighbor n, long deadlineNanos) {
    n.deadlineNanos = deadlineNanos;
    pollAt = Math.min(pollAt, deadlineNanos);
  }

  /** A new entry; null if the heap is at its end. */
  private Neighbor create(long nowNanos, long high, long low) {
    Neighbor n;
    try {
      n = new Neighbor(high, low);
    } catch (OutOfMemoryError e) {
      counters.add(Counter.HEAP);
      return null;
    }
    if (size == CAPACITY) {
      Neighbor gone = leastUsed();
      for (int i = 0; i < gone.heldCount; i++) {
        counters.add(Counter.NEIGHBOR_HOLD_FULL);
      }
      remove(gone);
    }
    n.usedNanos = nowNanos;
    int bucket = bucket(high, low);
    n.next = buckets[bucket];
    buckets[bucket] = n;
    size++;
    return n;
  }

  private Neighbor leastUsed() {
    Neighbor oldest = null;
    for (Neighbor head : buckets) {
      for (Neighbor n = head; n != null; n = n.next) {
        if (oldest == null || n.usedNanos < oldest.usedNanos) {
          oldest = n;
        }
      }
    }
    return oldest;
  }

  private void remove(Neighbor gone) {
    int bucket = bucket(gone.high, gone.low);
    Neighbor before = null;
    for (Neighbor n = buckets[bucket]; n != null; before = n, n = n.next) {
      if (n == gone) {
        if (before == null) {
          buckets[bucket] = n.next;
        } else {
          before.next = n.next;
        }
        size--;
        held -= gone.heldCount;
        return;
      }
    }
  }

  private Neighbor find(long high, long low) {
    for (Neighbor n = buckets[bucket(high, low)]; n != null; n = n.next) {
      if (n.low == low && n.high == high) {
        return n;
      }
    }
    return null;
  }

  /** Neighbours share a prefix and differ in their last bits, so those choose the bucket. */
  private static int bucket(long high, long low) {
    long mixed = (high ^ low) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 58);
  }

  /** One neighbour a line: {@code 10.0.0.1 52:54:00:12:34:56 REACHABLE}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Neighbor head : buckets) {
      for (Neighbor n = head; n != null; n = n.next) {
        Ip.append(out, n.high, n.low).append(' ');
        if (n.state != Neighbor.State.INCOMPLETE) {
          EthernetFrame.append(out, n.hardware).append(' ');
        }
        out.append(n.state).append('\n');
      }
    }
    return out.toString();
  }
}
