package kiln.stack.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kiln.net.FilteredPacket;
import kiln.net.PacketFilter;
import kiln.net.PacketFilter.Hook;
import kiln.net.PacketFilter.Verdict;
import kiln.stack.sim.RoutedNet;
import kiln.stack.sim.Simulation;
import kiln.stack.tcp.TcpConnection;
import kiln.stack.tcp.TcpListener;
import kiln.stack.udp.Datagram;
import kiln.stack.udp.UdpPort;
import kiln.stack.wire.Ip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filters on a router between two hosts: what they see, what they stop, what they rewrite. */
class FilterTest {
  private static final long B = Ip.v4(RoutedNet.B);
  private static final long OUTSIDE = Ip.v4(RoutedNet.ROUTER_RIGHT);

  private final RoutedNet net = new RoutedNet(1500, 1500);

  @BeforeEach
  void route() {
    net.router.ip.forwarding(true);
  }

  /** Hides everything behind the router's right address, as a home router does. */
  private static final class Masquerade implements PacketFilter {
    private record Inside(long high, long low, int port) {}

    private final Map<Integer, Inside> byPort = new HashMap<>();
    private final Map<Inside, Integer> byInside = new HashMap<>();
    private final long high;
    private final long low;
    private int next = 20_000;

    Masquerade(long high, long low) {
      this.high = high;
      this.low = low;
    }

    @Override
    public Verdict decide(Hook hook, FilteredPacket p, long nowNanos) {
      if (hook == Hook.FORWARD && p.out().equals("right")) {
        Inside inside = new Inside(p.sourceHigh(), p.sourceLow(), p.sourcePort());
        int port = byInside.computeIfAbsent(inside, i -> next++);
        byPort.put(port, inside);
        p.rewriteSource(high, low, port);
      } else if (hook == Hook.ARRIVE && p.in().equals("right")) {
        FilteredPacket quoted = p.quoted();
        Inside inside = byPort.get(quoted == null ? p.destinationPort() : quoted.sourcePort());
        if (inside != null) {
          if (quoted != null) {
            quoted.rewriteSource(inside.high, inside.low, inside.port);
          }
          p.rewriteDestination(inside.high, inside.low, inside.port);
        }
      }
      return Verdict.ACCEPT;
    }
  }

  @Test
  void everyHookSeesThePacketsThatItShould() {
    List<String> seen = new ArrayList<>();
    net.router.ip.filter(
        (hook, p, now) -> {
          seen.add(
              hook + " " + p.in() + ">" + p.out() + " " + p.source() + ">" + p.destination() + " "
                  + p.protocol() + " type " + p.icmpType() + " id " + p.sourcePort());
          return Verdict.ACCEPT;
        });
    net.a.ip.icmp().ping(net.now(), 0, B, 7, 1, 5, 64);
    net.settle();
    assertEquals(
        List.of(
            "ARRIVE left>null 10.0.1.1>10.0.2.1 1 type 8 id 7",
            "FORWARD left>right 10.0.1.1>10.0.2.1 1 type 8 id 7",
            "ARRIVE right>null 10.0.2.1>10.0.1.1 1 type 0 id 7",
            "FORWARD right>left 10.0.2.1>10.0.1.1 1 type 0 id 7"),
        seen);
    seen.clear();
    net.a.ip.icmp().ping(net.now(), RoutedNet.V6_LEFT, 0xFE, 7, 1, 5, 64);
    net.settle();
    assertEquals(
        List.of(
            "ARRIVE left>null fd00:1::1>fd00:1::fe 58 type 128 id 7",
            "DELIVER left>null fd00:1::1>fd00:1::fe 58 type 128 id 7",
            "SEND null>left fd00:1::fe>fd00:1::1 58 type 129 id 7"),
        seen);
  }

  @Test
  void whatIsDroppedVanishesAndWhatIsRejectedIsTold() {
    UdpPort from = net.a.udp.bind(0, 0, 0, UdpPort.DEFAULT_RING);
    from.connect(0, B, 9);
    net.router.ip.filter((hook, p, now) -> Verdict.DROP);
    from.send(net.now(), 0, B, 9, new byte[3], 0, 3);
    net.settle();
    assertEquals(1, net.router.ip.counters().get(Counter.FILTERED));
    assertEquals(0, net.b.ip.counters().get(Counter.UDP_IN));
    net.router.ip.filter((hook, p, now) -> hook == Hook.FORWARD ? Verdict.REJECT : Verdict.ACCEPT);
    from.send(net.now(), 0, B, 9, new byte[3], 0, 3);
    net.settle();
    assertEquals(IcmpError.PROHIBITED, from.takeError());
    net.router.ip.filter(
        (hook, p, now) -> {
          throw new IllegalStateException("a filter with a bug");
        });
    from.send(net.now(), 0, B, 9, new byte[3], 0, 3);
    net.settle();
    assertEquals(1, net.router.ip.counters().get(Counter.FILTER_FAILED));
    assertEquals(0, net.b.ip.counters().get(Counter.UDP_IN));
  }

  @Test
  void packetsOfTheHostItselfAreFilteredOnTheirWayOut() {
    net.a.ip.filter((hook, p, now) -> hook == Hook.SEND ? Verdict.DROP : Verdict.ACCEPT);
    assertEquals(Sent.REFUSED, net.a.ip.icmp().ping(net.now(), 0, B, 7, 1, 5, 64));
    assertEquals(Sent.REFUSED, net.a.ip.icmp().ping(net.now(), 0, B, 7, 1, 60_000, 64));
    net.settle();
    assertEquals(0, net.router.ip.counters().get(Counter.IP_FORWARDED));
  }

