package kiln.stack.ip;

import kiln.net.PacketFilter.Hook;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;
import kiln.stack.wire.Octets;

/**
 * Passes packets for others on, where this host is a router (RFC 1812 §5, RFC 8200 §3): counts the
 * hop limit down, cuts IPv4 packets that are too big, and tells the sender of what cannot pass.
 *
 * <p>Off unless {@link #enable} is called (RFC 1122 §3.3.4.2). Groups, broadcasts and link-local
 * addresses never pass.
 */
final class Forwarder {
  private final IpStack stack;
  private final Ipv4Packet header = new Ipv4Packet();
  private boolean enabled;

  Forwarder(IpStack stack) {
    this.stack = stack;
  }

  void enable(boolean on) {
    enabled = on;
  }

  boolean enabled() {
    return enabled;
  }

  /** Takes a packet that is not for us. */
  void forward(long nowNanos, Packet p) {
    if (!enabled || !mayPass(p)) {
      stack.counters().add(Counter.IP_DESTINATION);
      return;
    }
    boolean v4 = Ip.isV4(p.destinationHigh, p.destinationLow);
    Route route = stack.routes().lookup(p.destinationHigh, p.destinationLow);
    if (p.hopLimit <= 1) {
      stack.counters().add(Counter.IP_HOPS);
      int type = v4 ? IcmpPacket.TIME_EXCEEDED : IcmpPacket.V6_TIME_EXCEEDED;
      stack.icmp().error(nowNanos, p, type, IcmpPacket.CODE_HOPS, 0);
    } else if (route == null) {
      stack.counters().add(Counter.IP_NO_ROUTE);
      int type = v4 ? IcmpPacket.UNREACHABLE : IcmpPacket.V6_UNREACHABLE;
      stack.icmp().error(nowNanos, p, type, IcmpPacket.CODE_NETWORK, 0);
    } else if (route.out().isBroadcast(p.destinationHigh, p.destinationLow)) {
      stack.counters().add(Counter.IP_DESTINATION); // RFC 2644: it would make us an amplifier
    } else if (stack.filter().passes(Hook.FORWARD, nowNanos, p, route.out())) {
      send(nowNanos, p, route, v4);
    }
  }

  private static boolean mayPass(Packet p) {
    return !p.linkGroup
        && !Ip.isAny(p.sourceHigh, p.sourceLow)
        && !Ip.isLinkLocal(p.sourceHigh, p.sourceLow)
        && !Ip.isAny(p.destinationHigh, p.destinationLow)
        && !Ip.isLinkLocal(p.destinationHigh, p.destinationLow)
        && !Ip.isMulticast(p.destinationHigh, p.destinationLow)
        && !Ip.isReserved(p.destinationHigh, p.destinationLow);
  }

  private void send(long nowNanos, Packet p, Route route, boolean v4) {
    if (p.headerOffset < 0) {
      rebuild(nowNanos, p);
      return;
    }
    finishChecksum(p);
    int length = p.end() - p.headerOffset;
    NetInterface out = route.out();
    boolean fits = length <= out.mtu();
    if (fits) {
      byte[] b = out.frame();
      System.arraycopy(p.bytes, p.headerOffset, b, EthernetFrame.HEADER, length);
      countDown(b, v4);
      leave(nowNanos, p, route, length, v4);
    } else if (v4 && header.wrap(p.bytes, p.headerOffset, length) && !header.dontFragment()) {
      cut(nowNanos, p, route);
    } else {
      stack.counters().add(Counter.IP_TOO_BIG);
      int type = v4 ? IcmpPacket.UNREACHABLE : IcmpPacket.V6_TOO_BIG;
      stack.icmp().error(nowNanos, p, type, v4 ? IcmpPacket.CODE_TOO_BIG : 0, out.mtu());
    }
  }

  /** A reassembled packet has no header left: it leaves as one of ours would, in pieces if need. */
  private void rebuild(long nowNanos, Packet p) {
    IpOutput output = stack.output();
    if (output.open(
        nowNanos,
        p.protocol,
        p.sourceHigh,
        p.sourceLow,
        p.destinationHigh,
        p.destinationLow,
        p.length)) {
      System.arraycopy(p.bytes, p.offset, output.bytes(), output.offset(), p.length);
      stack.counters().add(Counter.IP_FORWARDED);
      output.hopLimit(p.hopLimit - 1).pass(nowNanos, p.length);
    }
  }

