package kiln.stack.ip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kiln.net.Echo;
import kiln.stack.sim.RoutedNet;
import kiln.stack.sim.Simulation;
import kiln.stack.tcp.TcpConnection;
import kiln.stack.tcp.TcpListener;
import kiln.stack.udp.Datagram;
import kiln.stack.udp.UdpPort;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;
import kiln.stack.wire.Octets;
import org.junit.jupiter.api.Test;

class ForwarderTest {
  private static final long A = Ip.v4(RoutedNet.A);
  private static final long B = Ip.v4(RoutedNet.B);

  private RoutedNet net = new RoutedNet(1500, 1500);
  private final List<String> echoes = new ArrayList<>();

  private void ping(long high, long low, int length, int hops) {
    echoes.clear();
    net.a
        .ip
        .icmp()
        .echoListener(
            (now, kind, id, sequence, p) ->
                echoes.add(
                    kind
                        + " "
                        + Ip.text(p.sourceHigh, p.sourceLow)
                        + (kind == Echo.Kind.REPLY ? " " + p.length + " hops " + p.hopLimit : "")));
    net.a.ip.icmp().ping(net.now(), high, low, 7, 1, length, hops);
    net.until(5 * Simulation.SECOND, () -> !echoes.isEmpty());
  }

  private long count(Counter counter) {
    return net.router.ip.counters().get(counter);
  }

  @Test
  void aHostDoesNotForward() {
    ping(0, B, 10, 64);
    assertEquals(List.of(), echoes);
    assertEquals(0, net.b.ip.counters().get(Counter.ICMP_ECHOED));
    assertTrue(count(Counter.IP_DESTINATION) > 0);
  }

  @Test
  void aRouterPassesPacketsOnAndCountsHops() {
    net.router.ip.forwarding(true);
    ping(0, B, 10, 64);
    assertEquals(List.of("REPLY 10.0.2.1 10 hops 63"), echoes);
    ping(RoutedNet.V6_RIGHT, 1, 10, 64);
    assertEquals(List.of("REPLY fd00:2::1 10 hops 63"), echoes);
    assertEquals(4, count(Counter.IP_FORWARDED));
  }

  @Test
  void aRouterAnswersAtAnyOfItsAddresses() {
    net.router.ip.forwarding(true);
    ping(0, Ip.v4(RoutedNet.ROUTER_RIGHT), 10, 64);
    assertEquals(List.of("REPLY 10.0.2.254 10 hops 64"), echoes);
  }

  @Test
  void theLastHopIsToldAndSoIsWhoHasNoRoute() {
    net.router.ip.forwarding(true);
    ping(0, B, 10, 1);
    assertEquals(List.of("HOPS_EXCEEDED 10.0.1.254"), echoes);
    ping(RoutedNet.V6_RIGHT, 1, 10, 1);
    assertEquals(List.of("HOPS_EXCEEDED fd00:1::fe"), echoes);
    assertEquals(2, count(Counter.IP_HOPS));
    ping(0, Ip.v4(0x0B000001), 10, 64);
    assertEquals(List.of("UNREACHABLE 10.0.1.254"), echoes);
    ping(0xFD00_0009_0000_0000L, 1, 10, 64);
    assertEquals(List.of("UNREACHABLE fd00:1::fe"), echoes);
  }

  @Test
  void aSenderHearsThatTheHostBehindUsIsNotThere() {
    net.router.ip.forwarding(true);
    ping(0, Ip.v4(RoutedNet.B + 9), 10, 64);
    assertEquals(List.of("UNREACHABLE 10.0.1.254"), echoes);
    ping(RoutedNet.V6_RIGHT, 99, 10, 64);
    assertEquals(List.of("UNREACHABLE fd00:1::fe"), echoes);
  }

  @Test
  void groupsBroadcastsAndLinkLocalAddressesDoNotPass() {
    net.router.ip.forwarding(true);
    long[][] never = {
      {0, Ip.v4(0x0A0002FF)}, {0, Ip.v4(0xEF010101)}, {0, Ip.v4(0xA9FE0101)},
      {0, Ip.v4(0xF0000001)}, {Ip.LINK_LOCAL, 99}
    };
    for (long[] to : never) {
      IpOutput out = net.a.ip.output();
      NetInterface link = net.a.ip.getInterface(1);
      long source = to[0] == 0 ? A : 1;
      long sourceHigh = to[0] == 0 ? 0 : RoutedNet.V6_LEFT;
      out.openOn(net.now(), link, 99, sourceHigh, source, to[0], to[1], 20);
      byte[] frame = link.frame();
      out.send(net.now(), 20);
      byte[] sent = Arrays.copyOf(frame, to[0] == 0 ? 54 : 74);
      Octets.put48(sent, 0, 0x020000000203L);
      net.left.inject(sent);
    }
    net.settle();
    assertEquals(0, count(Counter.IP_FORWARDED));
    assertTrue(count(Counter.IP_DESTINATION) >= never.length);
  }

  @Test
  void whatIsTooBigIsCutOrItsSenderTold() {
    net = new RoutedNet(1500, 600);
    net.router.ip.forwarding(true);
    datagrams(3000, 1400, 20_000);
    assertTrue(count(Counter.FRAGMENTS_OUT) > 30);
    assertEquals(2_000_000, transfer(B));
    net = new RoutedNet(1500, 1300);
    net.router.ip.forwarding(true);
    ping(RoutedNet.V6_RIGHT, 1, 1400, 64);
    assertEquals(List.of(), echoes, "IPv6 is not cut");
    assertEquals(1, count(Counter.IP_TOO_BIG));
  }

