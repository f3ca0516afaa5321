package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import kiln.stack.ip.Counter;
import kiln.stack.sim.RawPeer;
import kiln.stack.sim.Simulation;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Octets;
import kiln.stack.wire.TcpSegment;
import org.junit.jupiter.api.Test;

/** Peers that damage, lie, flood, stall or shrink. */
class HostileTest {
  private static final int ACK = TcpSegment.ACK;
  private static final int SYN = TcpSegment.SYN;
  private static final int RST = TcpSegment.RST;

  private final RawPeer peer = new RawPeer(new TcpConfig(1 << 20, 65_535, 64, true));
  private TcpListener listener;

  private TcpConnection established(byte... options) {
    listener = peer.tcp.listen(0, 0, 80, 8);
    return another(options);
  }

  private TcpConnection another(byte... options) {
    peer.newConnection();
    peer.send(SYN, 0, 0, 0, options);
    peer.send(ACK, 1, 0, 1);
    peer.forget();
    return listener.accept();
  }

  @Test
  void aDamagedSegmentIsDroppedAndCounted() {
    TcpConnection c = established();
    byte[] frame = peer.frame(ACK, 1, new byte[] {1, 2, 3}, 1);
    frame[frame.length - 1] ^= 1;
    peer.sendFrame(frame);
    assertEquals(1, peer.count(Counter.TCP_CHECKSUM));
    assertEquals(0, c.readable());
  }

  @Test
  void aPeerWithoutMssOptionGetsSegmentsOf536() {
    TcpConnection c = established();
    c.send(peer.now(), new byte[2000], 0, 2000);
    assertEquals(536, peer.next().text());
  }

  @Test
  void theLastSegmentOfAWriteIsPushed() {
    TcpConnection c = established();
    c.send(peer.now(), new byte[1000], 0, 1000);
    assertFalse(peer.next().has(TcpSegment.PSH));
    assertTrue(peer.next().has(TcpSegment.PSH));
  }

  @Test
  void initialSequenceNumbersDifferAndAdvanceWithTheClock() {
    peer.tcp.listen(0, 0, 80, 8);
    Set<Integer> seen = new HashSet<>();
    for (int port = 1; port < 200; port++) {
      peer.peerPort = port;
      peer.newConnection();
      peer.send(SYN, 0, 0, 0);
      seen.add(peer.hostIss() >>> 16);
      peer.send(RST, 1, 0, 0);
    }
    assertTrue(seen.size() > 150, "high halves that differ: " + seen.size());
    peer.peerPort = 1;
    peer.newConnection();
    peer.send(SYN, 0, 0, 0);
    int first = peer.hostIss();
    peer.send(RST, 1, 0, 0);
    peer.advance(Simulation.SECOND);
    peer.newConnection();
    peer.send(SYN, 0, 0, 0);
    assertEquals(244_140, peer.hostIss() - first, 1, "one step each 4.096 microseconds");
  }

  @Test
  void aWindowThatShrinksIsSurvived() {
    peer.window = 3000;
    TcpConnection c = established();
    c.send(peer.now(), new byte[5000], 0, 5000);
    int sent = 0;
    for (RawPeer.Out out; (out = peer.next()) != null; ) {
      sent += out.text();
    }
    assertEquals(5 * 536, sent, "whole segments into the window, no more");
    peer.window = 500;
    peer.send(ACK, 1, 0, 537);
    assertNull(peer.next(), "nothing new into a window that shrank");
    peer.advance(400 * Simulation.MILLI);
    RawPeer.Out again = peer.next();
    assertEquals(537, again.seq(), "what is beyond is sent again");
    peer.window = 65_535;
    peer.send(ACK, 1, 0, 2681);
    assertEquals(2681, peer.next().seq());
    assertNull(c.failure());
  }

  @Test
  void aWindowClosedForAnHourIsWaitedFor() {
    peer.window = 0;
    TcpConnection c = established();
    c.send(peer.now(), new byte[100], 0, 100);
    int probes = 0;
    for (int second = 0; second < 3600; second++) {
      peer.advance(Simulation.SECOND);
      if (peer.peek() != null) {
        assertEquals(1, peer.next().text());
        probes++;
        peer.send(ACK, 1, 0, 1);
        peer.forget();
      }
    }
    assertTrue(probes > 50 && probes < 80, "probes: " + probes);
    assertEquals(State.ESTABLISHED, c.state());
    peer.window = 1000;
    peer.send(ACK, 1, 0, 1);
    assertEquals(1, peer.next().text());
    assertEquals(99, peer.next().text());
  }

