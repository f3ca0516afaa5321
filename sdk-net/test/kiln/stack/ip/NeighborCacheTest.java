package kiln.stack.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import kiln.stack.wire.Ip;
import org.junit.jupiter.api.Test;

class NeighborCacheTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long LOW = Ip.v4(0x0A000009);

  private final List<String> log = new ArrayList<>();
  private final Counters counters = new Counters();
  private final NeighborCache cache =
      new NeighborCache(
          new NeighborCache.Link() {
            @Override
            public void solicit(long now, long high, long low, long hardware) {
              log.add("ask " + (hardware == NeighborCache.UNKNOWN ? "all" : "one"));
            }

            @Override
            public void release(byte[] frame, long hardware) {
              log.add("release " + frame[0] + " to " + hardware);
            }

            @Override
            public void unreachable(long now, byte[] frame) {
              log.add("unreachable " + frame[0]);
            }
          },
          counters);

  private void need(long now, int frame) {
    if (cache.resolve(now, 0, LOW) == NeighborCache.UNKNOWN) {
      cache.hold(now, 0, LOW, new byte[] {(byte) frame}, 1);
    }
  }

  private String log() {
    String text = log.toString();
    log.clear();
    return text;
  }

  @Test
  void framesWaitForTheAnswerAndLeaveInOrder() {
    need(0, 1);
    need(0, 2);
    assertEquals("[ask all]", log());
    cache.onAnswer(0, 0, LOW, 7, true, true);
    assertEquals("[release 1 to 7, release 2 to 7]", log());
    assertEquals(7, cache.resolve(0, 0, LOW));
  }

  @Test
  void threeQuestionsThenItIsUnreachable() {
    need(0, 1);
    cache.poll(SECOND);
    cache.poll(2 * SECOND);
    assertEquals("[ask all, ask all, ask all]", log());
    cache.poll(3 * SECOND);
    assertEquals("[unreachable 1]", log());
    assertEquals(0, cache.size());
    assertEquals(Long.MAX_VALUE, cache.pollAt());
  }

  @Test
  void ofFramesThatWaitTheOldestGoes() {
    for (int i = 1; i <= NeighborCache.HOLD + 2; i++) {
      need(0, i);
    }
    cache.onAnswer(0, 0, LOW, 7, true, true);
    StringBuilder expected = new StringBuilder("[ask all");
    for (int i = 3; i <= NeighborCache.HOLD + 2; i++) {
      expected.append(", release ").append(i).append(" to 7");
    }
    assertEquals(expected + "]", log());
    assertEquals(2, counters.get(Counter.NEIGHBOR_HOLD_FULL));
  }

  /** Whatever is asked for and never answered, the frames that wait stay within one bound. */
  @Test
  void framesForAllNeighboursHaveOneBound() {
    for (int i = 0; i < 20 * NeighborCache.CAPACITY; i++) {
      long low = LOW + i % (2 * NeighborCache.CAPACITY);
      if (cache.resolve(i, 0, low) == NeighborCache.UNKNOWN) {
        cache.hold(i, 0, low, new byte[] {1}, 1);
      }
    }
    log();
    for (int i = 1; i <= 3; i++) {
      cache.poll(i * SECOND + 20 * NeighborCache.CAPACITY);
    }
    int waited = log().split("unreachable").length - 1;
    assertTrue(waited <= NeighborCache.HOLD_ALL, waited + " frames waited");
    assertEquals(
        20 * NeighborCache.CAPACITY - waited, counters.get(Counter.NEIGHBOR_HOLD_FULL));
    assertEquals(0, cache.size());
  }

  @Test
  void aFrameIsHeldUntilItsAnswerOrTheLastQuestionIsOverdue() {
    assertFalse(cache.holding());
    need(0, 1);
    cache.poll(SECOND);
    cache.poll(2 * SECOND);
    assertTrue(cache.holding(), "answers may be lost");
    cache.poll(3 * SECOND);
    assertFalse(cache.holding(), "nobody answers");
    need(3 * SECOND, 2);
    assertTrue(cache.holding());
    cache.onAnswer(4 * SECOND, 0, LOW, 7, true, true);
    assertFalse(cache.holding());
  }

  @Test
  void aStaleNeighbourIsUsedAndThenProbedByUnicast() {
    need(0, 1);
    cache.onAnswer(0, 0, LOW, 7, true, true);
    cache.poll(NeighborCache.REACHABLE_TIME);
    assertTrue(cache.toString().endsWith("STALE\n"));
    log();
    long now = NeighborCache.REACHABLE_TIME;
    assertEquals(7, cache.resolve(now, 0, LOW));
    cache.poll(now + NeighborCache.DELAY_FIRST_PROBE);
    assertEquals("[ask one]", log());
    cache.onAnswer(now, 0, LOW, 7, true, false);
    assertTrue(cache.toString().endsWith("REACHABLE\n"));
  }

  @Test
  void progressAboveSparesTheProbe() {
    need(0, 1);
    cache.onAnswer(0, 0, LOW, 7, true, true);
    cache.poll(NeighborCache.REACHABLE_TIME);
    cache.resolve(NeighborCache.REACHABLE_TIME, 0, LOW);
    cache.confirm(NeighborCache.REACHABLE_TIME + SECOND, 0, LOW);
    log();
    cache.poll(NeighborCache.REACHABLE_TIME + NeighborCache.DELAY_FIRST_PROBE);
    assertEquals("[]", log());
  }

  @Test
  void anAnswerNobodyAskedForIsNotKept() {
    cache.onAnswer(0, 0, LOW, 7, true, true);
    assertEquals(0, cache.size());
  }

  @Test
  void withoutOverrideAnAddressIsDoubtedNotReplaced() {
    need(0, 1);
    cache.onAnswer(0, 0, LOW, 7, true, true);
    cache.onAnswer(0, 0, LOW, 8, false, false);
    assertEquals(7, cache.resolve(0, 0, LOW));
    cache.onAnswer(0, 0, LOW, 8, false, true);
    assertEquals(8, cache.resolve(0, 0, LOW));
  }

  @Test
  void theCacheIsBoundedAndKeepsWhatIsUsed() {
    need(0, 1);
    cache.onAnswer(0, 0, LOW, 7, true, true);
    for (int i = 0; i < 10_000; i++) {
      cache.onQuestion(i, 0, Ip.v4(0x0B000000 + i), 5);
      cache.resolve(i, 0, LOW);
    }
    assertEquals(NeighborCache.CAPACITY, cache.size());
    assertEquals(7, cache.resolve(0, 0, LOW));
  }
}
