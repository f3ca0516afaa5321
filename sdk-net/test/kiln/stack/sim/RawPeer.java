package kiln.stack.sim;

import java.util.ArrayDeque;
import java.util.Arrays;
import kiln.net.NetDevice;
import kiln.stack.ip.Counter;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.NetInterface;
import kiln.stack.random.KeyedRandom;
import kiln.stack.tcp.Tcp;
import kiln.stack.tcp.TcpConfig;
import kiln.stack.udp.Udp;
import kiln.stack.wire.ArpPacket;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;
import kiln.stack.wire.Octets;
import kiln.stack.wire.TcpSegment;

/**
 * One real host, and a peer that says segment by segment what the test wants. Virtual time; the
 * peer answers ARP by itself.
 */
public final class RawPeer implements NetDevice {
  /** A segment that the host sent; sequence numbers relative to its first. */
  public record Out(
      long atNanos,
      int flags,
      int seq,
      int text,
      int ack,
      int window,
      String options,
      int sourcePort,
      int destinationPort,
      byte[] payload) {
    public boolean has(int flag) {
      return (flags & flag) != 0;
    }
  }

  private static final long MAC_HOST = 0x020000000001L;
  private static final long MAC_PEER = 0x020000000002L;
  public static final int HOST = 0x0A000001;
  public static final int PEER = 0x0A000002;

  private final ArrayDeque<byte[]> in = new ArrayDeque<>();
  private final ArrayDeque<Out> out = new ArrayDeque<>();
  private final ArrayDeque<byte[]> otherFrames = new ArrayDeque<>();
  private long now = 1000L * Simulation.SECOND;
  private final long start = now;
  public final IpStack ip;
  public final Tcp tcp;
  public final Udp udp;
  public final NetInterface net;
  private int hostIss;
  private boolean hostIssKnown;
  private final TcpSegment view = new TcpSegment();
  public int window = 65_535;
  public int peerPort = 40_000;
  public int hostPort = 80;

  /** Ring of the device is full: nothing is taken. */
  public boolean ringFull;

  private byte[] lastTcp;

  public RawPeer(TcpConfig config) {
    ip = new IpStack(new KeyedRandom(1, 1));
    tcp = new Tcp(ip, config);
    udp = new Udp(ip);
    ip.transports(tcp, udp);
    net = ip.addInterface(this);
    net.addAddress(now, 0, Ip.v4(HOST), 120, false);
    settle();
    otherFrames.clear();
  }

  public long now() {
    return now;
  }

  /** Nanoseconds since the test began. */
  public long elapsed() {
    return now - start;
  }

  public long count(Counter counter) {
    return ip.counters().get(counter);
  }

  /** Polls until nothing more happens at this time. */
  public void settle() {
    do {
      ip.poll(now);
    } while (!in.isEmpty() || ip.pollAt() <= now);
  }

  /** Lets time pass, deadline by deadline. */
  public void advanceTo(long elapsedNanos) {
    long target = start + elapsedNanos;
    settle();
    while (ip.pollAt() <= target) {
      now = Math.max(now, ip.pollAt());
      settle();
    }
    now = target;
    settle();
  }

  public void advance(long nanos) {
    advanceTo(elapsed() + nanos);
  }

  /** The oldest segment that the host sent and nobody looked at, or null. */
  public Out next() {
    return out.poll();
  }

  public Out peek() {
    return out.peek();
  }

  public void forget() {
    out.clear();
  }

  /** Frames that were not TCP, since the last call of {@link #forgetFrames}. */
  public byte[] nextFrame() {
    return otherFrames.poll();
  }

  public void forgetFrames() {
    otherFrames.clear();
  }

  public int hostIss() {
    return hostIss;
  }

  /** The next segment of the host begins a connection: numbers count from it. */
  public void newConnection() {
    hostIssKnown = false;
  }

  /** Sends a segment of the peer; the acknowledgement is relative to the host's first number. */
  public void send(int flags, int seq, int text, int ack, byte... options) {
    byte[] payload = new byte[text];
    for (int i = 0; i < text; i++) {
      payload[i] = (byte) (seq + i);
    }
    sendBytes(flags, seq, payload, ack, options);
  }

  public void sendBytes(int flags, int seq, byte[] payload, int ack, byte... options) {
    in.add(frame(flags, seq, payload, ack, options));
    settle();
  }

  /** Sends the frame as it is. */
  public void sendFrame(byte[] frame) {
    in.add(frame);
    settle();
  }

