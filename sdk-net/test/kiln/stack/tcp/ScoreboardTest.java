package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
  private static final long MS = 1_000_000L;
  private static final long NO_MIN = Long.MAX_VALUE;

  private static Scoreboard of(int segments) {
    Scoreboard b = new Scoreboard();
    for (int i = 0; i < segments; i++) {
      b.add(i * 100, i * 100 + 100, i * MS);
    }
    return b;
  }

  @Test
  void threeSegmentsAboveMakeOneLost() {
    Scoreboard b = of(6);
    assertEquals(200, b.sack(100, 300, 10 * MS, NO_MIN));
    assertFalse(b.detectBySack(3, 100));
    assertEquals(100, b.sack(300, 400, 11 * MS, NO_MIN));
    assertTrue(b.detectBySack(3, 100));
    assertEquals("0+100l 100+100s 200+100s 300+100s 400+100 500+100", b.toString(0));
    assertEquals(200, b.pipe());
    assertEquals(0, b.firstLost());
  }

  @Test
  void threeSeparateRunsOfSmallSegmentsMakeOneLost() {
    Scoreboard b = new Scoreboard();
    for (int i = 0; i < 8; i++) {
      b.add(i * 10, i * 10 + 10, 0);
    }
    b.sack(10, 20, MS, NO_MIN);
    b.sack(30, 40, MS, NO_MIN);
    assertFalse(b.detectBySack(3, 1000));
    b.sack(50, 60, MS, NO_MIN);
    assertTrue(b.detectBySack(3, 1000));
    assertEquals("0+10l 10+10s 20+10 30+10s 40+10 50+10s 60+10 70+10", b.toString(0));
  }

  @Test
  void aRetransmissionCountsInThePipeUntilTimeSaysItIsLostToo() {
    Scoreboard b = of(5);
    b.sack(100, 500, 20 * MS, NO_MIN);
    b.detectBySack(3, 100);
    assertEquals(0, b.pipe());
    b.onRetransmit(0, 21 * MS);
    assertEquals(100, b.pipe());
    assertFalse(b.detectBySack(3, 100), "counting does not judge what was sent again");
    b.add(500, 600, 22 * MS);
    b.sack(500, 600, 42 * MS, MS);
    assertTrue(b.detectByTime(42 * MS, 0), "a later segment overtook it by a round trip");
    assertEquals(0, b.firstLost());
  }

  @Test
  void theTimeLeftUntilALossIsCertainIsTold() {
    Scoreboard b = of(2);
    b.sack(100, 200, 20 * MS, NO_MIN);
    assertFalse(b.detectByTime(20 * MS, 5 * MS));
    assertEquals(4 * MS, b.remainingNanos(), "left 1 ms earlier, window 5 ms");
    assertTrue(b.detectByTime(24 * MS, 5 * MS));
  }

  @Test
  void anArrivalBehindALaterOneIsReordering() {
    Scoreboard b = of(3);
    b.sack(200, 300, 20 * MS, NO_MIN);
    assertFalse(b.reordered());
    b.ack(200, 21 * MS, NO_MIN);
    assertTrue(b.reordered());
  }

  @Test
  void aSampleComesFromTheNewestSegmentThatWasSentOnce() {
    Scoreboard b = of(3);
    b.beginAck();
    b.ack(200, 30 * MS, NO_MIN);
    assertEquals(MS, b.sampleSentNanos());
    b.onRetransmit(0, 40 * MS);
    b.beginAck();
    b.ack(300, 50 * MS, NO_MIN);
    assertEquals(Long.MIN_VALUE, b.sampleSentNanos(), "Karn");
  }

  @Test
  void cuttingKeepsOctetsAndMarks() {
    Scoreboard b = of(3);
    b.sack(100, 200, MS, NO_MIN);
    b.cut(40);
    assertEquals("0+40 40+40 80+20 100+40s 140+40s 180+20s 200+40 240+40 280+20", b.toString(0));
    assertEquals(200, b.pipe());
    b.ack(150, 2 * MS, NO_MIN);
    assertEquals("0+30s 30+20s 50+40 90+40 130+20", b.toString(150));
    assertEquals(100, b.pipe());
  }

  /** Sums kept on the way must equal sums counted afresh, whatever happens. */
  @Test
  void thePipeIsAlwaysTheSumOfItsRecords() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      Scoreboard b = new Scoreboard();
      int nxt = random.nextInt();
      int una = nxt;
      long now = 0;
      for (int step = 0; step < 200; step++) {
        now += random.nextInt(1000) * 1000L;
        int span = nxt - una;
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> {
            int length = 1 + random.nextInt(100);
            b.add(nxt, nxt + length, now);
            nxt += length;
          }
          case 3 -> {
            if (span > 0) {
              una += random.nextInt(span + 1);
              b.ack(una, now, 1000);
            }
          }
          case 4 -> {
            if (span > 2) {
              int left = una + 1 + random.nextInt(span - 1);
              b.sack(left, left + 1 + random.nextInt(nxt - left), now, 1000);
            }
          }
          case 5 -> {
            b.detectBySack(3, 60);
            b.detectByTime(now, 1000);
          }
          case 6 -> {
            int lost = b.firstLost();
            if (lost >= 0) {
              b.onRetransmit(lost, now);
            }
          }
          default -> {
            switch (random.nextInt(12)) {
              case 0 -> b.loseAll();
              case 1 -> b.unlose();
              case 2 -> b.forgetSacks();
              case 3 -> b.cut(20 + random.nextInt(50));
              default -> b.loseFirst();
            }
          }
        }
        check(b, una, nxt);
      }
    }
  }

  private static void check(Scoreboard b, int una, int nxt) {
    int pipe = 0;
    int at = una;
    String text = b.toString(una);
    if (!text.isEmpty()) {
      for (String record : text.split(" ")) {
        int plus = record.indexOf('+');
        int end = record.length();
        while ("slr".indexOf(record.charAt(end - 1)) >= 0) {
          end--;
        }
        assertEquals(at - una, Integer.parseInt(record.substring(0, plus)), text);
        int length = Integer.parseInt(record.substring(plus + 1, end));
        at += length;
        boolean waits = record.indexOf('l') >= 0;
        boolean sacked = record.indexOf('s') >= 0;
        assertFalse(waits && sacked, text);
        pipe += waits || sacked ? 0 : length;
      }
    }
    assertEquals(nxt, at, text);
    assertEquals(pipe, b.pipe(), text);
    assertEquals(nxt - una, b.bytes(), text);
  }
}
