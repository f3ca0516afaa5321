package app.firewall;

import kiln.net.FilteredPacket;

/**
 * Two hosts that talk through the firewall, or with it, and how their packets look on the wire on
 * either side of it.
 *
 * <p>{@link #request} is how the first packet arrived, {@link #reply} is how an answer arrives;
 * without translation each is the other turned round. Kept in a {@link FlowTable} for its life, and
 * used again for others.
 */
final class Flow {
  private static final long SECOND = 1_000_000_000L;
  private static final long FIRST_NANOS = 30 * SECOND;
  private static final long TALKING_NANOS = 180 * SECOND;

  /** RFC 5382 REQ-5: an established TCP connection may be silent for two hours and four minutes. */
  private static final long ESTABLISHED_NANOS = 7440 * SECOND;

  private static final long CLOSING_NANOS = 60 * SECOND;

  final Tuple request = new Tuple();
  final Tuple reply = new Tuple();

  /** The next with the same hash; for the request, and for the reply. */
  Flow nextByRequest;

  Flow nextByReply;

  boolean live;
  long deadlineNanos;
  private boolean answered;
  private boolean closing;

  /** Begins anew; the tuples are set. */
  void begin(long nowNanos) {
    live = true;
    answered = false;
    closing = false;
    deadlineNanos = nowNanos + FIRST_NANOS;
  }

  /** A packet passed. */
  void onPacket(long nowNanos, FilteredPacket p, boolean isReply) {
    answered |= isReply;
    boolean isTcp = p.protocol() == FilteredPacket.TCP;
    closing |= isTcp && (p.tcpFlags() & (FilteredPacket.FIN | FilteredPacket.RST)) != 0;
    long nanos = !answered ? FIRST_NANOS : closing ? CLOSING_NANOS
        : isTcp ? ESTABLISHED_NANOS : TALKING_NANOS;
    deadlineNanos = nowNanos + nanos;
  }

  /** Source and destination as the packets of one direction have them when they arrive. */
  static final class Tuple {
    int protocol;
    long sourceHigh;
    long sourceLow;
    int sourcePort;
    long destinationHigh;
    long destinationLow;
    int destinationPort;

    /** As the packet has them; an echo has its identifier on the side of who asked. */
    void read(FilteredPacket p) {
      protocol = p.protocol();
      sourceHigh = p.sourceHigh();
      sourceLow = p.sourceLow();
      sourcePort = isEchoReply(p) ? 0 : p.sourcePort();
      destinationHigh = p.destinationHigh();
      destinationLow = p.destinationLow();
      destinationPort = isEchoRequest(p) ? 0 : p.destinationPort();
    }

    void turn(Tuple other) {
      protocol = other.protocol;
      sourceHigh = other.destinationHigh;
      sourceLow = other.destinationLow;
      sourcePort = other.destinationPort;
      destinationHigh = other.sourceHigh;
      destinationLow = other.sourceLow;
      destinationPort = other.sourcePort;
    }

    void copy(Tuple other) {
      protocol = other.protocol;
      source(other.sourceHigh, other.sourceLow, other.sourcePort);
      destination(other.destinationHigh, other.destinationLow, other.destinationPort);
    }

    void source(long high, long low, int port) {
      sourceHigh = high;
      sourceLow = low;
      sourcePort = port;
    }

    void destination(long high, long low, int port) {
      destinationHigh = high;
      destinationLow = low;
      destinationPort = port;
    }

    boolean same(Tuple o) {
      return protocol == o.protocol
          && sourcePort == o.sourcePort
          && destinationPort == o.destinationPort
          && sourceLow == o.sourceLow
          && destinationLow == o.destinationLow
          && sourceHigh == o.sourceHigh
          && destinationHigh == o.destinationHigh;
    }

    /** Keyed, so that nobody outside can choose flows that share a chain. */
    int hash(long key) {
      long h = key;
      h = mix(h, sourceHigh);
      h = mix(h, sourceLow);
      h = mix(h, destinationHigh);
      h = mix(h, destinationLow);
      h = mix(h, (long) sourcePort << 32 | (long) destinationPort << 8 | protocol);
      return (int) (h >>> 32);
    }

    private static long mix(long h, long value) {
      long mixed = (h ^ value) * 0x9E37_79B9_7F4A_7C15L;
      return mixed ^ mixed >>> 29;
    }
  }

  static boolean isEchoRequest(FilteredPacket p) {
    return p.icmpType() == 8 && p.isV4() || p.icmpType() == 128 && !p.isV4();
  }

  static boolean isEchoReply(FilteredPacket p) {
    return p.icmpType() == 0 && p.isV4() || p.icmpType() == 129 && !p.isV4();
  }
}