  @Test
  void aClosedWindowThatNobodyAnswersForIsGivenUp() {
    peer.window = 0;
    TcpConnection c = established();
    c.send(peer.now(), new byte[100], 0, 100);
    peer.advance(200 * Simulation.SECOND);
    assertEquals(Failure.TIMED_OUT, c.failure());
  }

  @Test
  void aResetIntoAClosedWindowCounts() {
    TcpConnection c = established();
    int seq = fill(c);
    peer.send(RST, seq, 0, 0);
    assertEquals(Failure.RESET, c.failure());
  }

  @Test
  void anAcknowledgementIntoAClosedWindowCounts() {
    TcpConnection c = established();
    c.send(peer.now(), new byte[100], 0, 100);
    int seq = fill(c);
    peer.send(ACK, seq, 10, 101);
    assertFalse(c.sender.waiting(), "the text is not taken, the acknowledgement is");
  }

  /** Sends text until the host's window is closed; returns the next sequence number. */
  private int fill(TcpConnection c) {
    int seq = 1;
    int edge = 0;
    peer.forget();
    while (c.receiver.rcvWnd() > 0) {
      int text = Math.min(1400, c.receiver.rcvWnd());
      peer.send(ACK, seq, text, 1);
      seq += text;
      for (RawPeer.Out out; (out = peer.next()) != null; ) {
        assertTrue(out.ack() + out.window() >= edge, "the right edge moved left");
        edge = out.ack() + out.window();
      }
    }
    return seq;
  }

  @Test
  void theWindowWeOfferNeverMovesLeft() {
    TcpConnection c = established();
    int seq = fill(c);
    peer.send(ACK, seq, 10, 1);
    assertEquals(0, peer.next().window(), "closed, and said so");
    assertEquals(65_535, c.readable());
    byte[] b = new byte[65_535];
    c.receive(peer.now(), b, 0, 1);
    assertNull(peer.next(), "one octet is no news");
    c.receive(peer.now(), b, 0, 40_000);
    assertTrue(peer.next().window() >= 40_000);
  }

  @Test
  void aResetWithTextCounts() {
    TcpConnection c = established();
    peer.send(RST | ACK, 1, 20, 1);
    assertEquals(Failure.RESET, c.failure());
  }

  @Test
  void unansweredDataIsGivenUpAfterTwoMinutes() {
    TcpConnection c = established();
    c.send(peer.now(), new byte[10], 0, 10);
    peer.advance(100 * Simulation.SECOND);
    assertNull(c.failure());
    peer.advance(90 * Simulation.SECOND);
    assertEquals(Failure.TIMED_OUT, c.failure());
  }

  @Test
  void aHostThatNeverAnswersIsUnreachable() {
    TcpConnection c = peer.tcp.connect(peer.now(), 0, Ip.v4(0x0A000063), 80, 0);
    assertNotNull(c);
    peer.advance(300 * Simulation.SECOND);
    assertEquals(Failure.UNREACHABLE, c.failure());
  }

  @Test
  void noConnectionIsOpenedToAGroup() {
    assertNull(peer.tcp.connect(peer.now(), 0, Ip.v4(0xE0000001), 80, 0));
    assertNull(peer.tcp.connect(peer.now(), 0, Ip.V4_ANY, 80, 0));
    assertEquals(Tcp.Refusal.NO_ROUTE, peer.tcp.refusal());
    long[] notOneHost = {
      Ip.v4(0xE0000001), Ip.V4_ANY, 0, Ip.V4_BROADCAST, Ip.v4(0x0A0000FF), Ip.v4(0x7FFFFFFF)
    };
    for (long low : notOneHost) {
      assertNull(peer.tcp.connect(peer.now(), 0, low, 80, 0), Long.toHexString(low));
      assertNull(
          peer.tcp.connectFrom(peer.now(), 0, Ip.v4(RawPeer.HOST), 0, 0, low, 80),
          Long.toHexString(low));
      assertEquals(Tcp.Refusal.NO_ROUTE, peer.tcp.refusal());
    }
  }

  @Test
  void aListenerOnOneAddressAnswersOnNoOther() {
    peer.tcp.listen(0, Ip.v4(0x0A000077), 80, 8);
    peer.send(SYN, 0, 0, 0);
    assertTrue(peer.next().has(RST));
  }

