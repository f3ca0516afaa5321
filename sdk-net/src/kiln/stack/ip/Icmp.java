package kiln.stack.ip;

import kiln.net.Echo;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;
import kiln.stack.wire.Ipv6Packet;
import kiln.stack.wire.Octets;

/**
 * ICMP of both versions: echo, errors to transports, errors to peers (RFC 792, RFC 1122 §3.2.2, RFC
 * 4443). Redirects are not obeyed; neighbour discovery is passed to the interface.
 */
public final class Icmp implements Transport {
  /** Octets of the offending packet in an IPv4 error (RFC 1812 §4.3.2.3); IPv6 fills 1280. */
  private static final int QUOTE_V4 = 576 - Ipv4Packet.HEADER - IcmpPacket.HEADER;

  private static final int QUOTE_V6 = Ipv6Packet.MIN_MTU - Ipv6Packet.HEADER - IcmpPacket.HEADER;

  /** Hears what comes back for echo requests: {@code ping}. */
  public interface EchoListener {
    /**
     * {@code packet} is of who answers; of a reply it holds the data that came back. Valid during
     * the call.
     */
    void onEcho(long nowNanos, Echo.Kind kind, int id, int sequence, Packet packet);
  }

  private final IpStack stack;
  private final IcmpPacket message = new IcmpPacket();
  private final Quote quote = new Quote();
  private final RateLimit errors = new RateLimit(100, 20);
  private EchoListener echoListener;
  private int nextHopMtu;

  Icmp(IpStack stack) {
    this.stack = stack;
  }

  public void echoListener(EchoListener listener) {
    echoListener = listener;
  }

  /** What fits, after {@link IcmpError#TOO_BIG}; 0 if the router did not say (before RFC 1191). */
  public int nextHopMtu() {
    return nextHopMtu;
  }

  @Override
  public void onPacket(long nowNanos, Packet p) {
    stack.counters().add(Counter.ICMP_IN);
    boolean v4 = p.protocol == Ip.ICMP;
    if (v4 != Ip.isV4(p.sourceHigh, p.sourceLow)) {
      stack.counters().add(Counter.ICMP_TYPE);
      return;
    }
    if (!message.wrap(p.bytes, p.offset, p.length)) {
      stack.counters().add(Counter.ICMP_MALFORMED);
      return;
    }
    long pseudo = v4 ? 0 : pseudoHeader(p);
    if (!message.checksumHolds(pseudo)) {
      stack.counters().add(Counter.ICMP_CHECKSUM);
      return;
    }
    if (v4) {
      onMessage4(nowNanos, p);
    } else {
      onMessage6(nowNanos, p);
    }
  }

  private static long pseudoHeader(Packet p) {
    return Checksum.pseudoHeader(
        p.sourceHigh, p.sourceLow, p.destinationHigh, p.destinationLow, Ip.ICMPV6, p.length);
  }

  private void onMessage4(long nowNanos, Packet p) {
    switch (message.type()) {
      case IcmpPacket.ECHO_REQUEST -> {
        // RFC 1122 §3.2.2.6 allows silence to a broadcast; answering makes us an amplifier
        if (p.group) {
          stack.counters().add(Counter.ICMP_GROUP);
        } else {
          echo(nowNanos, p, IcmpPacket.ECHO_REPLY);
        }
      }
      case IcmpPacket.ECHO_REPLY -> onEchoReply(nowNanos, p);
      case IcmpPacket.UNREACHABLE, IcmpPacket.TIME_EXCEEDED, IcmpPacket.PARAMETER_PROBLEM ->
          onError(nowNanos, p, true);
      default -> stack.counters().add(Counter.ICMP_TYPE);
    }
  }

