package kiln.stack.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What is written reads back; what is damaged or cut never throws and never reads out of bounds.
 */
class ViewTest {
  private final byte[] b = new byte[200];

  @Test
  void ethernetReadsBack() {
    EthernetFrame.write(b, 0x525400123456L, 0x0A0B0C0D0E0FL, EthernetFrame.IPV6);
    EthernetFrame frame = new EthernetFrame();
    assertTrue(frame.wrap(b, 60));
    assertEquals(0x525400123456L, frame.destination());
    assertEquals(0x0A0B0C0D0E0FL, frame.source());
    assertEquals(EthernetFrame.IPV6, frame.type());
    assertEquals(46, frame.payloadLength());
    assertFalse(frame.wrap(b, 13));
    assertTrue(EthernetFrame.isGroup(EthernetFrame.BROADCAST));
    assertEquals(
        "52:54:00:12:34:56", EthernetFrame.append(new StringBuilder(), 0x525400123456L).toString());
    assertEquals(0x01005E7F0001L, EthernetFrame.multicastAddress(0, Ip.v4(0xE0FF0001)));
    assertEquals(0x3333FF123456L, EthernetFrame.multicastAddress(Ip.LINK_MULTICAST, 0x1FF123456L));
  }

  @Test
  void arpReadsBackAndRefusesOtherKinds() {
    ArpPacket.write(b, 14, ArpPacket.REPLY, 0x525400123456L, 0x0A000001, 0xFFL, 0x0A000002);
    ArpPacket arp = new ArpPacket();
    assertTrue(arp.wrap(b, 14, 46));
    assertEquals(ArpPacket.REPLY, arp.operation());
    assertEquals(0x525400123456L, arp.senderHardware());
    assertEquals(0x0A000001, arp.senderAddress());
    assertEquals(0xFFL, arp.targetHardware());
    assertEquals(0x0A000002, arp.targetAddress());
    assertFalse(arp.wrap(b, 14, 27));
    for (int i : new int[] {14, 15, 16, 17, 18, 19}) {
      b[i] ^= 1;
      assertFalse(arp.wrap(b, 14, 46), "octet " + i);
      b[i] ^= 1;
    }
  }

  @Test
  void ipv4ReadsBack() {
    Ipv4Packet.write(b, 3, 60, 0xB8, 0xBEEF, Ipv4Packet.MORE_FRAGMENTS | 5, 64, 17, 1, -2);
    Ipv4Packet ip = new Ipv4Packet();
    assertTrue(ip.wrap(b, 3, 90));
    assertTrue(ip.checksumHolds());
    assertEquals(60, ip.totalLength());
    assertEquals(40, ip.payloadLength());
    assertEquals(23, ip.payloadOffset());
    assertEquals(0xB8, ip.trafficClass());
    assertEquals(0xBEEF, ip.identification());
    assertTrue(ip.moreFragments());
    assertFalse(ip.dontFragment());
    assertEquals(40, ip.fragmentOffset());
    assertEquals(64, ip.ttl());
    assertEquals(17, ip.protocol());
    assertEquals(1, ip.source());
    assertEquals(-2, ip.destination());
    assertFalse(ip.wrap(b, 3, 59));
    b[3] = 0x44;
    assertFalse(ip.wrap(b, 3, 90), "header shorter than 20");
    b[3] = 0x65;
    assertFalse(ip.wrap(b, 3, 90), "version 6");
  }

  @Test
  void ipv4SourceRoutesAreUnsafe() {
    Ipv4Packet ip = new Ipv4Packet();
    checkOptions(ip, false, 1, 1, 1, 0);
    checkOptions(ip, false, 148, 4, 0, 0); // router alert
    checkOptions(ip, true, 131, 3, 4, 0);
    checkOptions(ip, true, 1, 137, 3, 4);
    checkOptions(ip, true, 7, 0, 0, 0);
    checkOptions(ip, true, 7, 9, 0, 0);
    checkOptions(ip, true, 1, 1, 1, 7);
  }

