package kiln.stack.ip;

import kiln.net.PacketFilter.Hook;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;
import kiln.stack.wire.Ipv6Extensions;
import kiln.stack.wire.Ipv6Packet;
import kiln.stack.wire.Octets;

/**
 * One packet on its way out: {@code open} chooses route, source and buffer, the transport writes at
 * {@link #offset()}, {@code send} puts the headers before it and hands the frame to the device.
 *
 * <p>One packet at a time. The buffer is the interface's transmit frame, so payload is written
 * once, where it leaves; only what must be fragmented goes through a buffer of 64 KiB, made at
 * first need.
 */
public final class IpOutput {
  private static final int MAX_PACKET = 65_535;

  private final IpStack stack;
  private byte[] large;

  /** What the filter sees. */
  private final Packet shown = new Packet();

  private byte[] bytes = Octets.NONE;
  private int checksumField;
  private NetInterface out;
  private boolean v4;
  private int protocol;
  private int hopLimit;
  private boolean atomic;
  private int mtu;
  private long sourceHigh;
  private long sourceLow;
  private long destinationHigh;
  private long destinationLow;
  private long nextHigh;
  private long nextLow;

  IpOutput(IpStack stack) {
    this.stack = stack;
  }

  /**
   * Opens a packet of at most {@code maxLength} octets behind the IP header. A source of {@code ::}
   * or 0.0.0.0 is chosen by route and destination (RFC 6724).
   *
   * @return false if there is no route, no source or no room in an IP packet: counted
   */
  public boolean open(
      long nowNanos,
      int protocol,
      long sourceHigh,
      long sourceLow,
      long destinationHigh,
      long destinationLow,
      int maxLength) {
    Route route = stack.route(destinationHigh, destinationLow);
    if (route == null) {
      stack.counters().add(Counter.IP_NO_ROUTE);
      return false;
    }
    boolean direct = route.onLink();
    nextHigh = direct ? destinationHigh : route.gatewayHigh();
    nextLow = direct ? destinationLow : route.gatewayLow();
    if (Ip.isAny(sourceHigh, sourceLow)) {
      InterfaceAddress a = stack.selectSource(route.out(), destinationHigh, destinationLow);
      if (a == null) {
        stack.counters().add(Counter.IP_NO_SOURCE);
        return false;
      }
      return begin(
          nowNanos,
          route.out(),
          protocol,
          a.high(),
          a.low(),
          destinationHigh,
          destinationLow,
          maxLength);
    }
    return begin(
        nowNanos,
        route.out(),
        protocol,
        sourceHigh,
        sourceLow,
        destinationHigh,
        destinationLow,
        maxLength);
  }

  /** Opens a packet on a given link, to a neighbour or a group: no route is asked. */
  public boolean openOn(
      long nowNanos,
      NetInterface link,
      int protocol,
      long sourceHigh,
      long sourceLow,
      long destinationHigh,
      long destinationLow,
      int maxLength) {
    nextHigh = destinationHigh;
    nextLow = destinationLow;
    return begin(
        nowNanos,
        link,
        protocol,
        sourceHigh,
        sourceLow,
        destinationHigh,
        destinationLow,
        maxLength);
  }

  private boolean begin(
      long nowNanos,
      NetInterface link,
      int protocol,
      long sourceHigh,
      long sourceLow,
      long destinationHigh,
      long destinationLow,
      int maxLength) {
    this.out = link;
    this.protocol = protocol;
    this.sourceHigh = sourceHigh;
    this.sourceLow = sourceLow;
    this.destinationHigh = destinationHigh;
    this.destinationLow = destinationLow;
    v4 = Ip.isV4(destinationHigh, destinationLow);
    hopLimit = link.hopLimit(v4);
    atomic = false;
    mtu = stack.pathMtu(nowNanos, link, destinationHigh, destinationLow);
    checksumField = 0;
    int header = headerLength();
    if (maxLength > MAX_PACKET - header) {
      stack.counters().add(Counter.IP_TOO_BIG);
      return false;
    }
    bytes = maxLength <= link.mtu() - header ? link.frame() : large();
    return true;
  }

  private byte[] large() {
    byte[] room = large;
    if (room == null) {
      room = new byte[EthernetFrame.HEADER + MAX_PACKET];
      large = room;
    }
    return room;
  }

  /** Sets TTL or hop limit; that of the link if not called, mostly 64. */
  public IpOutput hopLimit(int hops) {
    hopLimit = hops;
    return this;
  }

  /** Forbids fragments, here and on the path: too big is refused, so that a path MTU is found. */
  public IpOutput atomic() {
    atomic = true;
    return this;
  }

  /**
   * Whether the device finishes the transport checksum of a packet of {@code length} octets: then
   * the transport stores the folded sum of the pseudo-header and says where ({@link
   * #leaveChecksum}).
   */
  public boolean finishesChecksum(int length) {
    return length <= room() && out.finishesChecksums();
  }

  /** Leaves the checksum at {@code field} of {@link #bytes} to the device. */
  public void leaveChecksum(int field) {
    checksumField = field;
  }

