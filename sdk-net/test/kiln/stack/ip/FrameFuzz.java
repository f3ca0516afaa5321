package kiln.stack.ip;

import java.util.ArrayDeque;
import java.util.Arrays;
import kiln.net.FilteredPacket;
import kiln.net.NetDevice;
import kiln.net.PacketFilter;
import kiln.stack.device.Tracer;
import kiln.stack.dhcp.DhcpClient;
import kiln.stack.random.KeyedRandom;
import kiln.stack.tcp.Tcp;
import kiln.stack.tcp.TcpConfig;
import kiln.stack.udp.Udp;
import kiln.stack.udp.UdpPort;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Octets;

/**
 * Fuzz target: frames to a whole stack, a router with a filter that reads and rewrites everything,
 * a listener, a UDP port and a DHCP client. The input is a run of frames, each behind its length in
 * two octets; checksums are put right, or nothing would get past them.
 */
public final class FrameFuzz {
  private static final long MAC = 0x020000000001L;
  private static final int MTU = 1500;
  private static final int MAX_FRAMES = 64;

  private FrameFuzz() {}

  private static final class Device implements NetDevice {
    final ArrayDeque<byte[]> in = new ArrayDeque<>();
    private final String name;

    Device(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public byte[] mac() {
      byte[] mac = new byte[6];
      Octets.put48(mac, 0, MAC);
      return mac;
    }

    @Override
    public int mtu() {
      return MTU;
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
    public boolean checksumVerified() {
      return true;
    }

    @Override
    public boolean transmit(byte[] src, int length) {
      if (length < HEADER || length > MTU + HEADER) {
        throw new AssertionError("a frame of " + length);
      }
      return true;
    }
  }

  private static PacketFilter.Verdict rewrite(
      PacketFilter.Hook hook, FilteredPacket p, long nowNanos) {
    long high = p.isV4() ? 0 : 0xFD00_0000_0000_0000L;
    long low = p.isV4() ? Ip.v4(0x0A000103) : 3;
    FilteredPacket quoted = p.quoted();
    if (quoted != null) {
      quoted.rewriteSource(high, low, 7);
      quoted.rewriteDestination(high, low, 8);
    }
    for (int i = 0; i < p.length(); i++) {
      p.octet(i);
    }
    boolean odd = (p.sourcePort() + p.destinationPort() + p.tcpFlags() + p.icmpCode() & 1) != 0;
    if (odd && hook == PacketFilter.Hook.ARRIVE) {
      p.rewriteDestination(high, low, 9);
    }
    if (odd && hook == PacketFilter.Hook.FORWARD) {
      p.rewriteSource(high, low, 9);
    }
    return PacketFilter.Verdict.ACCEPT;
  }

  /** Called by Jazzer and by {@code FuzzSeedsTest}. */
  public static void fuzzerTestOneInput(byte[] input) {
    boolean filtered = input.length > 0 && (input[0] & 1) != 0;
    Device left = new Device("left");
    Device right = new Device("right");
    IpStack ip = new IpStack(new KeyedRandom(1, 1));
    Tcp tcp = new Tcp(ip, TcpConfig.DEFAULT);
    Udp udp = new Udp(ip);
    ip.transports(tcp, udp);
    StringBuilder lines = new StringBuilder();
    NetInterface net = ip.addInterface(new Tracer(left, line -> lines.append(line.length())));
    NetInterface other = ip.addInterface(right);
    long now = 1_000_000_000L;
    net.addAddress(now, 0, Ip.v4(0x0A000001), 120, false);
    net.addAddress(now, 0xFD00_0000_0000_0000L, 1, 64, false);
    net.addAddress(now, Ip.LINK_LOCAL, 1, 64, true);
    other.addAddress(now, 0, Ip.v4(0x0A000101), 120, false);
    net.autoconfigure(now);
    tcp.listen(0, 0, 80, 4);
    udp.bind(0, 0, 53, UdpPort.DEFAULT_RING);
    DhcpClient dhcp = new DhcpClient(now, ip, udp, other);
    ip.forwarding(true);
    PacketFilter filter = FrameFuzz::rewrite;
    ip.filter(filtered ? guarded(filter) : null);
    int at = 1;
    for (int n = 0; n < MAX_FRAMES && at + 2 <= input.length; n++) {
      int length = Octets.u16(input, at) % (MTU + EthernetFrame.HEADER + 1);
      int end = Math.min(input.length, at + 2 + length);
      byte[] frame = Arrays.copyOfRange(input, at + 2, end);
      at = end;
      if (frame.length < EthernetFrame.HEADER) {
        continue;
      }
      Octets.put48(frame, 0, n % 3 == 2 ? EthernetFrame.BROADCAST : MAC);
      repair(frame);
      (n % 4 == 3 ? right : left).in.add(frame);
      for (int i = 0; i < 4 && ip.poll(now); i++) {
        // the frames of this turn
      }
      dhcp.poll(now);
      now += 700_000_000L;
    }
  }

  /** An error in the filter is an error of the target; the stack would only count it. */
  private static PacketFilter guarded(PacketFilter filter) {
    return (hook, p, now) -> {
      try {
        return filter.decide(hook, p, now);
      } catch (RuntimeException e) {
        throw new AssertionError(e);
      }
    };
  }

  private static void repair(byte[] b) {
    int type = Octets.u16(b, 12);
    if (type == EthernetFrame.IPV4 && b.length >= 34) {
      int header = (b[14] & 15) * 4;
      if (header >= 20 && 14 + header <= b.length) {
        Octets.put16(b, 24, 0);
        Octets.put16(b, 24, Checksum.of(b, 14, header));
      }
      int total = Math.min(Octets.u16(b, 16), b.length - 14);
      repairIcmp(b, 14 + header, 14 + total, b[23], 0);
    } else if (type == EthernetFrame.IPV6 && b.length >= 62) {
      int length = Math.min(Octets.u16(b, 18), b.length - 54);
      long pseudo =
          Checksum.pseudoHeader(
              Octets.i64(b, 22), Octets.i64(b, 30), Octets.i64(b, 38), Octets.i64(b, 46),
              Ip.ICMPV6, length);
      repairIcmp(b, 54, 54 + length, b[20], pseudo);
    }
  }

  private static void repairIcmp(byte[] b, int from, int end, int protocol, long pseudo) {
    if ((protocol == Ip.ICMP || protocol == Ip.ICMPV6) && end - from >= 8) {
      Octets.put16(b, from + 2, 0);
      Octets.put16(b, from + 2, Checksum.finish(Checksum.add(pseudo, b, from, end - from)));
    }
  }
}
