package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import kiln.net.NetDevice;
import kiln.net.PacketFilter;
import kiln.net.PacketFilter.Verdict;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.NetInterface;
import kiln.stack.random.KeyedRandom;
import kiln.stack.wire.ArpPacket;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;
import kiln.stack.wire.UdpDatagram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The receive and transmit paths allocate nothing once they run. */
class AllocationTest {
  /** A ring of frames made beforehand; what one end transmits the other receives. */
  private static final class Wire implements NetDevice {
    final byte[][] ring = new byte[512][1514];
    final int[] lengths = new int[512];
    final int number;
    int head;
    int count;
    Wire other;

    Wire(int number) {
      this.number = number;
    }

    @Override
    public String name() {
      return "wire";
    }

    @Override
    public byte[] mac() {
      return new byte[] {2, 0, 0, 0, 2, (byte) number};
    }

    @Override
    public int mtu() {
      return 1500;
    }

    @Override
    public int receive(byte[] dst) {
      if (count == 0) {
        return 0;
      }
      int length = lengths[head];
      System.arraycopy(ring[head], 0, dst, 0, length);
      head = (head + 1) % ring.length;
      count--;
      return length;
    }

    @Override
    public boolean transmit(byte[] src, int length) {
      Wire to = other;
      if (to.count == to.ring.length) {
        return false;
      }
      int tail = (to.head + to.count) % to.ring.length;
      System.arraycopy(src, 0, to.ring[tail], 0, length);
      to.lengths[tail] = length;
      to.count++;
      return true;
    }
  }

  private final Wire wireA = new Wire(1);
  private final Wire wireB = new Wire(2);
  private final IpStack a = new IpStack(new KeyedRandom(1, 1));
  private final IpStack b = new IpStack(new KeyedRandom(1, 2));
  private final Tcp tcpA = new Tcp(a, TcpConfig.DEFAULT);
  private final Tcp tcpB = new Tcp(b, TcpConfig.DEFAULT);
  private long now = 1_000_000_000L;
  private final byte[] buffer = new byte[32 * 1024];

  AllocationTest() {
    wireA.other = wireB;
    wireB.other = wireA;
    a.transports(tcpA, null);
    b.transports(tcpB, null);
    NetInterface netA = a.addInterface(wireA);
    NetInterface netB = b.addInterface(wireB);
    netA.addAddress(now, 0, Ip.v4(0x0A000001), 120, false);
    netB.addAddress(now, 0, Ip.v4(0x0A000002), 120, false);
  }

  private void turn() {
    now += 50_000;
    a.poll(now);
    b.poll(now);
  }

  private long pump(TcpConnection from, TcpConnection to, int turns) {
    long moved = 0;
    for (int i = 0; i < turns; i++) {
      from.send(now, buffer, 0, buffer.length);
      turn();
      for (int n; (n = to.receive(now, buffer, 0, buffer.length)) > 0; ) {
        moved += n;
      }
    }
    return moved;
  }

  @Test
  void aHundredThousandSegmentsAllocateNothing() {
    measure(5_000, 100_000);
  }

  @Test
  @Tag("soak")
  void aMillionSegmentsAllocateNothing() {
    measure(50_000, 1_000_000);
  }

  private void measure(int turns, long segments) {
    TcpListener l = tcpB.listen(0, 0, 80, 4);
    TcpConnection c = tcpA.connect(now, 0, Ip.v4(0x0A000002), 80, 0);
    for (int i = 0; i < 20; i++) {
      turn();
    }
    TcpConnection server = l.accept();
    pump(c, server, 8_000); // code is compiled, rings have their size, chunks are in the pool
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 10 && least > 0; round++) { // a late compilation costs some octets
      long before = threads.getCurrentThreadAllocatedBytes();
      long moved = pump(c, server, turns);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertTrue(moved > segments * 1448, "segments: " + moved / 1448);
    }
    assertEquals(0, least, () -> "octets allocated for more than " + segments + " segments");
  }

  /** Forwarding with a filter that looks at every packet, and rewrites it. */
  @Test
  void aRouterWithAFilterAllocatesNothing() {
    Wire left = new Wire(3);
    Wire far = new Wire(4);
    Wire right = new Wire(5);
    Wire beyond = new Wire(6);
    left.other = far;
    far.other = left;
    right.other = beyond;
    beyond.other = right;
    IpStack router = new IpStack(new KeyedRandom(1, 3));
    router.addInterface(left).addAddress(now, 0, Ip.v4(0x0A000101), 120, false);
    NetInterface out = router.addInterface(right);
    out.addAddress(now, 0, Ip.v4(0x0A000201), 120, false);
    router.forwarding(true);
    router.filter(
        (hook, p, time) -> {
          if (hook == PacketFilter.Hook.FORWARD) {
            p.rewriteSource(0, Ip.v4(0x0A000201), p.sourcePort() + 1);
          }
          return p.destinationPort() == 53 ? Verdict.ACCEPT : Verdict.DROP;
        });
    byte[] frame = new byte[14 + 20 + 8 + 100];
    EthernetFrame.write(frame, 0x020000000203L, 0x020000000204L, EthernetFrame.IPV4);
    Ipv4Packet.write(frame, 14, 128, 0, 7, 0, 9, Ip.UDP, 0x0A000102, 0x0A000202);
    long pseudo =
        Checksum.pseudoHeader(0, Ip.v4(0x0A000102), 0, Ip.v4(0x0A000202), Ip.UDP, 108);
    UdpDatagram.write(frame, 34, 1000, 53, 100, pseudo);
    byte[] arp = new byte[42];
    EthernetFrame.write(arp, 0x020000000205L, 0x020000000206L, EthernetFrame.ARP);
    ArpPacket.write(
        arp, 14, ArpPacket.REPLY, 0x020000000206L, 0x0A000202, 0x020000000205L, 0x0A000201);
    route(router, far, beyond, frame, 1);
    beyond.transmit(arp, arp.length);
    route(router, far, beyond, frame, 30_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 10 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      int passed = route(router, far, beyond, frame, 20_000);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertEquals(20_000, passed);
    }
    assertEquals(0, least, "octets allocated for 20,000 packets");
  }

  private int route(IpStack router, Wire from, Wire to, byte[] frame, int packets) {
    int passed = 0;
    for (int i = 0; i < packets; i++) {
      now += 10_000;
      from.transmit(frame, frame.length);
      router.poll(now);
      while (to.receive(buffer) > 0) {
        passed++;
      }
    }
    return passed;
  }
}
