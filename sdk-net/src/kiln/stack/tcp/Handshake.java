package kiln.stack.tcp;

import kiln.stack.wire.TcpSegment;

/**
 * What the two SYNs agree on (RFC 9293 §3.7.1, RFC 7323 §2, §3, RFC 2018 §2): values, no behaviour.
 *
 * @param mss largest text that the peer takes, before options: its offer or the default
 * @param sack both permit selective acknowledgements
 * @param timestamps both use timestamps
 * @param scaling both scale windows
 * @param sndScale shift of the peer's window field; 0 without scaling
 */
record Handshake(int mss, boolean sack, boolean timestamps, boolean scaling, int sndScale) {
  /** Smaller offers are an attack on our packet rate. */
  private static final int SMALLEST_MSS = 88;

  /** The peer's offers, of which ours are the same kind: we offer everything. */
  static Handshake of(TcpSegment syn, boolean v4) {
    int fallback = v4 ? Sender.DEFAULT_MSS : 1220; // MUST-15, and RFC 8200 §8.3 for IPv6
    int offered = syn.mss() == 0 ? fallback : Math.max(syn.mss(), SMALLEST_MSS);
    boolean scaling = syn.windowScale() >= 0;
    return new Handshake(
        offered,
        syn.sackPermitted(),
        syn.hasTimestamps(),
        scaling,
        scaling ? syn.windowScale() : 0);
  }

  /** Octets of text a segment: what the peer takes and the path carries, less our usual options. */
  int textPerSegment(int pathMss) {
    return Math.min(mss, pathMss) - (timestamps ? 12 : 0);
  }
}
