package kiln.stack.tcp;

/**
 * When a silent peer is asked whether it is still there (RFC 9293 §3.8.4): off unless the user wants
 * it (MUST-25).
 */
final class Keepalive {
  /** Between probes that are not answered. */
  private static final long INTERVAL = 75_000_000_000L;

  /** So many without an answer end the connection. */
  private static final int PROBES = 9;

  private long idleNanos;
  private int probes;
  private long deadlineNanos = Long.MAX_VALUE;

  /** Switches it on, to ask after {@code nanos} of silence, or off with 0. */
  void idle(long nowNanos, long nanos) {
    idleNanos = nanos;
    probes = 0;
    deadlineNanos = nanos == 0 ? Long.MAX_VALUE : nowNanos + nanos;
  }

  /** The peer lives: its silence begins anew. */
  void heard(long nowNanos) {
    probes = 0;
    if (deadlineNanos != Long.MAX_VALUE) {
      postpone(nowNanos);
    }
  }

  /** It is not the time to ask: another silence is waited for. */
  void postpone(long nowNanos) {
    deadlineNanos = nowNanos + idleNanos;
  }

  /** When the next probe is due. */
  long pollAt() {
    return deadlineNanos;
  }

  /** Counts a probe; false if the peer was asked often enough. */
  boolean probe(long nowNanos) {
    if (probes == PROBES) {
      return false;
    }
    probes++;
    deadlineNanos = nowNanos + INTERVAL;
    return true;
  }
}
