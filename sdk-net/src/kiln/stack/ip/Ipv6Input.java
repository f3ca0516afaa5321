package kiln.stack.ip;

import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv6Extensions;
import kiln.stack.wire.Ipv6Packet;

/** IPv6 on its way in: checks, extension headers, fragments, delivery (RFC 8200 §4). */
final class Ipv6Input {
  private static final int CODE_FIELD = 0;
  private static final int CODE_HEADER = 1;
  private static final int CODE_OPTION = 2;

  private final IpStack stack;
  private final Ipv6Packet header = new Ipv6Packet();
  private final Ipv6Extensions extensions = new Ipv6Extensions();
  private final Packet packet;

  Ipv6Input(IpStack stack, Packet packet) {
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
    describe(in, bytes, offset, linkGroup);
    packet.checksumVerified = in.checksumVerified();
    if (!sourceAllowed(in)) {
      stack.counters().add(Counter.IP_SOURCE);
    } else if (stack.isForUs(packet) || stack.filter().active(in)) {
      walk(nowNanos, header.nextHeader(), true);
    } else {
      stack.onForeign(nowNanos, packet); // a router does not look behind the fixed header
    }
  }

  private void describe(NetInterface in, byte[] bytes, int offset, boolean linkGroup) {
    packet.bytes = bytes;
    packet.headerOffset = offset;
    packet.offset = header.payloadOffset();
    packet.length = header.payloadLength();
    packet.protocol = header.nextHeader();
    packet.hopLimit = header.hopLimit();
    packet.sourceHigh = header.sourceHigh();
    packet.sourceLow = header.sourceLow();
    packet.destinationHigh = header.destinationHigh();
    packet.destinationLow = header.destinationLow();
    packet.in = in;
    packet.fragment = false;
    packet.linkGroup = linkGroup;
    packet.group = linkGroup || Ip.isMulticast(packet.destinationHigh, packet.destinationLow);
  }

  /** No group, no IPv4-mapped address on the wire (RFC 4291 §2.5.5.2), no loopback from outside. */
  private boolean sourceAllowed(NetInterface in) {
    long high = packet.sourceHigh;
    long low = packet.sourceLow;
    return !Ip.isMulticast(high, low)
        && !Ip.isV4(high, low)
        && !Ip.isV4(packet.destinationHigh, packet.destinationLow)
        && (in.isLoopback()
            || !Ip.isLoopback(high, low)
                && !Ip.isLoopback(packet.destinationHigh, packet.destinationLow));
  }

  /**
   * Walks the headers; a whole packet is delivered, a fragment kept. A second fragment header in
   * one packet is refused: nobody sends it, and each could hide another.
   */
  private void walk(long nowNanos, int nextHeader, boolean mayBeFragment) {
    int base = Math.max(packet.headerOffset, 0);
    int end = packet.end();
    Ipv6Extensions.Outcome outcome =
        extensions.walk(packet.bytes, base, packet.offset, end, nextHeader);
    if (isOthersToRead(outcome)) {
      packet.protocol = extensions.protocol();
      stack.admit(nowNanos, packet);
      return;
    }
    switch (outcome) {
      case UPPER_LAYER -> {
        packet.protocol = extensions.protocol();
        packet.offset = extensions.offset();
        packet.length = end - packet.offset;
        stack.admit(nowNanos, packet);
      }
      case FRAGMENT -> {
        if (mayBeFragment) {
          reassemble(nowNanos, end);
        } else {
          stack.counters().add(Counter.IP_EXTENSION);
        }
      }
      case NOTHING -> stack.counters().add(Counter.IP_NOTHING); // its sender says so
      case MALFORMED, DISCARD -> stack.counters().add(Counter.IP_EXTENSION);
      case OPTION_ERROR -> problem(nowNanos, CODE_OPTION, true);
      case OPTION_ERROR_UNICAST -> problem(nowNanos, CODE_OPTION, false);
      case ROUTING_ERROR -> problem(nowNanos, CODE_FIELD, false);
      case HEADER_ERROR -> problem(nowNanos, CODE_HEADER, false);
    }
  }

  /** What is behind a packet's headers concerns its destination; a filter may pass it on. */
  private boolean isOthersToRead(Ipv6Extensions.Outcome outcome) {
    return switch (outcome) {
      case UPPER_LAYER, FRAGMENT, MALFORMED -> false;
      case NOTHING, DISCARD, OPTION_ERROR, OPTION_ERROR_UNICAST, ROUTING_ERROR, HEADER_ERROR ->
          !stack.isForUs(packet);
    };
  }

  private void problem(long nowNanos, int code, boolean evenToGroup) {
    stack.counters().add(Counter.IP_EXTENSION);
    if (evenToGroup) {
      packet.group = false; // RFC 4443 §2.4 (e.3): the one error that a multicast packet may cause
    }
    stack
        .icmp()
        .error(nowNanos, packet, IcmpPacket.V6_PARAMETER_PROBLEM, code, extensions.pointer());
  }

  private void reassemble(long nowNanos, int end) {
    int offset = extensions.offset();
    int count = end - offset;
    boolean more = extensions.moreFragments();
    int nextHeader = extensions.protocol();
    if (more && count % 8 != 0) { // RFC 8200 §4.5: Parameter Problem at the payload length
      stack.counters().add(Counter.FRAGMENT_MALFORMED);
      stack.icmp().error(nowNanos, packet, IcmpPacket.V6_PARAMETER_PROBLEM, CODE_FIELD, 4);
      return;
    }
    if (!more && extensions.fragmentOffset() == 0) { // RFC 6946: atomic, not mixed with others
      packet.offset = offset;
      packet.length = count;
      walk(nowNanos, nextHeader, false);
      return;
    }
    packet.protocol = Ipv6Extensions.FRAGMENT; // §4.5: only addresses and identification match
    Reassembler r = stack.reassembler();
    Reassembler.Outcome outcome =
        r.add(
            nowNanos,
            packet,
            extensions.fragmentId(),
            packet.bytes,
            offset,
            count,
            extensions.fragmentOffset(),
            more);
    if (outcome == Reassembler.Outcome.COMPLETE) {
      packet.headerOffset = -1;
      packet.checksumVerified = false;
      packet.bytes = r.bytes();
      packet.offset = 0;
      packet.length = r.length();
      walk(nowNanos, nextHeader, false);
    }
  }
}
