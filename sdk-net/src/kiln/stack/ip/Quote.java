package kiln.stack.ip;

import kiln.app.Seldom;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;
import kiln.stack.wire.Ipv6Extensions;
import kiln.stack.wire.Ipv6Packet;
import kiln.stack.wire.Octets;

/**
 * Reads the packet that an ICMP error quotes, as far as it is there: at least its IP header and 8
 * octets behind (RFC 792, RFC 4443 §2.4).
 */
@Seldom
final class Quote {
  /** What a quoted packet is good for. */
  enum Outcome {
    /** {@link #packet} tells of it. */
    WHOLE,
    /** A later fragment, or headers that lead nowhere: nobody can tell whose it is. */
    USELESS,
    MALFORMED
  }

  private static final int LEAST = 8;

  private final Ipv4Packet header4 = new Ipv4Packet();
  private final Ipv6Packet header6 = new Ipv6Packet();
  private final Ipv6Extensions extensions = new Ipv6Extensions();
  private final Packet packet = new Packet();

  Packet packet() {
    return packet;
  }

  /** Whether an ICMP message of this type and version quotes a packet. */
  static boolean isError(int protocol, int type) {
    return switch (protocol) {
      case Ip.ICMP ->
          type == IcmpPacket.UNREACHABLE
              || type == IcmpPacket.TIME_EXCEEDED
              || type == IcmpPacket.PARAMETER_PROBLEM;
      case Ip.ICMPV6 ->
          type >= IcmpPacket.V6_UNREACHABLE && type <= IcmpPacket.V6_PARAMETER_PROBLEM;
      default -> false;
    };
  }

  /** Reads {@code length} octets at {@code from}, which came in by {@code in}. */
  Outcome read(NetInterface in, byte[] bytes, int from, int length, boolean v4) {
    packet.in = in;
    packet.bytes = bytes;
    packet.headerOffset = from;
    return v4 ? read4(bytes, from, length) : read6(bytes, from, length);
  }

  private Outcome read4(byte[] bytes, int from, int length) {
    // The quoted packet is cut short, so its total length is not held against it.
    if (length < Ipv4Packet.HEADER + LEAST
        || !header4.wrap(bytes, from, Math.max(length, Octets.u16(bytes, from + 2)))
        || header4.headerLength() > length) {
      return Outcome.MALFORMED;
    }
    packet.offset = header4.payloadOffset();
    packet.length = length - header4.headerLength();
    packet.protocol = header4.protocol();
    packet.hopLimit = header4.ttl();
    packet.sourceHigh = 0;
    packet.sourceLow = Ip.v4(header4.source());
    packet.destinationHigh = 0;
    packet.destinationLow = Ip.v4(header4.destination());
    boolean first = header4.fragmentOffset() == 0;
    return first && packet.length >= LEAST ? Outcome.WHOLE : Outcome.USELESS;
  }

  private Outcome read6(byte[] bytes, int from, int length) {
    if (length < Ipv6Packet.HEADER + LEAST || !header6.wrap(bytes, from, 1 << 17)) {
      return Outcome.MALFORMED;
    }
    Ipv6Extensions.Outcome outcome =
        extensions.walk(bytes, from, header6.payloadOffset(), from + length, header6.nextHeader());
    boolean first = outcome == Ipv6Extensions.Outcome.FRAGMENT && extensions.fragmentOffset() == 0;
    packet.protocol = extensions.protocol();
    packet.offset = extensions.offset();
    packet.length = from + length - packet.offset;
    packet.hopLimit = header6.hopLimit();
    packet.sourceHigh = header6.sourceHigh();
    packet.sourceLow = header6.sourceLow();
    packet.destinationHigh = header6.destinationHigh();
    packet.destinationLow = header6.destinationLow();
    boolean known = outcome == Ipv6Extensions.Outcome.UPPER_LAYER || first;
    return known && packet.length >= LEAST ? Outcome.WHOLE : Outcome.USELESS;
  }
}
