package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssemblerTest {
  @Test
  void rangesThatTouchBecomeOneAndHolesShow() {
    Assembler a = new Assembler();
    assertTrue(a.add(110, 120));
    assertTrue(a.add(130, 140));
    assertEquals("[ (10) 10 (10) 10 ]", a.toString(100));
    assertTrue(a.add(120, 130));
    assertEquals("[ (10) 30 ]", a.toString(100));
    assertTrue(a.contains(115, 135));
    assertFalse(a.contains(105, 115));
    assertEquals(140, a.reach(110));
    assertEquals("[ ]", a.toString(140));
  }

  @Test
  void theRangeThatGrewLastIsReportedFirst() {
    Assembler a = new Assembler();
    a.add(10, 20);
    a.add(30, 40);
    a.add(50, 60);
    a.add(20, 25);
    assertEquals(10, a.left(a.recent(0)));
    assertEquals(50, a.left(a.recent(1)));
    assertEquals(30, a.left(a.recent(2)));
    assertEquals(-1, a.recent(3));
  }

  @Test
  void oneRangeTooManyIsRefusedAndNothingChanges() {
    Assembler a = new Assembler();
    for (int i = 0; i < Assembler.MAX_RANGES; i++) {
      assertTrue(a.add(10 + 20 * i, 20 + 20 * i));
    }
    String before = a.toString(0);
    assertFalse(a.add(5000, 5010));
    assertEquals(before, a.toString(0));
    assertTrue(a.add(20, 30), "joining two is always possible");
  }

  /** The model is a set of octets. Starts near the wrap of sequence numbers. */
  @Test
  void agreesWithASetOfOctets() {
    Random random = new Random(3);
    for (int round = 0; round < 2000; round++) {
      int base = random.nextBoolean() ? -200 : random.nextInt();
      Assembler a = new Assembler();
      BitSet model = new BitSet();
      int next = 0;
      for (int step = 0; step < 40; step++) {
        int from = next + 1 + random.nextInt(300);
        int to = from + 1 + random.nextInt(40);
        if (a.add(base + from, base + to)) {
          model.set(from, to);
        }
        if (random.nextInt(8) == 0) {
          next += random.nextInt(60);
          next = reach(a, model, base, next);
        }
        compare(a, model, base, next);
      }
    }
  }

  private static int reach(Assembler a, BitSet model, int base, int next) {
    int expected = model.get(next) ? model.nextClearBit(next) : next;
    int reached = a.reach(base + next) - base;
    assertEquals(expected, reached);
    model.clear(0, reached);
    return reached;
  }

  private static void compare(Assembler a, BitSet model, int base, int next) {
    int i = 0;
    for (int from = model.nextSetBit(next); from >= 0; ) {
      int to = model.nextClearBit(from);
      assertEquals(base + from, a.left(i));
      assertEquals(base + to, a.right(i));
      i++;
      from = model.nextSetBit(to);
    }
    assertEquals(i, a.count());
  }
}
