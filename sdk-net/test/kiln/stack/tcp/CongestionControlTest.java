package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CongestionControlTest {
  private static final long MS = 1_000_000L;
  private static final int MSS = 1000;

  @Test
  void theInitialWindowIsThatOfRfc6928() {
    assertEquals(14_600, CongestionControl.initialWindow(1460));
    assertEquals(5360, CongestionControl.initialWindow(536));
    assertEquals(18_000, CongestionControl.initialWindow(9000));
  }

  @Test
  void aLostSynMakesTheWindowOneSegment() {
    NewReno reno = new NewReno();
    reno.start(MSS, true);
    assertEquals(MSS, reno.cwnd());
  }

  @Test
  void slowStartDoublesEachRoundAndAvoidanceAddsASegment() {
    NewReno reno = new NewReno();
    reno.start(MSS, false);
    for (int i = 0; i < 10; i++) {
      reno.onAck(0, MSS, 10 * MS);
    }
    assertEquals(20 * MSS, reno.cwnd());
    reno.onLoss(0, 20 * MSS);
    assertEquals(10 * MSS, reno.cwnd());
    assertEquals(10 * MSS, reno.ssthresh());
    for (int i = 0; i < 10; i++) {
      reno.onAck(0, MSS, 10 * MS);
    }
    assertEquals(11 * MSS, reno.cwnd());
  }

  @Test
  void aTimeoutLeavesOneSegmentAndHalfTheFlightOnlyOnce() {
    NewReno reno = new NewReno();
    reno.start(MSS, false);
    reno.onTimeout(0, 10 * MSS, false);
    assertEquals(MSS, reno.cwnd());
    assertEquals(5 * MSS, reno.ssthresh());
    reno.onTimeout(0, MSS, true);
    assertEquals(5 * MSS, reno.ssthresh(), "RFC 5681: not lowered again by the same loss");
  }

  @Test
  void undoingGivesTheWindowBack() {
    for (NewReno control : new NewReno[] {new NewReno(), new Cubic()}) {
      control.start(MSS, false);
      int before = control.cwnd();
      control.onLoss(0, before);
      assertTrue(control.cwnd() < before);
      control.undo();
      assertEquals(before, control.cwnd());
    }
  }

  @Test
  void cubicDecreasesBySevenTenths() {
    Cubic cubic = new Cubic();
    cubic.start(MSS, false);
    cubic.onLoss(0, 10 * MSS);
    assertEquals(7 * MSS, cubic.cwnd());
  }

  /**
   * RFC 9438 figure 1: after K seconds the window is back at W_max, flat, then rises ever faster.
   */
  @Test
  void cubicReachesTheOldWindowAfterK() {
    Cubic cubic = new Cubic();
    cubic.start(MSS, false);
    for (int i = 0; i < 490; i++) {
      cubic.onAck(0, MSS, 100 * MS);
    }
    assertEquals(500 * MSS, cubic.cwnd());
    cubic.onLoss(0, 500 * MSS);
    double k = Math.cbrt(500 * 0.3 / 0.4); // 7.2 s
    long now = 0;
    int atK = 0;
    int later = 0;
    while (now < 2 * k * 1e9) {
      long round = cubic.cwnd() / MSS;
      for (int i = 0; i < round; i++) {
        cubic.onAck(now + i * 100 * MS / round, MSS, 100 * MS);
      }
      now += 100 * MS;
      if (now <= k * 1e9) {
        atK = cubic.cwnd();
      }
      later = cubic.cwnd();
    }
    assertTrue(Math.abs(atK - 500 * MSS) < 10 * MSS, "at K: " + atK);
    assertTrue(later > 600 * MSS, "at 2 K: " + later);
  }

  /** RFC 9438 §4.3: on short paths CUBIC is at least as fast as Reno. */
  @Test
  void cubicIsNoSlowerThanRenoOnAShortPath() {
    Cubic cubic = new Cubic();
    NewReno reno = new NewReno();
    cubic.start(MSS, false);
    reno.start(MSS, false);
    cubic.onLoss(0, 10 * MSS);
    reno.onLoss(0, 10 * MSS);
    long now = 0;
    for (int round = 0; round < 200; round++) {
      for (int i = cubic.cwnd() / MSS; i > 0; i--) {
        cubic.onAck(now, MSS, MS);
      }
      for (int i = reno.cwnd() / MSS; i > 0; i--) {
        reno.onAck(now, MSS, MS);
      }
      now += MS;
    }
    assertTrue(cubic.cwnd() > reno.cwnd() / 2, cubic.cwnd() + " against " + reno.cwnd());
  }
}