  @Test
  void aSynToABroadcastAddressIsDropped() {
    peer.tcp.listen(0, 0, 80, 8);
    byte[] frame = peer.frame(SYN, 0, new byte[0], 0);
    Octets.put32(frame, 30, 0x0A0000FF);
    Octets.put16(frame, 24, 0);
    Octets.put16(frame, 24, kiln.stack.wire.Checksum.of(frame, 14, 20));
    Octets.put16(frame, 34 + 16, 0);
    long pseudo =
        kiln.stack.wire.Checksum.pseudoHeader(
            0, Ip.v4(RawPeer.PEER), 0, Ip.v4(0x0A0000FF), Ip.TCP, 20);
    TcpSegment.writeChecksum(frame, 34, 20, pseudo);
    peer.sendFrame(frame);
    assertNull(peer.next());
    assertEquals(1, peer.count(Counter.TCP_SOURCE));
  }

  @Test
  void aFloodOfSynsIsAnsweredByCookiesAndARealClientGetsIn() {
    listener = peer.tcp.listen(0, 0, 80, 16);
    long used = peer.tcp.budget().usedBytes();
    for (int i = 0; i < 20_000; i++) {
      peer.peerPort = 1 + i % 60_000;
      peer.newConnection();
      peer.send(SYN, i, 0, 0);
      peer.forget();
    }
    assertEquals(16, peer.tcp.connections());
    assertEquals(16L * TcpConnection.COST, peer.tcp.budget().usedBytes() - used);
    peer.peerPort = 65_000;
    peer.newConnection();
    byte[] options = new byte[20];
    int end = TcpSegment.putMss(options, 0, 1400);
    end = TcpSegment.putWindowScale(options, end, 5);
    TcpSegment.putTimestamps(options, end, 77, 0);
    peer.send(SYN, 100, 0, 0, options);
    RawPeer.Out answer = peer.next();
    assertEquals(101, answer.ack());
    byte[] echo = new byte[12];
    TcpSegment.putTimestamps(echo, 0, 78, peer.lastTimestamp());
    peer.window = 100;
    int cookieStamp = peer.lastTimestamp();
    peer.advance(5 * Simulation.MILLI);
    peer.send(ACK, 101, 5, 1, echo);
    TcpConnection c = listener.accept();
    assertNotNull(c);
    int later = peer.lastTimestamp() - cookieStamp;
    assertTrue(later >= 0 && later < 200, "timestamps go on from the cookie's: " + later);
    assertEquals(5, c.readable());
    assertEquals(1360 - 12, c.statistics().mss(), "the largest cookie size below 1400");
    assertEquals(100 << 5, c.statistics().sndWnd());
    peer.advance(70 * Simulation.SECOND);
    assertEquals(1, peer.tcp.connections(), "half-open ones are given up");
  }

  @Test
  void halfOpenConnectionsFindRoomBesideThoseOfCookies() {
    listener = peer.tcp.listen(0, 0, 80, 2);
    int[] iss = new int[5];
    for (int i = 1; i <= 4; i++) { // two are half open, two get cookies
      peer.peerPort = i;
      peer.newConnection();
      peer.send(SYN, 0, 0, 0);
      iss[i] = peer.hostIss();
    }
    peer.forget();
    for (int i = 4; i >= 1; i--) { // the cookies come back first
      peer.peerPort = i;
      peer.send(ACK, 1, 0, iss[i] - peer.hostIss() + 1);
    }
    Set<Integer> ports = new HashSet<>();
    for (TcpConnection c; (c = listener.accept()) != null; ) {
      ports.add(c.remotePort());
    }
    assertEquals(Set.of(1, 2, 3, 4), ports);
  }

