package kiln.stack.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeqTest {
  @Test
  void orderHoldsAcrossTheWrapAndForEveryDistanceBelowHalfTheCircle() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      int a = random.nextInt();
      int distance = 1 + random.nextInt(Integer.MAX_VALUE);
      int b = Seq.plus(a, distance);
      assertTrue(Seq.lt(a, b) && Seq.le(a, b) && Seq.gt(b, a) && Seq.ge(b, a));
      assertFalse(Seq.lt(b, a) || Seq.ge(a, b));
      assertEquals(distance, Seq.minus(b, a));
      assertEquals(b, Seq.max(a, b));
      assertEquals(a, Seq.min(b, a));
    }
  }

  @Test
  void windowHoldsItsFirstAndLastNumberAndNothingElse() {
    for (int start : new int[] {0, -1, -5, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertTrue(Seq.inWindow(start, start, 10));
      assertTrue(Seq.inWindow(start + 9, start, 10));
      assertFalse(Seq.inWindow(start + 10, start, 10));
      assertFalse(Seq.inWindow(start - 1, start, 10));
      assertFalse(Seq.inWindow(start, start, 0));
    }
  }
}