  private static void countDown(byte[] b, boolean v4) {
    int at = EthernetFrame.HEADER;
    if (v4) {
      int before = Octets.u16(b, at + 8);
      b[at + 8]--;
      Checksum.adjust(b, at + 10, before, Octets.u16(b, at + 8));
    } else {
      b[at + 7]--;
    }
  }

  private Sent leave(long nowNanos, Packet p, Route route, int length, boolean v4) {
    stack.counters().add(Counter.IP_FORWARDED);
    boolean direct = route.onLink();
    long nextHigh = direct ? p.destinationHigh : route.gatewayHigh();
    long nextLow = direct ? p.destinationLow : route.gatewayLow();
    return route.out().send(nowNanos, length, 0, 0, nextHigh, nextLow, v4);
  }

  /** RFC 791 §3.2: the pieces of a packet, or of a fragment, that the next link does not carry. */
  private void cut(long nowNanos, Packet p, Route route) {
    NetInterface out = route.out();
    int headerLength = header.headerLength();
    int base = header.fragmentOffset();
    boolean moreBehind = header.moreFragments();
    int piece = out.mtu() - headerLength & ~7;
    int total = header.payloadLength();
    byte[] b = out.frame();
    int at = EthernetFrame.HEADER;
    for (int done = 0; done < total; done += piece) {
      int count = Math.min(piece, total - done);
      System.arraycopy(p.bytes, p.headerOffset, b, at, headerLength);
      System.arraycopy(p.bytes, p.offset + done, b, at + headerLength, count);
      boolean more = moreBehind || done + count < total;
      if (done > 0) {
        blankOptions(b, at + Ipv4Packet.HEADER, at + headerLength);
      }
      Octets.put16(b, at + 2, headerLength + count);
      Octets.put16(b, at + 6, (base + done) / 8 | (more ? Ipv4Packet.MORE_FRAGMENTS : 0));
      b[at + 8]--;
      Octets.put16(b, at + 10, 0);
      Octets.put16(b, at + 10, Checksum.of(b, at, headerLength));
      stack.counters().add(Counter.FRAGMENTS_OUT);
      if (leave(nowNanos, p, route, headerLength + count, true) == Sent.RING_FULL) {
        return; // the pieces before are lost too: a fragment alone is of no use
      }
    }
  }

  /** Options that are not to be copied stand in the first piece only (RFC 791 §3.1). */
  private static void blankOptions(byte[] b, int from, int end) {
    for (int i = from; i < end && b[i] != 0; ) {
      int size = b[i] == 1 ? 1 : Octets.u8(b, i + 1);
      if (b[i] >= 0) { // the copied flag is the top bit
        java.util.Arrays.fill(b, i, i + size, (byte) 1);
      }
      i += size;
    }
  }

  /**
   * Where the device that a packet came in by vouches for its checksum, the field may be unfinished
   * ({@code NetDevice.checksumVerified}): here it leaves this machine.
   */
  private static void finishChecksum(Packet p) {
    int field = p.protocol == Ip.ICMP ? -1 : Ip.checksumField(p.protocol); // has no pseudo-header
    if (!p.checksumVerified || p.fragment || field < 0 || field + 2 > p.length) {
      return;
    }
    if (p.protocol == Ip.UDP && Octets.u16(p.bytes, p.offset + field) == 0) {
      return; // the sender computed none (RFC 768)
    }
    long pseudo =
        Checksum.pseudoHeader(
            p.sourceHigh, p.sourceLow, p.destinationHigh, p.destinationLow, p.protocol, p.length);
    Octets.put16(p.bytes, p.offset + field, 0);
    int sum = Checksum.finish(Checksum.add(pseudo, p.bytes, p.offset, p.length));
    Octets.put16(p.bytes, p.offset + field, sum == 0 && p.protocol == Ip.UDP ? 0xFFFF : sum);
  }
}