  private void checkOptions(Ipv4Packet ip, boolean unsafe, int... options) {
    Ipv4Packet.write(b, 0, 24, 0, 0, 0, 64, 17, 1, 2);
    b[0] = 0x46;
    for (int i = 0; i < 4; i++) {
      b[20 + i] = (byte) options[i];
    }
    assertTrue(ip.wrap(b, 0, 24));
    assertEquals(unsafe, ip.hasUnsafeOptions());
  }

  @Test
  void ipv6ReadsBack() {
    Ipv6Packet.write(b, 1, 20, 0xAB, 0x54321, 6, 255, 1, 2, 3, 4);
    Ipv6Packet ip = new Ipv6Packet();
    assertTrue(ip.wrap(b, 1, 60));
    assertEquals(0xAB, ip.trafficClass());
    assertEquals(0x54321, ip.flowLabel());
    assertEquals(6, ip.nextHeader());
    assertEquals(255, ip.hopLimit());
    assertEquals(1, ip.sourceHigh());
    assertEquals(2, ip.sourceLow());
    assertEquals(3, ip.destinationHigh());
    assertEquals(4, ip.destinationLow());
    assertEquals(41, ip.payloadOffset());
    assertEquals(20, ip.payloadLength());
    assertFalse(ip.wrap(b, 1, 59));
  }

  @Test
  void extensionHeadersWalk() {
    Ipv6Extensions x = new Ipv6Extensions();
    checkWalk(x, Ipv6Extensions.Outcome.UPPER_LAYER, 6, 0);
    checkWalk(x, Ipv6Extensions.Outcome.UPPER_LAYER, 0, 0, 6, 0, 1, 4, 0, 0, 0, 0);
    assertEquals(6, x.protocol());
    assertEquals(48, x.offset());
    checkWalk(x, Ipv6Extensions.Outcome.NOTHING, 60, 0, 59, 0, 1, 4, 0, 0, 0, 0);
    checkWalk(x, Ipv6Extensions.Outcome.MALFORMED, 60, 0, 6, 1, 1, 4, 0, 0, 0, 0);
    checkWalk(x, Ipv6Extensions.Outcome.MALFORMED, 60, 0, 6, 0, 1, 5, 0, 0, 0, 0);
    checkWalk(x, Ipv6Extensions.Outcome.DISCARD, 60, 0, 6, 0, 0x40, 4, 0, 0, 0, 0);
    checkWalk(x, Ipv6Extensions.Outcome.OPTION_ERROR, 60, 0, 6, 0, 0x80, 4, 0, 0, 0, 0);
    assertEquals(42, x.pointer());
    checkWalk(x, Ipv6Extensions.Outcome.OPTION_ERROR_UNICAST, 60, 0, 6, 0, 0xC0, 4, 0, 0, 0, 0);
    checkWalk(x, Ipv6Extensions.Outcome.UPPER_LAYER, 43, 0, 6, 0, 0, 0, 0, 0, 0, 0);
    checkWalk(x, Ipv6Extensions.Outcome.ROUTING_ERROR, 43, 0, 6, 0, 0, 1, 0, 0, 0, 0);
    assertEquals(42, x.pointer());
    checkWalk(
        x,
        Ipv6Extensions.Outcome.HEADER_ERROR,
        60,
        0,
        0,
        0,
        1,
        4,
        0,
        0,
        0,
        0,
        6,
        0,
        1,
        4,
        0,
        0,
        0,
        0);
    checkWalk(x, Ipv6Extensions.Outcome.FRAGMENT, 44, 0, 6, 0, 0x05, 0xA9, 1, 2, 3, 4);
    assertTrue(x.moreFragments());
    assertEquals(0x5A8, x.fragmentOffset());
    assertEquals(0x01020304, x.fragmentId());
  }

  private void checkWalk(
      Ipv6Extensions x, Ipv6Extensions.Outcome expected, int nextHeader, int start, int... octets) {
    for (int i = 0; i < octets.length; i++) {
      b[40 + i] = (byte) octets[i];
    }
    assertEquals(expected, x.walk(b, 0, 40 + start, 40 + octets.length, nextHeader));
  }