  /** With a filter, fragments are put together on the way, and cut again. */
  @Test
  void aFilterSeesWholePackets() {
    net = new RoutedNet(1500, 600);
    net.router.ip.forwarding(true);
    List<Integer> lengths = new ArrayList<>();
    net.router.ip.filter(
        (hook, p, now) -> {
          lengths.add(p.length());
          assertTrue(p.sourcePort() != 0);
          return kiln.net.PacketFilter.Verdict.ACCEPT;
        });
    datagrams(3000, 20_000);
    assertEquals(List.of(9, 9, 3008, 3008, 20_008, 20_008), lengths);
  }

  private void datagrams(int... sizes) {
    UdpPort from = net.a.udp.bind(0, 0, 0, UdpPort.DEFAULT_RING);
    UdpPort to = net.b.udp.bind(0, 0, 2000, UdpPort.DEFAULT_RING);
    byte[] data = new byte[65_507];
    byte[] back = new byte[65_507];
    new Random(3).nextBytes(data);
    Datagram d = new Datagram();
    from.send(net.now(), 0, B, 2000, data, 0, 1); // ARP
    assertTrue(net.until(Simulation.SECOND, to::readable));
    to.receive(d, back, 0, back.length);
    for (int size : sizes) {
      from.send(net.now(), 0, B, 2000, data, 0, size);
      assertTrue(net.until(Simulation.SECOND, to::readable), "size " + size);
      to.receive(d, back, 0, back.length);
      assertEquals(size, d.length);
      assertEquals(A, d.sourceLow);
      assertArrayEquals(Arrays.copyOf(data, size), Arrays.copyOf(back, size));
    }
    from.close();
    to.close();
  }

  private int transfer(long to) {
    TcpListener listener = net.b.tcp.listen(0, 0, 80, 4);
    TcpConnection sender = net.a.tcp.connect(net.now(), 0, to, 80, 0);
    assertTrue(net.until(5 * Simulation.SECOND, sender::isEstablished));
    assertTrue(net.until(5 * Simulation.SECOND, () -> listener.waiting() > 0));
    TcpConnection receiver = listener.accept();
    byte[] b = new byte[50_000];
    int sent = 0;
    int got = 0;
    for (int round = 0; got < 2_000_000 && round < 5000; round++) {
      sent += sender.send(net.now(), b, 0, Math.min(b.length, 2_000_000 - sent));
      net.until(Simulation.MILLI, () -> receiver.readable() > 0);
      got += Math.max(receiver.receive(net.now(), b, 0, b.length), 0);
    }
    return got;
  }

  /** Options that are not to be copied are blanked behind the first piece. */
  @Test
  void piecesKeepOnlyTheOptionsThatAreToBeCopied() {
    net = new RoutedNet(1500, 600);
    net.router.ip.forwarding(true);
    ping(0, B, 10, 64); // ARP
    byte[] frame = new byte[14 + 32 + 1000];
    EthernetFrame.write(frame, 0x020000000203L, 0x020000000201L, EthernetFrame.IPV4);
    Ipv4Packet.write(frame, 14, frame.length - 14, 0, 77, 0, 9, 99, RoutedNet.A, RoutedNet.B);
    frame[14] = 0x48;
    byte[] options = {(byte) 148, 4, 0, 0, 7, 7, 4, 0, 0, 0, 0, 0};
    System.arraycopy(options, 0, frame, 34, options.length);
    Octets.put16(frame, 24, 0);
    Octets.put16(frame, 24, Checksum.of(frame, 14, 32));
    net.left.inject(frame);
    long before = net.b.ip.counters().get(Counter.IP_PROTOCOL);
    net.settle();
    assertEquals(2, count(Counter.FRAGMENTS_OUT));
    assertEquals(before + 1, net.b.ip.counters().get(Counter.IP_PROTOCOL), "put together there");
  }

  /** A virtual machine beside us leaves its checksums to us: they must be right on the wire. */
  @Test
  void checksumsThatWereVouchedForAreFinishedOnTheWayOut() {
    net.router.ip.forwarding(true);
    net.left.vouches = true;
    UdpPort to = net.b.udp.bind(0, 0, 2000, UdpPort.DEFAULT_RING);
    ping(0, B, 10, 64); // ARP
    byte[] frame = new byte[14 + 20 + 8 + 5];
    EthernetFrame.write(frame, 0x020000000203L, 0x020000000201L, EthernetFrame.IPV4);
    Ipv4Packet.write(frame, 14, 33, 0, 77, 0, 9, Ip.UDP, RoutedNet.A, RoutedNet.B);
    Octets.put16(frame, 34, 1000);
    Octets.put16(frame, 36, 2000);
    Octets.put16(frame, 38, 13);
    Octets.put16(frame, 40, Checksum.fold(Checksum.pseudoHeader(0, A, 0, B, Ip.UDP, 13)));
    frame[42] = 9;
    net.left.inject(frame);
    net.settle();
    assertTrue(to.readable());
    assertEquals(0, net.b.ip.counters().get(Counter.UDP_CHECKSUM));
    assertFalse(net.router.ip.counters().get(Counter.IP_FORWARDED) == 0);
  }
}
