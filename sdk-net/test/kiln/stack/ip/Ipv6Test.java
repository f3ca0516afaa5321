package kiln.stack.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import kiln.stack.sim.RawPeer;
import kiln.stack.sim.Simulation;
import kiln.stack.tcp.TcpConfig;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv6Packet;
import kiln.stack.wire.NdOptions;
import kiln.stack.wire.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Ipv6Test {
  private static final long NET = 0xFD00_0000_0000_0000L;
  private static final long HOST = 1;
  private static final long ROUTER = 0xFF;
  private static final long MAC_PEER = 0x020000000002L;

  private final RawPeer peer = new RawPeer(TcpConfig.DEFAULT);

  @BeforeEach
  void address() {
    peer.net.addAddress(peer.now(), NET, HOST, 64, false);
    peer.settle();
    peer.forgetFrames();
  }

  /** A frame of ICMPv6 behind {@code before}, extension headers whose first is {@code header}. */
  private static byte[] packet(
      long sourceHigh,
      long sourceLow,
      long high,
      long low,
      int hops,
      int header,
      byte[] before,
      byte[] message) {
    byte[] b = new byte[14 + 40 + before.length + message.length];
    EthernetFrame.write(b, 0x020000000001L, MAC_PEER, EthernetFrame.IPV6);
    Ipv6Packet.write(
        b,
        14,
        before.length + message.length,
        0,
        0,
        header,
        hops,
        sourceHigh,
        sourceLow,
        high,
        low);
    System.arraycopy(before, 0, b, 54, before.length);
    System.arraycopy(message, 0, b, 54 + before.length, message.length);
    if (message.length >= 8) {
      int at = 54 + before.length;
      long pseudo =
          Checksum.pseudoHeader(sourceHigh, sourceLow, high, low, Ip.ICMPV6, message.length);
      Octets.put16(b, at + 2, 0);
      Octets.put16(b, at + 2, Checksum.finish(Checksum.add(pseudo, b, at, message.length)));
    }
    return b;
  }

  private static byte[] echo(int header, int... before) {
    byte[] headers = new byte[before.length];
    for (int i = 0; i < before.length; i++) {
      headers[i] = (byte) before[i];
    }
    byte[] message = new byte[64];
    message[0] = (byte) IcmpPacket.V6_ECHO_REQUEST;
    return packet(NET, 2, NET, HOST, 64, header, headers, message);
  }

  /** Lets the host know the peer's address, so that answers leave at once. */
  private void introduce(long high, long low) {
    byte[] m = new byte[32];
    m[0] = (byte) IcmpPacket.NEIGHBOR_SOLICITATION;
    Octets.put64(m, 8, NET);
    Octets.put64(m, 16, HOST);
    NdOptions.writeLinkAddress(m, 24, NdOptions.SOURCE_LINK_ADDRESS, MAC_PEER);
    peer.sendFrame(packet(high, low, NET, HOST, 255, Ip.ICMPV6, new byte[0], m));
    byte[] answer = peer.nextFrame();
    assertNotNull(answer);
    assertEquals(IcmpPacket.NEIGHBOR_ADVERTISEMENT, answer[54] & 0xFF);
    assertEquals(0x020000000001L, Octets.u48(answer, 54 + 26));
  }

  @Test
  void aSolicitationIsAnsweredAndTheAskerLearned() {
    introduce(NET, 2);
    peer.sendFrame(echo(Ip.ICMPV6));
    assertEquals(IcmpPacket.V6_ECHO_REPLY, peer.nextFrame()[54] & 0xFF);
  }

  @Test
  void neighbourDiscoveryThatPassedARouterIsRefused() {
    byte[] m = new byte[24];
    m[0] = (byte) IcmpPacket.NEIGHBOR_SOLICITATION;
    Octets.put64(m, 8, NET);
    Octets.put64(m, 16, HOST);
    peer.sendFrame(packet(NET, 2, NET, HOST, 254, Ip.ICMPV6, new byte[0], m));
    assertNull(peer.nextFrame());
    assertEquals(1, peer.count(Counter.ND_REFUSED));
  }

  @Test
  void extensionHeadersAreSkippedAndUnknownOptionsAnsweredAsTheyAsk() {
    introduce(NET, 2);
    peer.sendFrame(echo(0, 58, 0, 1, 4, 0, 0, 0, 0));
    assertEquals(IcmpPacket.V6_ECHO_REPLY, peer.nextFrame()[54] & 0xFF);
    peer.sendFrame(echo(60, 58, 0, 0x45, 4, 0, 0, 0, 0));
    assertNull(peer.nextFrame(), "01: discard in silence");
    peer.sendFrame(echo(60, 58, 0, 0x85, 4, 0, 0, 0, 0));
    byte[] problem = peer.nextFrame();
    assertEquals(IcmpPacket.V6_PARAMETER_PROBLEM, problem[54]);
    assertEquals(2, problem[55]);
    assertEquals(42, Octets.i32(problem, 58), "points at the option");
    peer.sendFrame(echo(43, 58, 0, 0, 1, 0, 0, 0, 0));
    assertEquals(IcmpPacket.V6_PARAMETER_PROBLEM, peer.nextFrame()[54], "routing header type 0");
  }

  @Test
  void overlappingFragmentsAreDroppedAltogether() {
    introduce(NET, 2);
    byte[] first = new byte[16];
    first[0] = (byte) IcmpPacket.V6_ECHO_REQUEST;
    peer.sendFrame(fragment(first, 0, true, 5));
    peer.sendFrame(fragment(new byte[16], 8, true, 5));
    peer.sendFrame(fragment(new byte[8], 16, false, 5));
    assertNull(peer.nextFrame());
    assertEquals(2, peer.count(Counter.FRAGMENT_OVERLAP));
  }

  @Test
  void anAtomicFragmentIsAPacketOfItsOwn() {
    introduce(NET, 2);
    byte[] message = new byte[16];
    message[0] = (byte) IcmpPacket.V6_ECHO_REQUEST;
    peer.sendFrame(fragment(message, 0, false, 5));
    assertNotNull(peer.nextFrame());
  }

  private static byte[] fragment(byte[] part, int offset, boolean more, int id) {
    byte[] before = new byte[8];
    before[0] = (byte) Ip.ICMPV6;
    Octets.put16(before, 2, offset | (more ? 1 : 0));
    Octets.put32(before, 4, id);
    byte[] b = packet(NET, 2, NET, HOST, 64, 44, before, part);
    if (offset > 0) { // the checksum belongs to the first fragment only
      Arrays.fill(b, 62, b.length, (byte) 0);
    }
    return b;
  }

  private static byte[] advertisement(int lifetime, long prefix, int valid, int preferred) {
    byte[] m = new byte[16 + 8 + 8 + 32];
    m[0] = (byte) IcmpPacket.ROUTER_ADVERTISEMENT;
    m[4] = 64;
    Octets.put16(m, 6, lifetime);
    NdOptions.writeLinkAddress(m, 16, NdOptions.SOURCE_LINK_ADDRESS, MAC_PEER);
    m[24] = NdOptions.MTU;
    m[25] = 1;
    Octets.put32(m, 28, 1400);
    m[32] = NdOptions.PREFIX;
    m[33] = 4;
    m[34] = 64;
    m[35] = (byte) 0xC0;
    Octets.put32(m, 36, valid);
    Octets.put32(m, 40, preferred);
    Octets.put64(m, 48, prefix);
    return packet(Ip.LINK_LOCAL, ROUTER, Ip.LINK_MULTICAST, 1, 255, Ip.ICMPV6, new byte[0], m);
  }

  /** Reports of groups come when they please: hop-by-hop options are in front of them alone. */
  private byte[] nextButReports() {
    byte[] frame = peer.nextFrame();
    while (frame != null && frame[20] == 0) {
      frame = peer.nextFrame();
    }
    return frame;
  }

  private InterfaceAddress stateless(long prefix) {
    return peer.net.find(prefix, 0x0000_00FF_FE00_0001L);
  }

  @Test
  void aRouterGivesAddressRouteAndMtuAndTakesThemAway() {
    long prefix = 0x2001_0DB8_0000_0000L;
    peer.net.discovery.autoconfigure(peer.now());
    peer.advance(Simulation.SECOND);
    byte[] question = nextButReports();
    assertEquals(IcmpPacket.ROUTER_SOLICITATION, question[54] & 0xFF);
    byte[] frame = advertisement(1800, prefix, 3600, 1800);
    EthernetFrame.write(frame, 0x333300000001L, MAC_PEER, EthernetFrame.IPV6);
    peer.sendFrame(frame);
    InterfaceAddress a = stateless(prefix);
    assertNotNull(a, "EUI-64 of 02:00:00:00:00:01");
    assertEquals(InterfaceAddress.State.TENTATIVE, a.state());
    peer.advance(3 * Simulation.SECOND);
    assertEquals(InterfaceAddress.State.PREFERRED, a.state());
    assertEquals(1400, peer.net.mtu());
    Route route = peer.ip.route(0x2A00_0000_0000_0000L, 1);
    assertEquals(ROUTER, route.gatewayLow());
    assertEquals(prefix, peer.ip.selectSource(peer.net, 0x2A00_0000_0000_0000L, 1).high());
    peer.advance(1800 * Simulation.SECOND);
    assertEquals(InterfaceAddress.State.DEPRECATED, a.state());
    assertNull(peer.ip.route(0x2A00_0000_0000_0000L, 1), "the router's lifetime is over");
    peer.advance(1800 * Simulation.SECOND);
    assertNull(stateless(prefix));
  }

  @Test
  void aPrefixCannotBeCutBelowTwoHoursAtOnce() {
    long prefix = 0x2001_0DB8_0000_0000L;
    peer.net.discovery.autoconfigure(peer.now());
    peer.sendFrame(advertisement(1800, prefix, 86_400, 86_400));
    peer.sendFrame(advertisement(1800, prefix, 1, 1));
    InterfaceAddress a = stateless(prefix);
    assertEquals(peer.now() + 7200 * Simulation.SECOND, a.validUntilNanos);
  }

  @Test
  void aDuplicateAddressIsNotUsed() {
    InterfaceAddress a = peer.net.addAddress(peer.now(), NET, 0x77, 64, true);
    peer.advance(1100 * Simulation.MILLI);
    boolean probed = false;
    for (byte[] frame; (frame = peer.nextFrame()) != null; ) {
      probed |= (frame[54] & 0xFF) == IcmpPacket.NEIGHBOR_SOLICITATION;
    }
    assertTrue(probed);
    byte[] m = new byte[32];
    m[0] = (byte) IcmpPacket.NEIGHBOR_ADVERTISEMENT;
    m[4] = 0x20;
    Octets.put64(m, 8, NET);
    Octets.put64(m, 16, 0x77);
    NdOptions.writeLinkAddress(m, 24, NdOptions.TARGET_LINK_ADDRESS, MAC_PEER);
    peer.sendFrame(packet(NET, 0x77, Ip.LINK_MULTICAST, 1, 255, Ip.ICMPV6, new byte[0], m));
    assertEquals(InterfaceAddress.State.DUPLICATE, a.state());
  }

  @Test
  void randomPacketsBreakNothing() {
    Random random = new Random(8);
    peer.net.discovery.autoconfigure(peer.now());
    for (int i = 0; i < 20_000; i++) {
      byte[] message = new byte[8 + random.nextInt(90)];
      random.nextBytes(message);
      message[0] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 128 + random.nextInt(16));
      message[1] = 0;
      byte[] before = new byte[8 * random.nextInt(4)];
      random.nextBytes(before);
      int header = before.length == 0 ? Ip.ICMPV6 : new int[] {0, 43, 44, 60}[random.nextInt(4)];
      for (int at = 0; at < before.length; at += 8) {
        boolean last = at + 8 == before.length;
        before[at] = (byte) (last ? Ip.ICMPV6 : new int[] {43, 44, 60}[random.nextInt(3)]);
        before[at + 1] = (byte) (random.nextInt(8) == 0 ? 1 : 0);
      }
      long source = random.nextInt(3) == 0 ? 0 : random.nextInt(5);
      peer.sendFrame(
          packet(
              random.nextBoolean() ? NET : Ip.LINK_LOCAL,
              source,
              random.nextBoolean() ? NET : Ip.LINK_MULTICAST,
              HOST,
              random.nextInt(3) == 0 ? 64 : 255,
              header,
              before,
              message));
      peer.forgetFrames();
    }
    assertTrue(peer.net.addressCount() <= NetInterface.MAX_ADDRESSES);
    assertTrue(peer.ip.routes().size() <= 64);
  }

  /** RFC 3810: a switch that snoops forgets who does not answer its queries. */
  @Test
  void queriesForGroupsAreAnswered() {
    long local = NetInterface.interfaceIdentifier(0x020000000001L);
    peer.net.addAddress(peer.now(), Ip.LINK_LOCAL, local, 64, false);
    peer.advance(3 * Simulation.SECOND);
    peer.forgetFrames();
    byte[] query = new byte[28];
    query[0] = (byte) IcmpPacket.MLD_QUERY;
    Octets.put16(query, 4, 500);
    peer.sendFrame(
        packet(Ip.LINK_LOCAL, 9, Ip.LINK_MULTICAST, 1, 1, Ip.ICMPV6, new byte[0], query));
    peer.advance(Simulation.SECOND / 2);
    byte[] report = peer.nextFrame();
    assertNotNull(report);
    assertEquals(IcmpPacket.MLDV2_REPORT, report[62] & 0xFF);
    assertEquals(2, Octets.u16(report, 68), "two addresses, two groups");
    assertEquals(2, report[70], "MODE_IS_EXCLUDE");
    assertEquals(local, Octets.i64(report, 30), "from the link-local address");
    assertNull(peer.nextFrame());
    peer.sendFrame(packet(NET, 9, Ip.LINK_MULTICAST, 1, 1, Ip.ICMPV6, new byte[0], query));
    peer.sendFrame(
        packet(Ip.LINK_LOCAL, 9, Ip.LINK_MULTICAST, 1, 2, Ip.ICMPV6, new byte[0], query));
    assertEquals(2, peer.count(Counter.ND_REFUSED));
  }

  /** RFC 4861 §6.3.4: hop limit and times of the link are the router's to say. */
  @Test
  void aRouterTellsTheHopLimit() {
    peer.net.autoconfigure(peer.now());
    byte[] m = new byte[16];
    m[0] = (byte) IcmpPacket.ROUTER_ADVERTISEMENT;
    m[4] = 33;
    peer.sendFrame(
        packet(Ip.LINK_LOCAL, ROUTER, Ip.LINK_MULTICAST, 1, 255, Ip.ICMPV6, new byte[0], m));
    introduce(NET, 2);
    peer.sendFrame(echo(Ip.ICMPV6));
    byte[] reply = peer.nextFrame();
    assertEquals(33, reply[21]);
  }
}