  @Test
  void tcpUdpAndEchoesCrossANat() {
    net.router.ip.filter(new Masquerade(0, OUTSIDE));
    int[] echoes = {0};
    net.a.ip.icmp().echoListener((now, kind, id, seq, p) -> echoes[0] += id == 7 ? p.length : 0);
    for (int size : new int[] {5, 3000}) { // whole, and in fragments
      echoes[0] = 0;
      net.a.ip.icmp().ping(net.now(), 0, B, 7, 1, size, 64);
      assertTrue(net.until(Simulation.SECOND, () -> echoes[0] == size), "size " + size);
    }
    datagrams(0, B, OUTSIDE);
    assertEquals(300_000, transfer(0, B, OUTSIDE));
    assertEquals(0, net.b.ip.counters().get(Counter.TCP_CHECKSUM));
    assertEquals(0, net.a.ip.counters().get(Counter.TCP_CHECKSUM));
  }

  @Test
  void tcpAndUdpCrossANatOfIpv6() {
    net.router.ip.filter(new Masquerade(RoutedNet.V6_RIGHT, 0xFE));
    datagrams(RoutedNet.V6_RIGHT, 1, 0xFE);
    assertEquals(300_000, transfer(RoutedNet.V6_RIGHT, 1, 0xFE));
    assertEquals(0, net.b.ip.counters().get(Counter.UDP_CHECKSUM));
  }

  @Test
  void errorsFindTheirWayBackThroughANat() {
    net.router.ip.filter(new Masquerade(0, OUTSIDE));
    UdpPort from = net.a.udp.bind(0, 0, 0, UdpPort.DEFAULT_RING);
    from.connect(0, B, 9);
    from.send(net.now(), 0, B, 9, new byte[30], 0, 30);
    assertTrue(net.until(Simulation.SECOND, from::readable));
    assertEquals(IcmpError.REFUSED, from.takeError());
    assertEquals(0, net.a.ip.counters().get(Counter.ICMP_CHECKSUM));
    net.router.ip.filter(new Masquerade(RoutedNet.V6_RIGHT, 0xFE));
    from = net.a.udp.bind(0, 0, 0, UdpPort.DEFAULT_RING);
    from.connect(RoutedNet.V6_RIGHT, 1, 9);
    from.send(net.now(), RoutedNet.V6_RIGHT, 1, 9, new byte[30], 0, 30);
    assertTrue(net.until(Simulation.SECOND, from::readable));
    assertEquals(IcmpError.REFUSED, from.takeError());
  }

  @Test
  void rewritingIsForItsHookAndItsFamily() {
    List<String> said = new ArrayList<>();
    net.router.ip.filter(
        (hook, p, now) -> {
          boolean source = hook != Hook.FORWARD;
          Exception e =
              source
                  ? assertThrows(
                      IllegalStateException.class, () -> p.rewriteSource(0, OUTSIDE, 1))
                  : assertThrows(
                      IllegalArgumentException.class, () -> p.rewriteSource(0, 0x1_0001, 1));
          said.add(e.getMessage());
          return Verdict.ACCEPT;
        });
    net.a.ip.icmp().ping(net.now(), 0, B, 7, 1, 5, 64);
    net.until(Simulation.MILLI, () -> said.size() >= 2);
    assertEquals("the source of a packet is rewritten at FORWARD, not at ARRIVE", said.get(0));
    assertEquals("::1:1 is of another family than the packet", said.get(1));
  }

  private void datagrams(long high, long low, long seenFrom) {
    UdpPort from = net.a.udp.bind(0, 0, 0, UdpPort.DEFAULT_RING);
    UdpPort to = net.b.udp.bind(0, 0, 2000, UdpPort.DEFAULT_RING);
    byte[] data = new byte[4000];
    new Random(4).nextBytes(data);
    Datagram d = new Datagram();
    for (int size : new int[] {1, 100, 1000, 4000}) {
      from.send(net.now(), high, low, 2000, data, 0, size);
      assertTrue(net.until(Simulation.SECOND, to::readable), "size " + size);
      to.receive(d, data, 0, data.length);
      assertEquals(seenFrom, d.sourceLow);
      to.send(net.now(), d.sourceHigh, d.sourceLow, d.sourcePort, data, 0, size);
      assertTrue(net.until(Simulation.SECOND, from::readable), "back, size " + size);
      from.receive(d, data, 0, data.length);
      assertEquals(size, d.length);
      assertEquals(low, d.sourceLow);
    }
  }

  private int transfer(long high, long low, long seenFrom) {
    TcpListener listener = net.b.tcp.listen(0, 0, 80, 4);
    TcpConnection sender = net.a.tcp.connect(net.now(), high, low, 80, 0);
    assertTrue(net.until(5 * Simulation.SECOND, sender::isEstablished));
    assertTrue(net.until(5 * Simulation.SECOND, () -> listener.waiting() > 0));
    TcpConnection receiver = listener.accept();
    assertEquals(seenFrom, receiver.remoteLow());
    byte[] b = new byte[50_000];
    int got = 0;
    for (int sent = 0, round = 0; got < 300_000 && round < 1000; round++) {
      sent += sender.send(net.now(), b, 0, Math.min(b.length, 300_000 - sent));
      net.until(Simulation.MILLI, () -> receiver.readable() > 0);
      got += Math.max(receiver.receive(net.now(), b, 0, b.length), 0);
    }
    return got;
  }
}