  @Test
  void aGuessedAcknowledgementIsNoCookie() {
    listener = peer.tcp.listen(0, 0, 80, 1);
    peer.send(SYN, 0, 0, 0);
    peer.peerPort++;
    peer.newConnection();
    peer.send(SYN, 0, 0, 0);
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      peer.peerPort = 1 + random.nextInt(60_000);
      peer.send(ACK, random.nextInt(), 0, random.nextInt());
    }
    assertNull(listener.accept());
  }

  @Test
  void segmentsBehindAHoleAreKeptWithinBoundsOnly() {
    TcpConnection c = established();
    for (int i = 0; i < 200; i++) {
      peer.send(ACK, 101 + 200 * i, 10, 1);
    }
    assertEquals(Assembler.MAX_RANGES, c.receiver.assembler().count());
    assertTrue(peer.count(Counter.TCP_HOLES) > 100);
    assertEquals(0, c.readable());
  }

  /** What one connection holds back must not starve the next. */
  @Test
  void queuesShareABudgetAndGiveItBack() {
    listener = peer.tcp.listen(0, 0, 80, 64);
    long before = peer.tcp.budget().usedBytes();
    TcpConnection[] all = new TcpConnection[40];
    for (int i = 0; i < all.length; i++) {
      peer.peerPort = 1000 + i;
      all[i] = another();
      int seq = 1;
      for (int n = 0; n < 60 && all[i].receiver.rcvWnd() > 0; n++) {
        int text = Math.min(1400, all[i].receiver.rcvWnd());
        peer.send(ACK, seq, text, 1);
        seq += text;
      }
      assertTrue(all[i].readable() > 0, "connection " + i + " got nothing");
    }
    assertTrue(peer.tcp.budget().usedBytes() <= peer.tcp.budget().limitBytes());
    for (TcpConnection c : all) {
      c.abort(peer.now());
      c.close(peer.now());
    }
    assertEquals(0, peer.tcp.connections());
    long kept = (long) peer.tcp.pool().freeChunks() * BufferPool.CHUNK;
    assertEquals(before, peer.tcp.budget().usedBytes() - kept);
  }

  /** Segments of random flags, numbers and options: no exception, no leak, bounds hold. */
  @Test
  void randomSegmentsBreakNothing() {
    Random random = new Random(99);
    for (int round = 0; round < 60; round++) {
      RawPeer p = new RawPeer(new TcpConfig(1 << 19, 65_535, 16, round % 2 == 0));
      TcpListener l = p.tcp.listen(0, 0, 80, 4);
      TcpConnection[] held = new TcpConnection[8];
      for (int step = 0; step < 1500; step++) {
        p.peerPort = 1 + random.nextInt(6);
        p.window = random.nextInt(4) == 0 ? 0 : random.nextInt(65_536);
        if (random.nextInt(20) == 0) {
          p.newConnection();
        }
        byte[] options = new byte[random.nextInt(3) == 0 ? 4 * random.nextInt(6) : 0];
        random.nextBytes(options);
        int flags = random.nextInt(5) == 0 ? random.nextInt(64) : pick(random);
        int seq = random.nextInt(12) == 0 ? random.nextInt() : random.nextInt(4000) - 100;
        int ack = random.nextInt(12) == 0 ? random.nextInt() : random.nextInt(3000) - 50;
        p.send(flags, seq, random.nextInt(4) == 0 ? random.nextInt(600) : 0, ack, options);
        p.forget();
        use(random, p, l, held);
        assertTrue(p.tcp.budget().usedBytes() <= p.tcp.budget().limitBytes());
      }
      for (TcpConnection c : held) {
        if (c != null) {
          c.close(p.now());
        }
      }
      l.close(p.now());
      p.advance(1000 * Simulation.SECOND);
      assertEquals(0, p.tcp.connections(), () -> p.tcp.toString());
      assertEquals(0, p.tcp.timeWaits());
      long kept = (long) p.tcp.pool().freeChunks() * BufferPool.CHUNK;
      assertEquals(kept, p.tcp.budget().usedBytes());
    }
  }

  private static int pick(Random random) {
    int[] usual = {ACK, ACK, ACK, SYN, SYN | ACK, ACK | TcpSegment.FIN, RST, ACK | TcpSegment.PSH};
    return usual[random.nextInt(usual.length)];
  }

  private static void use(Random random, RawPeer p, TcpListener l, TcpConnection[] held) {
    int i = random.nextInt(held.length);
    if (held[i] == null) {
      held[i] =
          random.nextInt(10) == 0
              ? p.tcp.connect(p.now(), 0, Ip.v4(RawPeer.PEER), 1 + random.nextInt(6), 80)
              : l.accept();
      return;
    }
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> held[i].send(p.now(), new byte[2000], 0, random.nextInt(2000));
      case 3, 4, 5 -> held[i].receive(p.now(), new byte[2000], 0, random.nextInt(2000));
      case 6 -> held[i].finish(p.now());
      case 7, 8 -> {
        held[i].close(p.now());
        held[i] = null;
      }
      case 9 -> {
        held[i].abort(p.now());
        held[i].close(p.now());
        held[i] = null;
      }
      default -> p.advance(random.nextInt(20) * 100L * Simulation.MILLI);
    }
    p.forget();
  }
}
