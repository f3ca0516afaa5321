package kiln.stack.ip;

import kiln.stack.wire.Ip;

/** One address of an interface with its prefix and its life (RFC 4862 §2, RFC 5227). */
public final class InterfaceAddress {
  /** The life of an address. */
  public enum State {
    /** Being probed: not ours yet, neither source nor destination. */
    TENTATIVE,
    /** In use. */
    PREFERRED,
    /** Answered, but not chosen as source for something new. */
    DEPRECATED,
    /** Somebody else has it. */
    DUPLICATE
  }

  private final long high;
  private final long low;
  private final int prefix;
  private final long broadcastLow;

  State state;

  /** Probes still to send while tentative, then announcements (IPv4) while preferred. */
  int probesLeft;

  int announcementsLeft;
  long nextProbeNanos;
  long preferredUntilNanos = Long.MAX_VALUE;
  long validUntilNanos = Long.MAX_VALUE;

  /** {@code prefix} counts from the top of 128 bits: an IPv4 /24 is 120. */
  InterfaceAddress(long high, long low, int prefix, State state) {
    this.high = high;
    this.low = low;
    this.prefix = prefix;
    broadcastLow = Ip.isV4(high, low) && prefix < 127 ? low | ~Ip.mask(prefix - 64) : 0;
    this.state = state;
  }

  public long high() {
    return high;
  }

  public long low() {
    return low;
  }

  /** Bits of the prefix out of 128. */
  public int prefix() {
    return prefix;
  }

  public State state() {
    return state;
  }

  /** Whether packets to it are for us. */
  public boolean usable() {
    return state == State.PREFERRED || state == State.DEPRECATED;
  }

  boolean is(long otherHigh, long otherLow) {
    return low == otherLow && high == otherHigh;
  }

  /** The subnet's broadcast address as {@code low}; 0 for IPv6, /31 and /32 (RFC 3021). */
  long broadcastLow() {
    return broadcastLow;
  }

  @Override
  public String toString() {
    int bits = Ip.isV4(high, low) ? prefix - 96 : prefix;
    return Ip.text(high, low) + "/" + bits + " " + state;
  }
}
