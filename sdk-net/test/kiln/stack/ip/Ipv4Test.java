package kiln.stack.ip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import kiln.stack.sim.Pipe;
import kiln.stack.sim.RawPeer;
import kiln.stack.sim.Simulation;
import kiln.stack.tcp.TcpConfig;
import kiln.stack.udp.Datagram;
import kiln.stack.udp.UdpPort;
import kiln.stack.wire.ArpPacket;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv4Packet;
import kiln.stack.wire.Octets;
import org.junit.jupiter.api.Test;

class Ipv4Test {
  private static final int REQUEST = IcmpPacket.ECHO_REQUEST;

  private final RawPeer peer = new RawPeer(TcpConfig.DEFAULT);

  private static byte[] icmp(int type, int code, int source, int destination, int data) {
    byte[] b = new byte[14 + 20 + 8 + data];
    EthernetFrame.write(b, 0x020000000001L, 0x020000000002L, EthernetFrame.IPV4);
    Ipv4Packet.write(b, 14, 28 + data, 0, 7, 0, 64, Ip.ICMP, source, destination);
    for (int i = 0; i < data; i++) {
      b[42 + i] = (byte) i;
    }
    IcmpPacket.write(b, 34, type, code, 0x12340001, data, 0);
    return b;
  }

  private static byte[] echo(int source, int destination) {
    return icmp(REQUEST, 0, source, destination, 56);
  }

  @Test
  void anEchoIsAnsweredWithTheSameData() {
    peer.sendFrame(echo(RawPeer.PEER, RawPeer.HOST));
    byte[] reply = peer.nextFrame();
    assertNotNull(reply);
    assertEquals(IcmpPacket.ECHO_REPLY, reply[34]);
    assertEquals(0x12340001, Octets.i32(reply, 38));
    assertEquals(RawPeer.PEER, Octets.i32(reply, 30));
    assertEquals(0xFFFF, Checksum.fold(Checksum.add(0, reply, 34, 64)));
    byte[] sent = echo(RawPeer.PEER, RawPeer.HOST);
    assertArrayEquals(Arrays.copyOfRange(sent, 42, 98), Arrays.copyOfRange(reply, 42, 98));
  }

  @Test
  void noGroupIsEchoed() {
    peer.sendFrame(echo(RawPeer.PEER, 0x0A0000FF));
    peer.sendFrame(echo(RawPeer.PEER, -1));
    peer.sendFrame(echo(RawPeer.PEER, 0xE0000001));
    assertNull(peer.nextFrame());
  }

  @Test
  void noGroupOrLoopbackIsASource() {
    int[] sources = {0xE0000001, -1, 0x0A0000FF, 0x7F000001, 0xF0000001};
    for (int source : sources) {
      peer.sendFrame(echo(source, RawPeer.HOST));
    }
    peer.sendFrame(echo(RawPeer.PEER, 0x7F000001));
    assertNull(peer.nextFrame());
    assertEquals(sources.length + 1, peer.count(Counter.IP_SOURCE));
  }

  @Test
  void packetsForOthersAreNotForwarded() {
    peer.sendFrame(echo(RawPeer.PEER, 0x0A000044));
    assertNull(peer.nextFrame());
    assertEquals(1, peer.count(Counter.IP_DESTINATION));
  }

  @Test
  void everyDamageHasItsCounter() {
    byte[] b = echo(RawPeer.PEER, RawPeer.HOST);
    b[20] ^= 1;
    peer.sendFrame(b);
    assertEquals(1, peer.count(Counter.IP_CHECKSUM));
    b = echo(RawPeer.PEER, RawPeer.HOST);
    b[14] = 0x35;
    peer.sendFrame(b);
    peer.sendFrame(Arrays.copyOf(echo(RawPeer.PEER, RawPeer.HOST), 50));
    assertEquals(2, peer.count(Counter.IP_MALFORMED));
    b = echo(RawPeer.PEER, RawPeer.HOST);
    b[60] ^= 1;
    peer.sendFrame(b);
    assertEquals(1, peer.count(Counter.ICMP_CHECKSUM));
    peer.sendFrame(Arrays.copyOf(b, 10));
    assertEquals(1, peer.count(Counter.FRAME_MALFORMED));
    b = echo(RawPeer.PEER, RawPeer.HOST);
    b[0] = 4;
    peer.sendFrame(b);
    assertEquals(1, peer.count(Counter.FRAME_FOREIGN));
    b[0] = 2;
    b[12] = 0x77;
    peer.sendFrame(b);
    assertEquals(1, peer.count(Counter.FRAME_TYPE));
    assertNull(peer.nextFrame());
  }

