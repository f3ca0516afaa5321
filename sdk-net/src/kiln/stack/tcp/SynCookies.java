package kiln.stack.tcp;

import kiln.stack.random.SipHash;
import kiln.stack.wire.Seq;

/**
 * SYN cookies: when a listener has no room for another half-open connection, its state goes into
 * the numbers of the SYN-ACK and comes back with the acknowledgement (RFC 4987 §3.6).
 *
 * <pre>
 *   ISS        24 bits keyed hash | 5 bits minute | 3 bits segment size
 *   timestamp  26 bits clock      | 1 unused | 1 SACK | 4 bits window scale, 15: none
 * </pre>
 */
final class SynCookies {
  private static final long SLOT = 64_000_000_000L;

  /** A cookie is good for the slot it was made in and this many after: up to two minutes. */
  private static final int LIFE_SLOTS = 1;

  /** Segment sizes that fit into three bits; the largest that does not exceed the offer. */
  private static final int[] SIZES = {216, 536, 1188, 1220, 1360, 1420, 1440, 1460};

  private static final int OPTION_MASK = 0x3F;
  private static final int NO_SCALE = 15;

  private final SipHash hash;
  private long lastSentNanos = Long.MIN_VALUE / 2;
  private int mss;

  SynCookies(SipHash hash) {
    this.hash = hash;
  }

  /** The initial sequence number that is the cookie. */
  int issue(
      long nowNanos,
      long localHigh,
      long localLow,
      int localPort,
      long remoteHigh,
      long remoteLow,
      int remotePort,
      int irs,
      int offeredMss) {
    lastSentNanos = nowNanos;
    int size = SIZES.length - 1;
    while (size > 0 && SIZES[size] > offeredMss) {
      size--;
    }
    long slot = nowNanos / SLOT;
    int tail = (int) (slot & 31) << 3 | size;
    int mac =
        mac(localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort, irs, slot, size);
    return mac << 8 | tail;
  }

  /** Our timestamp with the peer's options in its low bits; never ahead of the clock. */
  static int timestamp(int clock, Handshake h) {
    int options = (h.sack() ? 16 : 0) | (h.scaling() ? h.sndScale() : NO_SCALE);
    int stamped = clock & ~OPTION_MASK | options;
    return Seq.gt(stamped, clock) ? stamped - OPTION_MASK - 1 : stamped;
  }

  /** What the timestamp option brings back of the handshake; without it nothing but the size. */
  static Handshake handshake(int mss, boolean hasTimestamps, int echo) {
    int scale = echo & 15;
    boolean scaling = hasTimestamps && scale != NO_SCALE;
    boolean sack = hasTimestamps && (echo & 16) != 0;
    return new Handshake(mss, sack, hasTimestamps, scaling, scaling ? scale : 0);
  }

  /**
   * Whether {@code iss} is a cookie of ours for this connection, not too old; then {@link #mss} is
   * the segment size.
   */
  boolean verify(
      long nowNanos,
      long localHigh,
      long localLow,
      int localPort,
      long remoteHigh,
      long remoteLow,
      int remotePort,
      int irs,
      int iss) {
    if (nowNanos - lastSentNanos > (LIFE_SLOTS + 1) * SLOT) {
      return false; // none is under way: a guess has no chance at all
    }
    long now = nowNanos / SLOT;
    int age = (int) (now - (iss >>> 3)) & 31;
    if (age > LIFE_SLOTS) {
      return false;
    }
    int size = iss & 7;
    mss = SIZES[size];
    int mac =
        mac(
            localHigh,
            localLow,
            localPort,
            remoteHigh,
            remoteLow,
            remotePort,
            irs,
            now - age,
            size);
    return mac == iss >>> 8;
  }

  int mss() {
    return mss;
  }

  private int mac(
      long localHigh,
      long localLow,
      int localPort,
      long remoteHigh,
      long remoteLow,
      int remotePort,
      int irs,
      long slot,
      int size) {
    long local = hash.hash(localHigh, localLow);
    long rest = (long) localPort << 48 | (long) remotePort << 32 | irs & 0xFFFF_FFFFL;
    return (int) hash.hash(local, remoteHigh, remoteLow, rest, slot << 3 | size) & 0xFF_FFFF;
  }
}
