package kiln.stack.ip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReassemblerTest {
  private final Counters counters = new Counters();
  private final Reassembler r = new Reassembler(counters, 256 * 1024);
  private final Packet p = new Packet();
  private final byte[] whole = new byte[65_515];

  private record Piece(int from, int to) {}

  ReassemblerTest() {
    new Random(1).nextBytes(whole);
  }

  private Reassembler.Outcome add(int id, int from, int to, boolean more) {
    return r.add(0, p, id, whole, from, to - from, from, more);
  }

  @Test
  void anyOrderWithRepetitionsGivesTheWhole() {
    Random random = new Random(2);
    for (int round = 0; round < 500; round++) {
      int total = 1 + random.nextInt(round % 10 == 0 ? 65_515 : 5000);
      List<Piece> pieces = new ArrayList<>();
      for (int at = 0; at < total; ) {
        int count = Math.min(8 * (1 + random.nextInt(Math.max(1, total / 300 + 4))), total - at);
        pieces.add(new Piece(at, at + count));
        at += count;
      }
      Collections.shuffle(pieces, random);
      Reassembler.Outcome last = null;
      for (int i = 0; i < pieces.size(); i++) {
        Piece piece = pieces.get(i);
        if (i > 0 && random.nextInt(4) == 0) {
          Piece again = pieces.get(random.nextInt(i));
          add(round, again.from, again.to, again.to < total);
        }
        last = add(round, piece.from, piece.to, piece.to < total);
      }
      boolean tooManyHoles = counters.get(Counter.FRAGMENT_MEMORY) > 0;
      if (!tooManyHoles) {
        assertEquals(Reassembler.Outcome.COMPLETE, last, "round " + round);
        assertEquals(total, r.length());
        assertArrayEquals(
            Arrays.copyOf(whole, total), Arrays.copyOf(r.bytes(), total), "round " + round);
      }
      r.poll(Reassembler.TIMEOUT);
      assertEquals(0, r.heldBytes());
    }
  }

  @Test
  void anOverlapCondemnsThePacketForGood() {
    assertEquals(Reassembler.Outcome.WAITING, add(1, 0, 16, true));
    assertEquals(Reassembler.Outcome.DROPPED, add(1, 8, 24, true));
    assertEquals(Reassembler.Outcome.DROPPED, add(1, 16, 24, false));
    assertEquals(2, counters.get(Counter.FRAGMENT_OVERLAP));
    assertEquals(0, r.heldBytes());
  }

  @Test
  void twoDifferentEndsAreAnOverlap() {
    add(1, 16, 24, false);
    assertEquals(Reassembler.Outcome.DROPPED, add(1, 24, 32, true));
    assertEquals(1, counters.get(Counter.FRAGMENT_OVERLAP));
    add(2, 16, 24, true);
    assertEquals(Reassembler.Outcome.DROPPED, add(2, 0, 8, false), "an end before what is here");
  }

  @Test
  void malformedFragmentsAreRefused() {
    assertEquals(Reassembler.Outcome.DROPPED, add(1, 0, 7, true));
    assertEquals(Reassembler.Outcome.DROPPED, r.add(0, p, 1, whole, 0, 100, 65_504, false));
    assertEquals(Reassembler.Outcome.DROPPED, add(1, 0, 0, false));
    assertEquals(3, counters.get(Counter.FRAGMENT_MALFORMED));
  }

  @Test
  void memoryIsBoundedWhateverArrives() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      int from = random.nextInt(8000) * 8;
      int to = Math.min(from + 8 * (1 + random.nextInt(180)), 65_512);
      r.add(i, p, random.nextInt(50), whole, from, to - from, from, random.nextInt(9) > 0);
      assertTrue(r.heldBytes() <= 256 * 1024);
    }
    r.poll(Reassembler.TIMEOUT + 20_000);
    assertEquals(0, r.heldBytes());
    assertEquals(Long.MAX_VALUE, r.pollAt());
  }
}