  @Test
  void optionsAreSkippedAndSourceRoutesRefused() {
    peer.sendFrame(withOption(148, 4));
    assertNotNull(peer.nextFrame(), "router alert");
    peer.sendFrame(withOption(131, 4));
    assertNull(peer.nextFrame());
    assertEquals(1, peer.count(Counter.IP_OPTIONS));
  }

  private static byte[] withOption(int kind, int length) {
    byte[] plain = echo(RawPeer.PEER, RawPeer.HOST);
    byte[] b = new byte[plain.length + 4];
    System.arraycopy(plain, 0, b, 0, 34);
    System.arraycopy(plain, 34, b, 38, plain.length - 34);
    b[14] = 0x46;
    Octets.put16(b, 16, b.length - 14);
    b[34] = (byte) kind;
    b[35] = (byte) length;
    Octets.put16(b, 24, 0);
    Octets.put16(b, 24, Checksum.of(b, 14, 24));
    return b;
  }

  @Test
  void sourceQuenchAndRedirectsAreIgnored() {
    peer.sendFrame(icmp(4, 0, RawPeer.PEER, RawPeer.HOST, 28));
    peer.sendFrame(icmp(5, 1, RawPeer.PEER, RawPeer.HOST, 28));
    assertEquals(2, peer.count(Counter.ICMP_TYPE));
    assertNull(peer.nextFrame());
  }

  @Test
  void anUnknownProtocolIsUnreachableAndErrorsAreNeverAnswered() {
    byte[] b = echo(RawPeer.PEER, RawPeer.HOST);
    Ipv4Packet.write(b, 14, b.length - 14, 0, 0, 0, 64, 99, RawPeer.PEER, RawPeer.HOST);
    peer.sendFrame(b);
    byte[] error = peer.nextFrame();
    assertEquals(IcmpPacket.UNREACHABLE, error[34]);
    assertEquals(IcmpPacket.CODE_PROTOCOL, error[35]);
    assertEquals(99, error[42 + 9], "quotes the header");
    peer.sendFrame(icmp(IcmpPacket.UNREACHABLE, 3, RawPeer.PEER, RawPeer.HOST, 28));
    assertNull(peer.nextFrame());
  }

  @Test
  void errorsAreRateLimited() {
    for (int i = 0; i < 1000; i++) {
      byte[] b = echo(RawPeer.PEER, RawPeer.HOST);
      Ipv4Packet.write(b, 14, b.length - 14, 0, 0, 0, 64, 99, RawPeer.PEER, RawPeer.HOST);
      peer.sendFrame(b);
    }
    int sent = 0;
    while (peer.nextFrame() != null) {
      sent++;
    }
    assertEquals(20, sent);
    assertEquals(980, peer.count(Counter.ICMP_RATE));
  }

  @Test
  void tinyAndOverlappingFragmentsOfTcpAreRefused() {
    byte[] b = new byte[14 + 20 + 8];
    EthernetFrame.write(b, 0x020000000001L, 0x020000000002L, EthernetFrame.IPV4);
    int more = Ipv4Packet.MORE_FRAGMENTS;
    Ipv4Packet.write(b, 14, 28, 0, 7, more, 64, Ip.TCP, RawPeer.PEER, RawPeer.HOST);
    peer.sendFrame(b.clone());
    Ipv4Packet.write(b, 14, 28, 0, 7, 1, 64, Ip.TCP, RawPeer.PEER, RawPeer.HOST);
    peer.sendFrame(b.clone());
    assertEquals(2, peer.count(Counter.FRAGMENT_TINY));
  }

  /** RFC 5227: questions about our address are answered, claims on it defended. */
  @Test
  void arpAnswersAndDefends() {
    byte[] b = new byte[60];
    EthernetFrame.write(b, EthernetFrame.BROADCAST, 0x020000000009L, EthernetFrame.ARP);
    ArpPacket.write(b, 14, ArpPacket.REQUEST, 0x020000000009L, 0x0A000009, 0, RawPeer.HOST);
    peer.sendFrame(b.clone());
    assertTrue(peer.net.neighbors.toString().contains("10.0.0.9 02:00:00:00:00:09"));
    ArpPacket.write(b, 14, ArpPacket.REQUEST, 0x020000000009L, RawPeer.HOST, 0, RawPeer.HOST);
    peer.sendFrame(b.clone());
    assertEquals(1, peer.count(Counter.ADDRESS_CONFLICT));
    ArpPacket.write(b, 14, ArpPacket.REPLY, 0x030000000009L, 0x0A000009, 0, RawPeer.HOST);
    peer.sendFrame(b.clone());
    assertEquals(1, peer.count(Counter.ARP_SPOOFED), "a group is nobody's address");
  }