  public byte[] frame(int flags, int seq, byte[] payload, int ack, byte... options) {
    int header = TcpSegment.HEADER + (options.length + 3) / 4 * 4;
    int length = header + payload.length;
    byte[] b = new byte[14 + 20 + length];
    EthernetFrame.write(b, MAC_HOST, MAC_PEER, EthernetFrame.IPV4);
    Ipv4Packet.write(b, 14, 20 + length, 0, 0, 0, 64, Ip.TCP, PEER, HOST);
    boolean acks = (flags & TcpSegment.ACK) != 0;
    TcpSegment.write(
        b, 34, peerPort, hostPort, seq, acks ? hostIss + ack : 0, header, flags, window);
    System.arraycopy(options, 0, b, 54, options.length);
    System.arraycopy(payload, 0, b, 34 + header, payload.length);
    long pseudo = Checksum.pseudoHeader(0, Ip.v4(PEER), 0, Ip.v4(HOST), Ip.TCP, length);
    TcpSegment.writeChecksum(b, 34, length, pseudo);
    return b;
  }

  /** Sends an ICMP error that quotes the last segment of the host. */
  public void sendError(int type, int code, int rest) {
    int quote = 28;
    byte[] b = new byte[14 + 20 + 8 + quote];
    EthernetFrame.write(b, MAC_HOST, MAC_PEER, EthernetFrame.IPV4);
    Ipv4Packet.write(b, 14, 28 + quote, 0, 0, 0, 64, Ip.ICMP, PEER, HOST);
    System.arraycopy(lastTcp, 14, b, 42, quote);
    IcmpPacket.write(b, 34, type, code, rest, quote, 0);
    in.add(b);
    settle();
  }

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public byte[] mac() {
    byte[] mac = new byte[6];
    Octets.put48(mac, 0, MAC_HOST);
    return mac;
  }

  @Override
  public int mtu() {
    return 1500;
  }

  @Override
  public int receive(byte[] dst) {
    byte[] frame = in.poll();
    if (frame == null) {
      return 0;
    }
    System.arraycopy(frame, 0, dst, 0, frame.length);
    return frame.length;
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    if (ringFull) {
      return false;
    }
    int type = Octets.u16(src, 12);
    if (type == EthernetFrame.ARP) {
      answerArp(src);
    } else if (type == EthernetFrame.IPV4 && src[23] == Ip.TCP) {
      lastTcp = Arrays.copyOf(src, length);
      take(src, length);
    } else {
      otherFrames.add(Arrays.copyOf(src, length));
    }
    return true;
  }

  private void answerArp(byte[] src) {
    ArpPacket arp = new ArpPacket();
    if (arp.wrap(src, 14, 28) && arp.targetAddress() == PEER) {
      byte[] b = new byte[42];
      EthernetFrame.write(b, MAC_HOST, MAC_PEER, EthernetFrame.ARP);
      ArpPacket.write(b, 14, ArpPacket.REPLY, MAC_PEER, PEER, MAC_HOST, HOST);
      in.add(b);
    }
  }

  private void take(byte[] src, int length) {
    if (!view.wrap(src, 34, length - 34)) {
      throw new AssertionError("the host sent a malformed segment");
    }
    long pseudo = Checksum.pseudoHeader(0, Ip.v4(HOST), 0, Ip.v4(PEER), Ip.TCP, length - 34);
    if (!view.checksumHolds(pseudo) || Octets.u16(src, 16) != length - 14) {
      throw new AssertionError("the host sent a damaged segment");
    }
    if (view.isSyn() && !hostIssKnown) {
      hostIss = view.seq();
      hostIssKnown = true;
    }
    byte[] payload =
        Arrays.copyOfRange(src, view.textOffset(), view.textOffset() + view.textLength());
    out.add(
        new Out(
            now,
            view.flags(),
            view.isRst() && !view.isAck() && !hostIssKnown ? view.seq() : view.seq() - hostIss,
            view.textLength(),
            view.isAck() ? view.ack() : 0,
            view.window(),
            options(),
            view.sourcePort(),
            view.destinationPort(),
            payload));
  }

  /** As the scripts write them, in the order of the wire. */
  private String options() {
    StringBuilder text = new StringBuilder();
    if (view.mss() > 0) {
      text.append(",mss ").append(view.mss());
    }
    if (view.windowScale() >= 0) {
      text.append(",wscale ").append(view.windowScale());
    }
    if (view.sackPermitted()) {
      text.append(",sackOK");
    }
    if (view.hasTimestamps()) {
      text.append(",TS ecr ").append(view.timestampEcho());
    }
    for (int i = 0; i < view.sackBlocks(); i++) {
      text.append(i == 0 ? ",sack " : " ");
      text.append(view.sackLeft(i)).append(':').append(view.sackRight(i));
    }
    return text.length() == 0 ? "" : text.substring(1);
  }

  /** TSval of the segment taken last; 0 without the option. */
  public int lastTimestamp() {
    return view.hasTimestamps() ? view.timestamp() : 0;
  }
}
