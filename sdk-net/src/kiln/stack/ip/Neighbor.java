package kiln.stack.ip;

/** What is known of one neighbour (RFC 4861 §5.1); also serves ARP. */
final class Neighbor {
  /** Reachability (RFC 4861 §7.3.2). */
  enum State {
    /** Asked for, no answer yet: {@link #held} waits. */
    INCOMPLETE,
    /** Confirmed a short time ago. */
    REACHABLE,
    /** Known, not confirmed: used as it is, and probed if use goes on. */
    STALE,
    /** Used while stale: waits for a hint from above before it probes. */
    DELAY,
    /** Being probed by unicast. */
    PROBE
  }

  final long high;
  final long low;

  /** Next in the hash chain. */
  Neighbor next;

  State state = State.INCOMPLETE;
  long hardware;
  boolean router;
  long deadlineNanos = Long.MAX_VALUE;
  long usedNanos;
  int solicitations;

  /** Frames that wait for the address, oldest first; link header room in front. */
  byte[][] held;

  int heldCount;

  Neighbor(long high, long low) {
    this.high = high;
    this.low = low;
  }
}