  private void onMessage6(long nowNanos, Packet p) {
    switch (message.type()) {
      case IcmpPacket.V6_ECHO_REQUEST -> {
        if (p.group) {
          stack.counters().add(Counter.ICMP_GROUP);
        } else {
          echo(nowNanos, p, IcmpPacket.V6_ECHO_REPLY);
        }
      }
      case IcmpPacket.V6_ECHO_REPLY -> onEchoReply(nowNanos, p);
      case IcmpPacket.V6_UNREACHABLE,
          IcmpPacket.V6_TOO_BIG,
          IcmpPacket.V6_TIME_EXCEEDED,
          IcmpPacket.V6_PARAMETER_PROBLEM ->
          onError(nowNanos, p, false);
      case IcmpPacket.ROUTER_SOLICITATION,
          IcmpPacket.ROUTER_ADVERTISEMENT,
          IcmpPacket.NEIGHBOR_SOLICITATION,
          IcmpPacket.NEIGHBOR_ADVERTISEMENT ->
          p.in.discovery.receive(nowNanos, p, message.type(), message.code());
      case IcmpPacket.MLD_QUERY -> p.in.groups.onQuery(nowNanos, p);
      default -> stack.counters().add(Counter.ICMP_TYPE);
    }
  }

  /** The same identifier, sequence and data back; the source is the address that was asked. */
  private void echo(long nowNanos, Packet p, int replyType) {
    IpOutput out = stack.output();
    if (!out.open(
        nowNanos,
        p.protocol,
        p.destinationHigh,
        p.destinationLow,
        p.sourceHigh,
        p.sourceLow,
        p.length)) {
      return;
    }
    int data = message.dataLength();
    System.arraycopy(
        p.bytes, message.dataOffset(), out.bytes(), out.offset() + IcmpPacket.HEADER, data);
    long pseudo = replyType == IcmpPacket.ECHO_REPLY ? 0 : out.pseudoHeader(p.length);
    IcmpPacket.write(out.bytes(), out.offset(), replyType, 0, message.rest(), data, pseudo);
    stack.counters().add(Counter.ICMP_ECHOED);
    out.send(nowNanos, p.length);
  }

  /** Sends an echo request with {@code length} octets of data, counted up from 0. */
  public Sent ping(
      long nowNanos, long toHigh, long toLow, int id, int sequence, int length, int hopLimit) {
    IpOutput out = stack.output();
    boolean v4 = Ip.isV4(toHigh, toLow);
    int total = IcmpPacket.HEADER + length;
    if (!out.open(nowNanos, v4 ? Ip.ICMP : Ip.ICMPV6, 0, 0, toHigh, toLow, total)) {
      return Sent.REFUSED;
    }
    for (int i = 0; i < length; i++) {
      out.bytes()[out.offset() + IcmpPacket.HEADER + i] = (byte) i;
    }
    int type = v4 ? IcmpPacket.ECHO_REQUEST : IcmpPacket.V6_ECHO_REQUEST;
    long pseudo = v4 ? 0 : out.pseudoHeader(total);
    IcmpPacket.write(out.bytes(), out.offset(), type, 0, id << 16 | sequence, length, pseudo);
    return out.hopLimit(hopLimit).send(nowNanos, total);
  }

  private void onEchoReply(long nowNanos, Packet p) {
    if (echoListener == null) {
      stack.counters().add(Counter.ICMP_STRAY);
      return;
    }
    int rest = message.rest();
    p.offset = message.dataOffset();
    p.length = message.dataLength();
    echoListener.onEcho(nowNanos, Echo.Kind.REPLY, rest >>> 16, rest & 0xFFFF, p);
  }

  private void onError(long nowNanos, Packet p, boolean v4) {
    Quote.Outcome outcome =
        quote.read(p.in, p.bytes, message.dataOffset(), message.dataLength(), v4);
    if (outcome != Quote.Outcome.WHOLE) {
      boolean useless = outcome == Quote.Outcome.USELESS;
      stack.counters().add(useless ? Counter.ICMP_STRAY : Counter.ICMP_MALFORMED);
      return;
    }
    IcmpError error = v4 ? meaning4() : meaning6();
    nextHopMtu = v4 ? message.rest() & 0xFFFF : message.rest();
    if (!isEchoOfOurs(quote.packet())) {
      inform(nowNanos, error, quote.packet());
    } else if (error == IcmpError.TOO_BIG) {
      stack.onTooBig(nowNanos, quote.packet());
    } else {
      onEchoError(nowNanos, p, v4);
    }
  }