  /** Where the packet is built. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the transport header goes. */
  public int offset() {
    return EthernetFrame.HEADER + headerLength();
  }

  /** Octets behind the IP header that fit through the known path in one piece. */
  public int room() {
    return mtu - headerLength();
  }

  public long sourceHigh() {
    return sourceHigh;
  }

  public long sourceLow() {
    return sourceLow;
  }

  /** Sum of the pseudo-header for {@code length} octets of transport header and payload. */
  public long pseudoHeader(int length) {
    return Checksum.pseudoHeader(
        sourceHigh, sourceLow, destinationHigh, destinationLow, protocol, length);
  }

  /** Sends what was written, if the filter lets it: {@code length} octets at {@link #offset()}. */
  public Sent send(long nowNanos, int length) {
    if (stack.filter().active(out) && !passesFilter(nowNanos, length)) {
      return Sent.REFUSED;
    }
    return pass(nowNanos, length);
  }

  /** Shows the filter the packet whole, before it is cut into fragments. */
  private boolean passesFilter(long nowNanos, int length) {
    writeHeader(bytes, length, 0, 0, protocol);
    shown.bytes = bytes;
    shown.headerOffset = EthernetFrame.HEADER;
    shown.offset = offset();
    shown.length = length;
    shown.protocol = protocol;
    shown.hopLimit = hopLimit;
    shown.sourceHigh = sourceHigh;
    shown.sourceLow = sourceLow;
    shown.destinationHigh = destinationHigh;
    shown.destinationLow = destinationLow;
    return stack.filter().passes(Hook.SEND, nowNanos, shown, out);
  }

  /** As {@link #send}, past the filter: it has seen the packet already. */
  Sent pass(long nowNanos, int length) {
    if (length > room()) {
      return atomic ? refuse() : fragment(nowNanos, length);
    }
    // RFC 6864 §4.1: the identification of a packet that is never fragmented carries no meaning.
    int flags = v4 && !atomic ? 0 : Ipv4Packet.DONT_FRAGMENT;
    byte[] frame = out.frame();
    if (bytes != frame) { // less than was opened for
      System.arraycopy(bytes, offset(), frame, offset(), length);
    }
    int id = flags == 0 ? stack.random().nextInt() & 0xFFFF : 0;
    writeHeader(frame, length, id, flags, protocol);
    return finish(nowNanos, length);
  }

  private Sent refuse() {
    stack.counters().add(Counter.IP_TOO_BIG);
    return Sent.REFUSED;
  }

  private Sent finish(long nowNanos, int length) {
    stack.counters().add(Counter.IP_OUT);
    int start = checksumField > 0 ? offset() : 0;
    int total = headerLength() + length;
    return out.send(nowNanos, total, start, checksumField, nextHigh, nextLow, v4);
  }

  /** RFC 791 §3.2, RFC 8200 §4.5: pieces of a multiple of 8 octets, in order. */
  private Sent fragment(long nowNanos, int length) {
    int extra = v4 ? 0 : Ipv6Extensions.FRAGMENT_HEADER;
    int piece = room() - extra & ~7;
    int id = stack.random().nextInt();
    int from = offset();
    byte[] frame = out.frame();
    if (bytes == frame) { // the path is narrower than the link
      System.arraycopy(bytes, from, large(), from, length);
    }
    for (int at = 0; at < length; at += piece) {
      int count = Math.min(piece, length - at);
      boolean more = at + count < length;
      System.arraycopy(large, from + at, frame, from + extra, count);
      writeFragmentHeader(frame, count + extra, at, more, id);
      stack.counters().add(Counter.FRAGMENTS_OUT);
      if (finish(nowNanos, count + extra) == Sent.RING_FULL) {
        return Sent.RING_FULL; // the pieces before are lost too: a fragment alone is of no use
      }
    }
    return Sent.SENT;
  }

  private void writeFragmentHeader(byte[] b, int length, int at, boolean more, int id) {
    if (v4) {
      writeHeader(
          b, length, id & 0xFFFF, at / 8 | (more ? Ipv4Packet.MORE_FRAGMENTS : 0), protocol);
      return;
    }
    writeHeader(b, length, 0, 0, Ipv6Extensions.FRAGMENT);
    int i = offset();
    Octets.put16(b, i, protocol << 8);
    Octets.put16(b, i + 2, at | (more ? 1 : 0));
    Octets.put32(b, i + 4, id);
  }

  private void writeHeader(byte[] b, int length, int id, int flags, int nextHeader) {
    if (v4) {
      Ipv4Packet.write(
          b,
          EthernetFrame.HEADER,
          Ipv4Packet.HEADER + length,
          0,
          id,
          flags,
          hopLimit,
          nextHeader,
          (int) sourceLow,
          (int) destinationLow);
    } else {
      Ipv6Packet.write(
          b,
          EthernetFrame.HEADER,
          length,
          0,
          0,
          nextHeader,
          hopLimit,
          sourceHigh,
          sourceLow,
          destinationHigh,
          destinationLow);
    }
  }

  private int headerLength() {
    return v4 ? Ipv4Packet.HEADER : Ipv6Packet.HEADER;
  }
}
