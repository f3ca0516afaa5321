package kiln.stack.ip;

import java.util.Objects;
import kiln.net.FilteredPacket;
import kiln.net.PacketFilter.Hook;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Octets;

/**
 * A packet as a filter sees it. Rewriting changes the octets and the {@link Packet} alike, and
 * corrects the checksums by what was changed (RFC 1624), so that damage from before stays damage.
 */
final class FilterView implements FilteredPacket {
  /** Where the checksum is in an IPv4 header. */
  private static final int IPV4_CHECKSUM = 10;

  private static final int ECHO_IDENTIFIER = 4;

  /** The error that quotes this packet; null if this is the packet itself. */
  private final FilterView outer;

  /** The packet that this one quotes, and its reader; null if this one is quoted itself. */
  private final FilterView inner;

  private final Quote quote;

  private Packet packet;
  private Hook hook;
  private String in;
  private String out;

  FilterView() {
    outer = null;
    quote = new Quote();
    inner = new FilterView(this);
  }

  private FilterView(FilterView outer) {
    this.outer = outer;
    inner = null;
    quote = null;
  }

  FilterView show(Hook at, Packet p, NetInterface from, NetInterface to) {
    hook = at;
    packet = p;
    in = from == null ? null : from.name();
    out = to == null ? null : to.name();
    return this;
  }

  @Override
  public String in() {
    return in;
  }

  @Override
  public String out() {
    return out;
  }

  @Override
  public boolean isV4() {
    return Ip.isV4(packet.destinationHigh, packet.destinationLow);
  }

  @Override
  public long sourceHigh() {
    return packet.sourceHigh;
  }

  @Override
  public long sourceLow() {
    return packet.sourceLow;
  }

  @Override
  public long destinationHigh() {
    return packet.destinationHigh;
  }

  @Override
  public long destinationLow() {
    return packet.destinationLow;
  }

  @Override
  public int protocol() {
    return packet.protocol;
  }

  @Override
  public int hopLimit() {
    return packet.hopLimit;
  }

  @Override
  public int sourcePort() {
    return port(sourcePortAt());
  }

  @Override
  public int destinationPort() {
    return port(destinationPortAt());
  }

  private int port(int at) {
    return at < 0 ? 0 : Octets.u16(packet.bytes, at);
  }

  private int sourcePortAt() {
    return hasPorts() ? packet.offset : echoIdentifierAt();
  }

  private int destinationPortAt() {
    return hasPorts() ? packet.offset + 2 : echoIdentifierAt();
  }

  private boolean hasPorts() {
    return (packet.protocol == TCP || packet.protocol == UDP) && packet.length >= 4;
  }

  private int echoIdentifierAt() {
    boolean echo =
        switch (icmpType()) {
          case IcmpPacket.ECHO_REQUEST, IcmpPacket.ECHO_REPLY -> packet.protocol == ICMP;
          case IcmpPacket.V6_ECHO_REQUEST, IcmpPacket.V6_ECHO_REPLY -> packet.protocol == ICMPV6;
          default -> false;
        };
    return echo ? packet.offset + ECHO_IDENTIFIER : -1;
  }

  @Override
  public int tcpFlags() {
    return packet.protocol == TCP && packet.length >= 14 ? octet(13) & 0x3F : 0;
  }

  @Override
  public int icmpType() {
    return isIcmp() ? octet(0) : -1;
  }

  @Override
  public int icmpCode() {
    return isIcmp() ? octet(1) : -1;
  }

  private boolean isIcmp() {
    boolean icmp = packet.protocol == ICMP || packet.protocol == ICMPV6;
    return icmp && packet.length >= IcmpPacket.HEADER;
  }

  @Override
  public int length() {
    return packet.length;
  }

  @Override
  public int octet(int index) {
    Objects.checkIndex(index, packet.length);
    return Octets.u8(packet.bytes, packet.offset + index);
  }

  @Override
  public FilteredPacket quoted() {
    if (outer != null || !Quote.isError(packet.protocol, icmpType())) {
      return null;
    }
    int from = packet.offset + IcmpPacket.HEADER;
    int length = packet.length - IcmpPacket.HEADER;
    Quote.Outcome outcome = quote.read(packet.in, packet.bytes, from, length, isV4());
    if (outcome != Quote.Outcome.WHOLE) {
      return null;
    }
    inner.show(hook, quote.packet(), null, null);
    return inner;
  }

  @Override
  public void rewriteSource(long high, long low, int port) {
    check(Hook.FORWARD, "source", high, low, port);
    rewrite(true, sourcePortAt(), high, low, port);
  }

  @Override
  public void rewriteDestination(long high, long low, int port) {
    check(Hook.ARRIVE, "destination", high, low, port);
    rewrite(false, destinationPortAt(), high, low, port);
  }

  private void check(Hook only, String what, long high, long low, int port) {
    if (outer == null && hook != only) {
      throw new IllegalStateException(
          "the " + what + " of a packet is rewritten at " + only + ", not at " + hook);
    }
    if (Ip.isV4(high, low) != isV4()) {
      throw new IllegalArgumentException(
          Ip.text(high, low) + " is of another family than the packet");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }

  private void rewrite(boolean source, int portAt, long high, long low, int port) {
    long before = outer == null ? 0 : quotedSum();
    long oldHigh = source ? packet.sourceHigh : packet.destinationHigh;
    long oldLow = source ? packet.sourceLow : packet.destinationLow;
    long removed = Checksum.address(oldHigh, oldLow);
    long added = Checksum.address(high, low);
    if (source) {
      packet.sourceHigh = high;
      packet.sourceLow = low;
    } else {
      packet.destinationHigh = high;
      packet.destinationLow = low;
    }
    if (packet.headerOffset >= 0) {
      header(source, high, low, removed, added);
    }
    if (packet.protocol == ICMP) { // its checksum does not cover addresses
      removed = 0;
      added = 0;
    }
    if (portAt >= 0) {
      removed += Octets.u16(packet.bytes, portAt);
      added += port;
      Octets.put16(packet.bytes, portAt, port);
    }
    transport(removed, added);
    if (outer != null) {
      int field = outer.packet.offset + Ip.checksumField(ICMP);
      Checksum.adjust(packet.bytes, field, before, quotedSum());
    }
  }

  /** Sum of all that the error quotes; it begins at an even octet of the error. */
  private long quotedSum() {
    int from = packet.headerOffset;
    return Checksum.add(0, packet.bytes, from, packet.end() - from);
  }

  private void header(boolean source, long high, long low, long removed, long added) {
    byte[] b = packet.bytes;
    int at = packet.headerOffset;
    if (isV4()) {
      Octets.put32(b, at + (source ? 12 : 16), (int) low);
      Checksum.adjust(b, at + IPV4_CHECKSUM, removed, added);
    } else {
      Octets.put64(b, at + (source ? 8 : 24), high);
      Octets.put64(b, at + (source ? 16 : 32), low);
    }
  }

  private void transport(long removed, long added) {
    int field = Ip.checksumField(packet.protocol);
    if (field < 0 || field + 2 > packet.length) {
      return; // nothing that we know of covers addresses
    }
    int at = packet.offset + field;
    boolean udp = packet.protocol == UDP;
    if (udp && Octets.u16(packet.bytes, at) == 0) {
      return; // the sender computed none (RFC 768)
    }
    Checksum.adjust(packet.bytes, at, removed, added);
    if (udp && Octets.u16(packet.bytes, at) == 0) {
      Octets.put16(packet.bytes, at, 0xFFFF);
    }
  }
}