  @Test
  void icmpReadsBack() {
    IcmpPacket.write(b, 10, 8, 3, 0x11223344, 30, 77);
    IcmpPacket icmp = new IcmpPacket();
    assertTrue(icmp.wrap(b, 10, 38));
    assertTrue(icmp.checksumHolds(77));
    assertFalse(icmp.checksumHolds(78));
    assertEquals(8, icmp.type());
    assertEquals(3, icmp.code());
    assertEquals(0x11223344, icmp.rest());
    assertEquals(30, icmp.dataLength());
    assertFalse(icmp.wrap(b, 10, 7));
  }

  @Test
  void udpReadsBackAndNeverSendsZeroChecksum() {
    UdpDatagram udp = new UdpDatagram();
    boolean sawAllOnes = false;
    for (int i = 0; i < 0x10000; i++) {
      Octets.put16(b, 8, i);
      UdpDatagram.write(b, 0, 53, 1234, 2, 99);
      assertTrue(udp.wrap(b, 0, 12) && udp.hasChecksum() && udp.checksumHolds(99));
      sawAllOnes |= Octets.u16(b, 6) == 0xFFFF;
    }
    assertTrue(sawAllOnes);
    assertEquals(53, udp.sourcePort());
    assertEquals(1234, udp.destinationPort());
    assertEquals(10, udp.length());
    assertEquals(2, udp.payloadLength());
    assertFalse(udp.wrap(b, 0, 9));
  }

  @Test
  void tcpReadsBackWithEveryOption() {
    int end = TcpSegment.HEADER;
    end = TcpSegment.putMss(b, end, 1460);
    end = TcpSegment.putWindowScale(b, end, 200);
    end = TcpSegment.putSackPermitted(b, end);
    end = TcpSegment.putTimestamps(b, end, 7, 8);
    end = TcpSegment.putSackHead(b, end, 1);
    end = TcpSegment.putSackBlock(b, end, 100, 200);
    end = end + 3 & ~3;
    TcpSegment.write(b, 0, 1, 2, -3, -4, end, TcpSegment.SYN | TcpSegment.FIN, 65535);
    TcpSegment.writeChecksum(b, 0, end + 5, 123);
    TcpSegment s = new TcpSegment();
    assertTrue(s.wrap(b, 0, end + 5));
    assertTrue(s.checksumHolds(123));
    assertEquals(1, s.sourcePort());
    assertEquals(2, s.destinationPort());
    assertEquals(-3, s.seq());
    assertEquals(-4, s.ack());
    assertEquals(65535, s.window());
    assertEquals(1460, s.mss());
    assertEquals(14, s.windowScale());
    assertTrue(s.sackPermitted() && s.hasTimestamps());
    assertEquals(7, s.timestamp());
    assertEquals(8, s.timestampEcho());
    assertEquals(1, s.sackBlocks());
    assertEquals(100, s.sackLeft(0));
    assertEquals(200, s.sackRight(0));
    assertEquals(5, s.textLength());
    assertEquals(7, s.sequenceLength());
  }

  @Test
  void tcpOptionsThatRunOverAreMalformedAndUnknownOnesAreSkipped() {
    TcpSegment s = new TcpSegment();
    assertTrue(wrapOptions(s, 77, 3, 9, 1));
    assertFalse(wrapOptions(s, 77, 0, 9, 1));
    assertFalse(wrapOptions(s, 77, 1, 9, 1));
    assertFalse(wrapOptions(s, 77, 5, 9, 1));
    assertFalse(wrapOptions(s, 1, 1, 1, 77));
    assertTrue(wrapOptions(s, 0, 77, 77, 77), "behind the end of the list nothing is read");
    assertTrue(wrapOptions(s, 2, 3, 9, 1), "an MSS of length 3 is as unknown");
    assertEquals(0, s.mss());
  }