  @Test
  void aProbedAddressIsUsedOnlyIfNobodyElseHasIt() {
    long high = 0;
    InterfaceAddress free = peer.net.addAddress(peer.now(), high, Ip.v4(0x0A000021), 120, true);
    peer.advance(12 * Simulation.SECOND);
    assertEquals(InterfaceAddress.State.PREFERRED, free.state());
    InterfaceAddress taken = peer.net.addAddress(peer.now(), high, Ip.v4(0x0A000022), 120, true);
    peer.advance(2 * Simulation.SECOND);
    assertEquals(InterfaceAddress.State.TENTATIVE, taken.state());
    byte[] b = new byte[60];
    EthernetFrame.write(b, EthernetFrame.BROADCAST, 0x020000000009L, EthernetFrame.ARP);
    ArpPacket.write(b, 14, ArpPacket.REPLY, 0x020000000009L, 0x0A000022, 0, 0x0A000022);
    peer.sendFrame(b);
    assertEquals(InterfaceAddress.State.DUPLICATE, taken.state());
    peer.sendFrame(echo(RawPeer.PEER, 0x0A000022));
    peer.forgetFrames();
    assertEquals(1, peer.count(Counter.IP_DESTINATION));
  }

  @Test
  void datagramsOfEverySizeCrossInFragments() {
    Simulation s = new Simulation(Pipe.Quality.PERFECT, 5);
    UdpPort from = s.a.udp.bind(0, 0, 1000, UdpPort.DEFAULT_RING);
    UdpPort to = s.b.udp.bind(0, 0, 2000, 1 << 18);
    byte[] data = new byte[65_507];
    new Random(6).nextBytes(data);
    byte[] back = new byte[65_507];
    Datagram d = new Datagram();
    for (int size : new int[] {0, 1, 1471, 1472, 1473, 2960, 9000, 65_507}) {
      assertEquals(Sent.SENT, retry(s, from, data, size));
      assertTrue(s.until(Simulation.SECOND, to::readable), "size " + size);
      assertTrue(to.receive(d, back, 0, back.length));
      assertEquals(size, d.length);
      assertEquals(1000, d.sourcePort);
      assertEquals(s.a.v4, d.sourceLow);
      assertArrayEquals(Arrays.copyOf(data, size), Arrays.copyOf(back, size));
    }
    assertEquals(Sent.REFUSED, from.send(s.now(), 0, s.b.v4, 2000, new byte[65_508], 0, 65_508));
  }

  private static Sent retry(Simulation s, UdpPort from, byte[] data, int size) {
    Sent sent = from.send(s.now(), 0, s.b.v4, 2000, data, 0, size);
    s.run(Simulation.MILLI);
    return sent == Sent.HELD ? Sent.SENT : sent;
  }

  @Test
  void aConnectedPortHearsThatNobodyListens() {
    Simulation s = new Simulation(Pipe.Quality.PERFECT, 5);
    UdpPort from = s.a.udp.bind(0, 0, 0, UdpPort.DEFAULT_RING);
    from.connect(0, s.b.v4, 9);
    from.send(s.now(), 0, s.b.v4, 9, new byte[10], 0, 10);
    assertTrue(s.until(Simulation.SECOND, from::readable));
    assertEquals(IcmpError.REFUSED, from.takeError());
    assertNull(from.takeError());
  }

  @Test
  void theLoopbackInterfaceReachesOurselves() {
    Simulation s = new Simulation(Pipe.Quality.PERFECT, 5);
    UdpPort to = s.a.udp.bind(0, 0, 2000, UdpPort.DEFAULT_RING);
    UdpPort from = s.a.udp.bind(0, 0, 0, UdpPort.DEFAULT_RING);
    for (long low : new long[] {Ip.v4(0x7F000001), s.a.v4, 1}) {
      from.send(s.now(), 0, low, 2000, new byte[10], 0, 10);
      assertTrue(s.until(Simulation.SECOND, to::readable));
      Datagram d = new Datagram();
      to.receive(d, new byte[10], 0, 10);
      assertEquals(low, d.sourceLow, "talking to ourselves, we are who was called");
    }
  }

  @Test
  void pingMeetsItsEcho() {
    Simulation s = new Simulation(Pipe.Quality.PERFECT, 5);
    int[] heard = {0};
    s.a.ip.icmp().echoListener((now, kind, id, sequence, p) -> heard[0] += id == 7 ? p.length : 0);
    for (int size : new int[] {56, 3000, 60_000}) {
      heard[0] = 0;
      s.a.ip.icmp().ping(s.now(), 0, s.b.v4, 7, 1, size, 64);
      assertTrue(s.until(Simulation.SECOND, () -> heard[0] == size), "size " + size);
      s.a.ip.icmp().ping(s.now(), kiln.stack.sim.Host.V6_HIGH, s.b.v6Low, 7, 1, size, 64);
      assertTrue(s.until(Simulation.SECOND, () -> heard[0] == 2 * size), "IPv6, size " + size);
    }
  }
}
