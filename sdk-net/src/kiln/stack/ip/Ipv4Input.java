package kiln.stack.ip;

import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;

/** IPv4 on its way in: checks, fragments, delivery (RFC 1122 §3.2.1). */
final class Ipv4Input {
  /** A first fragment of TCP must hold the header up to its flags (RFC 3128 §2). */
  private static final int TINY = 16;

  private final IpStack stack;
  private final Ipv4Packet header = new Ipv4Packet();
  private final Packet packet;

  Ipv4Input(IpStack stack, Packet packet) {
    this.stack = stack;
    this.packet = packet;
  }

  void receive(
      long nowNanos, NetInterface in, byte[] bytes, int offset, int length, boolean linkGroup) {
    stack.counters().add(Counter.IP_IN);
    if (!header.wrap(bytes, offset, length)) {
      stack.counters().add(Counter.IP_MALFORMED);
      return;
    }
    if (!header.checksumHolds()) {
      stack.counters().add(Counter.IP_CHECKSUM);
      return;
    }
    if (header.hasOptions() && header.hasUnsafeOptions()) {
      stack.counters().add(Counter.IP_OPTIONS);
      return;
    }
    describe(in, bytes, offset, linkGroup);
    packet.checksumVerified = in.checksumVerified();
    if (!sourceAllowed(in)) {
      stack.counters().add(Counter.IP_SOURCE);
    } else if (!packet.fragment) {
      stack.admit(nowNanos, packet);
    } else if (stack.isForUs(packet) || stack.filter().active(in)) {
      reassemble(nowNanos);
    } else {
      stack.onForeign(nowNanos, packet);
    }
  }

  private void describe(NetInterface in, byte[] bytes, int offset, boolean linkGroup) {
    packet.bytes = bytes;
    packet.headerOffset = offset;
    packet.offset = header.payloadOffset();
    packet.length = header.payloadLength();
    packet.protocol = header.protocol();
    packet.hopLimit = header.ttl();
    packet.sourceHigh = 0;
    packet.sourceLow = Ip.v4(header.source());
    packet.destinationHigh = 0;
    packet.destinationLow = Ip.v4(header.destination());
    packet.in = in;
    packet.fragment = header.moreFragments() || header.fragmentOffset() > 0;
    packet.linkGroup = linkGroup;
    packet.group =
        linkGroup
            || Ip.isMulticast(0, packet.destinationLow)
            || in.isBroadcast(0, packet.destinationLow);
  }

  /** RFC 1122 §3.2.1.3: no group, broadcast or (from outside) loopback address is a source. */
  private boolean sourceAllowed(NetInterface in) {
    long low = packet.sourceLow;
    boolean spoofed =
        Ip.isMulticast(0, low)
            || Ip.isReserved(0, low)
            || in.isBroadcast(0, low)
            || !in.isLoopback()
                && (Ip.isLoopback(0, low) || Ip.isLoopback(0, packet.destinationLow));
    return !spoofed;
  }

  private void reassemble(long nowNanos) {
    int at = header.fragmentOffset();
    boolean more = header.moreFragments();
    // RFC 1858 §3.2.2 (indirect) and RFC 3128: no fragment may rewrite the flags of another.
    if (packet.protocol == Ip.TCP && (at == 8 || at == 0 && packet.length < TINY)) {
      stack.counters().add(Counter.FRAGMENT_TINY);
      return;
    }
    Reassembler r = stack.reassembler();
    Reassembler.Outcome outcome =
        r.add(
            nowNanos,
            packet,
            header.identification(),
            packet.bytes,
            packet.offset,
            packet.length,
            at,
            more);
    if (outcome == Reassembler.Outcome.COMPLETE) {
      packet.headerOffset = -1;
      packet.fragment = false;
      packet.checksumVerified = false;
      packet.bytes = r.bytes();
      packet.offset = 0;
      packet.length = r.length();
      stack.admit(nowNanos, packet);
    }
  }
}