  private boolean wrapOptions(TcpSegment s, int... options) {
    TcpSegment.write(b, 0, 1, 2, 0, 0, 24, TcpSegment.ACK, 0);
    for (int i = 0; i < 4; i++) {
      b[20 + i] = (byte) options[i];
    }
    return s.wrap(b, 0, 24);
  }

  @Test
  void neighbourOptionsOfLengthZeroOrTooLongAreRefused() {
    NdOptions options = new NdOptions();
    NdOptions.writeLinkAddress(b, 0, NdOptions.SOURCE_LINK_ADDRESS, 0x525400123456L);
    NdOptions.writeLinkAddress(b, 8, NdOptions.TARGET_LINK_ADDRESS, 0x010203040506L);
    assertTrue(options.wrap(b, 0, 16));
    assertTrue(options.next());
    assertEquals(0x525400123456L, options.linkAddress());
    assertTrue(options.next());
    assertEquals(NdOptions.TARGET_LINK_ADDRESS, options.type());
    assertEquals(0x010203040506L, options.linkAddress());
    assertFalse(options.next());
    assertFalse(options.wrap(b, 0, 15));
    b[9] = 0;
    assertFalse(options.wrap(b, 0, 16));
    b[9] = 2;
    assertFalse(options.wrap(b, 0, 16));
  }

  /** Random octets, lengths and flips: a view either refuses or all of it can be read. */
  @Test
  void noOctetsMakeAViewThrow() {
    Random random = new Random(42);
    for (int round = 0; round < 50_000; round++) {
      byte[] exact = new byte[random.nextInt(80)];
      random.nextBytes(exact);
      if (exact.length > 12 && random.nextBoolean()) {
        exact[0] = (byte) (random.nextBoolean() ? 0x45 + random.nextInt(3) : 0x60);
        exact[2] = 0;
        exact[12] = (byte) (random.nextInt(16) << 4);
      }
      readAll(exact, random.nextInt(256));
    }
  }

  private static int readAll(byte[] b, int protocol) {
    int sum = 0;
    EthernetFrame ethernet = new EthernetFrame();
    if (ethernet.wrap(b, b.length)) {
      sum += ethernet.type() + (int) ethernet.source();
    }
    ArpPacket arp = new ArpPacket();
    if (arp.wrap(b, 0, b.length)) {
      sum += arp.targetAddress();
    }
    Ipv4Packet ip4 = new Ipv4Packet();
    if (ip4.wrap(b, 0, b.length)) {
      sum += ip4.destination() + (ip4.checksumHolds() ? 1 : 0) + (ip4.hasUnsafeOptions() ? 1 : 0);
      sum += Checksum.of(b, ip4.payloadOffset(), ip4.payloadLength());
    }
    Ipv6Packet ip6 = new Ipv6Packet();
    if (ip6.wrap(b, 0, b.length)) {
      sum += Checksum.of(b, ip6.payloadOffset(), ip6.payloadLength());
    }
    Ipv6Extensions x = new Ipv6Extensions();
    if (x.walk(b, 0, 0, b.length, protocol) == Ipv6Extensions.Outcome.UPPER_LAYER) {
      sum += Checksum.of(b, x.offset(), b.length - x.offset());
    }
    UdpDatagram udp = new UdpDatagram();
    if (udp.wrap(b, 0, b.length)) {
      sum += udp.checksumHolds(0) ? 1 : 0;
    }
    TcpSegment tcp = new TcpSegment();
    if (tcp.wrap(b, 0, b.length)) {
      for (int i = 0; i < tcp.sackBlocks(); i++) {
        sum += tcp.sackLeft(i) + tcp.sackRight(i);
      }
      sum += Checksum.of(b, tcp.textOffset(), tcp.textLength());
    }
    NdOptions nd = new NdOptions();
    if (nd.wrap(b, 0, b.length)) {
      while (nd.next()) {
        sum += Checksum.of(b, nd.offset(), nd.length());
      }
    }
    return sum;
  }
}
