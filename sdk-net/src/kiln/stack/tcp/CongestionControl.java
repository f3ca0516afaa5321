package kiln.stack.tcp;

/**
 * How much may be in flight: {@code cwnd}, in octets (RFC 5681). One per connection; {@link
 * Recovery} tells it what happened, it never looks.
 */
interface CongestionControl {
  /** The congestion window in octets; at least one segment. */
  int cwnd();

  /** The slow start threshold in octets. */
  int ssthresh();

  /** The handshake is over: the segment size is known (RFC 6928). */
  void start(int mss, boolean synWasLost);

  /**
   * {@code acked} octets were acknowledged in order while the window was full: it may grow. Not
   * called in fast recovery.
   */
  void onAck(long nowNanos, int acked, long srttNanos);

  /** A loss was found by acknowledgements: {@code flight} octets were under way. */
  void onLoss(long nowNanos, int flight);

  /** The retransmission timer expired, for the first time on this segment or again. */
  void onTimeout(long nowNanos, int flight, boolean again);

  /** The loss was none: back to the window before. */
  void undo();

  /** Nothing was sent for longer than the retransmission timeout (RFC 5681 §4.1). */
  void onIdle();

  /** The segment size changed with the path MTU. */
  void onMss(int mss);

  /** RFC 6928 §2: about ten segments. */
  static int initialWindow(int mss) {
    return Math.min(10 * mss, Math.max(2 * mss, 14_600));
  }
}