  private boolean isEchoOfOurs(Packet original) {
    int type = Octets.u8(original.bytes, original.offset);
    boolean request =
        original.protocol == Ip.ICMP && type == IcmpPacket.ECHO_REQUEST
            || original.protocol == Ip.ICMPV6 && type == IcmpPacket.V6_ECHO_REQUEST;
    return request
        && echoListener != null
        && stack.owns(original.sourceHigh, original.sourceLow);
  }

  /** A ping of ours met an error; {@code p} is of who says so. */
  private void onEchoError(long nowNanos, Packet p, boolean v4) {
    Packet original = quote.packet();
    int rest = Octets.i32(original.bytes, original.offset + 4);
    int exceeded = v4 ? IcmpPacket.TIME_EXCEEDED : IcmpPacket.V6_TIME_EXCEEDED;
    Echo.Kind kind =
        message.type() == exceeded ? Echo.Kind.HOPS_EXCEEDED : Echo.Kind.UNREACHABLE;
    p.length = 0;
    echoListener.onEcho(nowNanos, kind, rest >>> 16, rest & 0xFFFF, p);
  }

  /** RFC 1122 §4.2.3.9 sorts the codes into those that end a connection and those that do not. */
  private IcmpError meaning4() {
    if (message.type() != IcmpPacket.UNREACHABLE) {
      return IcmpError.UNREACHABLE;
    }
    return switch (message.code()) {
      case IcmpPacket.CODE_PROTOCOL, IcmpPacket.CODE_PORT -> IcmpError.REFUSED;
      case IcmpPacket.CODE_TOO_BIG -> IcmpError.TOO_BIG;
      case 9, 10, 13 -> IcmpError.PROHIBITED;
      default -> IcmpError.UNREACHABLE;
    };
  }

  private IcmpError meaning6() {
    return switch (message.type()) {
      case IcmpPacket.V6_TOO_BIG -> IcmpError.TOO_BIG;
      case IcmpPacket.V6_UNREACHABLE ->
          switch (message.code()) {
            case IcmpPacket.V6_CODE_PORT -> IcmpError.REFUSED;
            case 1, 5, 6 -> IcmpError.PROHIBITED;
            default -> IcmpError.UNREACHABLE;
          };
      case IcmpPacket.V6_PARAMETER_PROBLEM ->
          message.code() == 1 ? IcmpError.REFUSED : IcmpError.UNREACHABLE;
      default -> IcmpError.UNREACHABLE;
    };
  }

  /** The transport decides whether the quoted packet is its own; only then is it believed. */
  private void inform(long nowNanos, IcmpError error, Packet original) {
    Transport transport = stack.transport(original.protocol);
    if (transport == null
        || transport == this
        || !stack.owns(original.sourceHigh, original.sourceLow)) {
      stack.counters().add(Counter.ICMP_STRAY);
      return;
    }
    transport.onError(nowNanos, error, original);
  }

  @Override
  public void onError(long nowNanos, IcmpError error, Packet echo) {
    stack.counters().add(Counter.ICMP_STRAY); // about a reply or an error of ours: nobody cares
  }

  /** Answers {@code p} with port unreachable, if an error may be sent at all. */
  public void portUnreachable(long nowNanos, Packet p) {
    boolean v4 = Ip.isV4(p.sourceHigh, p.sourceLow);
    if (v4) {
      error(nowNanos, p, IcmpPacket.UNREACHABLE, IcmpPacket.CODE_PORT, 0);
    } else {
      error(nowNanos, p, IcmpPacket.V6_UNREACHABLE, IcmpPacket.V6_CODE_PORT, 0);
    }
  }

