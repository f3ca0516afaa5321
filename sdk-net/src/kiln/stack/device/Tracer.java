package kiln.stack.device;

import kiln.net.NetDevice;
import kiln.stack.wire.ArpPacket;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;
import kiln.stack.wire.Ipv6Extensions;
import kiln.stack.wire.Ipv6Packet;
import kiln.stack.wire.TcpSegment;
import kiln.stack.wire.UdpDatagram;

/**
 * A device that tells of every frame in a line: {@code < 10.0.0.1:51000 > 10.0.0.2:80 tcp S seq 7
 * ack 0 win 65535 len 0}. For people; it allocates.
 */
public final class Tracer extends Forwarding {
  /** Takes the lines, without their ends. */
  public interface Sink {
    void line(String text);
  }

  private final Sink sink;
  private final EthernetFrame frame = new EthernetFrame();
  private final ArpPacket arp = new ArpPacket();
  private final Ipv4Packet ip4 = new Ipv4Packet();
  private final Ipv6Packet ip6 = new Ipv6Packet();
  private final Ipv6Extensions extensions = new Ipv6Extensions();
  private final TcpSegment tcp = new TcpSegment();
  private final UdpDatagram udp = new UdpDatagram();
  private final IcmpPacket icmp = new IcmpPacket();

  public Tracer(NetDevice device, Sink sink) {
    super(device);
    this.sink = sink;
  }

  @Override
  public int receive(byte[] dst) {
    int length = super.receive(dst);
    if (length > 0) {
      sink.line(describe("< ", dst, length));
    }
    return length;
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    boolean taken = super.transmit(src, length);
    sink.line(describe(taken ? "> " : "> (ring full) ", src, length));
    return taken;
  }

  @Override
  public boolean transmitUnfinished(byte[] src, int length, int start, int field) {
    boolean taken = super.transmitUnfinished(src, length, start, field);
    sink.line(describe(taken ? "> " : "> (ring full) ", src, length));
    return taken;
  }

  private String describe(String way, byte[] b, int length) {
    StringBuilder out = new StringBuilder(way);
    if (!frame.wrap(b, length)) {
      return out.append("short frame of ").append(length).toString();
    }
    int from = EthernetFrame.HEADER;
    switch (frame.type()) {
      case EthernetFrame.ARP -> describeArp(out, b, from, length - from);
      case EthernetFrame.IPV4 -> describe4(out, b, from, length - from);
      case EthernetFrame.IPV6 -> describe6(out, b, from, length - from);
      default -> out.append("type ").append(Integer.toHexString(frame.type()));
    }
    return out.toString();
  }

  private void describeArp(StringBuilder out, byte[] b, int from, int length) {
    if (!arp.wrap(b, from, length)) {
      out.append("arp malformed");
    } else if (arp.operation() == ArpPacket.REQUEST) {
      Ip.append(out.append("arp who has "), 0, Ip.v4(arp.targetAddress()));
      Ip.append(out.append(" tell "), 0, Ip.v4(arp.senderAddress()));
    } else {
      Ip.append(out.append("arp "), 0, Ip.v4(arp.senderAddress())).append(" is at ");
      EthernetFrame.append(out, arp.senderHardware());
    }
  }

  private void describe4(StringBuilder out, byte[] b, int from, int length) {
    if (!ip4.wrap(b, from, length)) {
      out.append("ipv4 malformed");
      return;
    }
    boolean later = ip4.fragmentOffset() > 0;
    int at = ip4.payloadOffset();
    int rest = ip4.payloadLength();
    long source = Ip.v4(ip4.source());
    long destination = Ip.v4(ip4.destination());
    transport(out, b, at, rest, later ? -1 : ip4.protocol(), 0, source, 0, destination);
    if (later || ip4.moreFragments()) {
      out.append(" fragment ").append(ip4.identification()).append('@');
      out.append(ip4.fragmentOffset()).append(ip4.moreFragments() ? "+" : "");
    }
  }

  private void describe6(StringBuilder out, byte[] b, int from, int length) {
    if (!ip6.wrap(b, from, length)) {
      out.append("ipv6 malformed");
      return;
    }
    int end = ip6.payloadOffset() + ip6.payloadLength();
    Ipv6Extensions.Outcome outcome =
        extensions.walk(b, from, ip6.payloadOffset(), end, ip6.nextHeader());
    boolean whole = outcome == Ipv6Extensions.Outcome.UPPER_LAYER;
    transport(
        out,
        b,
        extensions.offset(),
        end - extensions.offset(),
        whole ? extensions.protocol() : -1,
        ip6.sourceHigh(),
        ip6.sourceLow(),
        ip6.destinationHigh(),
        ip6.destinationLow());
    if (outcome == Ipv6Extensions.Outcome.FRAGMENT) {
      out.append(" fragment ").append(extensions.fragmentId()).append('@');
      out.append(extensions.fragmentOffset()).append(extensions.moreFragments() ? "+" : "");
    }
  }

  private void transport(
      StringBuilder out,
      byte[] b,
      int at,
      int length,
      int protocol,
      long sourceHigh,
      long sourceLow,
      long destinationHigh,
      long destinationLow) {
    boolean isTcp = protocol == Ip.TCP && tcp.wrap(b, at, length);
    boolean isUdp = protocol == Ip.UDP && udp.wrap(b, at, length);
    Ip.append(out, sourceHigh, sourceLow);
    if (isTcp || isUdp) {
      out.append(':').append(isTcp ? tcp.sourcePort() : udp.sourcePort());
    }
    Ip.append(out.append(" > "), destinationHigh, destinationLow);
    if (isTcp) {
      out.append(':').append(tcp.destinationPort()).append(" tcp ");
      describeTcp(out);
    } else if (isUdp) {
      out.append(':').append(udp.destinationPort()).append(" udp len ");
      out.append(udp.payloadLength());
    } else if ((protocol == Ip.ICMP || protocol == Ip.ICMPV6) && icmp.wrap(b, at, length)) {
      out.append(" icmp type ").append(icmp.type()).append(" code ").append(icmp.code());
    } else {
      out.append(protocol < 0 ? "" : " protocol " + protocol).append(" len ").append(length);
    }
  }

  private void describeTcp(StringBuilder out) {
    int flags = tcp.flags();
    for (int bit = 0; bit < 6; bit++) {
      if ((flags & 1 << bit) != 0) {
        out.append("FSRP.U".charAt(bit));
      }
    }
    out.append(flags == 0 ? "- seq " : " seq ").append(tcp.seq() & 0xFFFF_FFFFL);
    out.append(" ack ").append(tcp.ack() & 0xFFFF_FFFFL).append(" win ").append(tcp.window());
    out.append(" len ").append(tcp.textLength());
    for (int i = 0; i < tcp.sackBlocks(); i++) {
      out.append(i == 0 ? " sack " : ",").append(tcp.sackLeft(i) & 0xFFFF_FFFFL);
      out.append('-').append(tcp.sackRight(i) & 0xFFFF_FFFFL);
    }
  }
}