  /** Answers a packet of a protocol that nobody here speaks. */
  void protocolUnreachable(long nowNanos, Packet p) {
    if (Ip.isV4(p.sourceHigh, p.sourceLow)) {
      error(nowNanos, p, IcmpPacket.UNREACHABLE, IcmpPacket.CODE_PROTOCOL, 0);
    } else {
      error(nowNanos, p, IcmpPacket.V6_PARAMETER_PROBLEM, 1, 6);
    }
  }

  /**
   * Sends an error about {@code p}, quoting it. Never about an error, a group, a fragment or a
   * source that is not one host (RFC 1122 §3.2.2, RFC 4443 §2.4 (e)); at most 100 a second.
   */
  void error(long nowNanos, Packet p, int type, int code, int rest) {
    boolean v4 = Ip.isV4(p.sourceHigh, p.sourceLow);
    if (p.headerOffset < 0
        || p.group
        || Ip.isAny(p.sourceHigh, p.sourceLow)
        || Ip.isMulticast(p.sourceHigh, p.sourceLow)
        || isError(p)) {
      return;
    }
    if (!errors.allows(nowNanos)) {
      stack.counters().add(Counter.ICMP_RATE);
      return;
    }
    int quote = Math.min(p.end() - p.headerOffset, v4 ? QUOTE_V4 : QUOTE_V6);
    int length = IcmpPacket.HEADER + quote;
    IpOutput out = stack.output();
    int protocol = v4 ? Ip.ICMP : Ip.ICMPV6;
    boolean ours = stack.owns(p.destinationHigh, p.destinationLow);
    if (!out.open(
        nowNanos,
        protocol,
        ours ? p.destinationHigh : 0,
        ours ? p.destinationLow : 0,
        p.sourceHigh,
        p.sourceLow,
        length)) {
      return;
    }
    byte[] b = out.bytes();
    System.arraycopy(p.bytes, p.headerOffset, b, out.offset() + IcmpPacket.HEADER, quote);
    long pseudo = v4 ? 0 : out.pseudoHeader(length);
    IcmpPacket.write(b, out.offset(), type, code, rest, quote, pseudo);
    out.send(nowNanos, length);
  }

  private static boolean isError(Packet p) {
    if (p.length < 1) {
      return false;
    }
    int type = Octets.u8(p.bytes, p.offset);
    return switch (p.protocol) {
      case Ip.ICMP -> type != IcmpPacket.ECHO_REQUEST && type != IcmpPacket.ECHO_REPLY;
      case Ip.ICMPV6 -> type < IcmpPacket.V6_ECHO_REQUEST || type == 137;
      default -> false;
    };
  }

  /** A packet waited in vain for its neighbour's address: whoever sent it hears of it. */
  void onNeighborUnreachable(long nowNanos, NetInterface in, byte[] held) {
    int from = EthernetFrame.HEADER;
    boolean v4 = Octets.u16(held, 12) == EthernetFrame.IPV4;
    if (quote.read(in, held, from, held.length - from, v4) != Quote.Outcome.WHOLE) {
      return;
    }
    Packet p = quote.packet();
    if (stack.owns(p.sourceHigh, p.sourceLow)) {
      inform(nowNanos, IcmpError.UNREACHABLE, p);
      return;
    }
    p.group = false; // a packet that we passed on: its sender hears of it (RFC 1812 §5.2.7.1)
    if (v4) {
      error(nowNanos, p, IcmpPacket.UNREACHABLE, IcmpPacket.CODE_HOST, 0);
    } else {
      error(nowNanos, p, IcmpPacket.V6_UNREACHABLE, IcmpPacket.V6_CODE_ADDRESS, 0);
    }
  }

  @Override
  public void poll(long nowNanos) {}

  @Override
  public long pollAt() {
    return Long.MAX_VALUE;
  }
}
