package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteQueueTest {
  /** Against a plain array: append, put ahead, extend, copy, take, in any order. */
  @Test
  void agreesWithAnArray() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      BufferPool pool = new BufferPool(new MemoryBudget(1 << 22));
      ByteQueue q = new ByteQueue(pool);
      byte[] model = new byte[1 << 18];
      random.nextBytes(model);
      int head = 0;
      int tail = 0;
      for (int step = 0; step < 60 && tail < model.length - 40_000; step++) {
        switch (random.nextInt(4)) {
          case 0 -> {
            int n = random.nextInt(9000);
            assertEquals(n, q.append(model, tail, n));
            tail += n;
          }
          case 1 -> {
            int gap = random.nextInt(9000);
            int n = random.nextInt(5000);
            assertEquals(n, q.put(gap, model, tail + gap, n));
            assertEquals(gap, q.put(0, model, tail, gap));
            q.extend(gap + n);
            tail += gap + n;
          }
          case 2 -> {
            byte[] dst = new byte[random.nextInt(9000)];
            int n = q.take(dst, 0, dst.length);
            assertEquals(Math.min(dst.length, tail - head), n);
            assertArrayEquals(
                Arrays.copyOfRange(model, head, head + n), Arrays.copyOf(dst, n), "round " + round);
            head += n;
          }
          default -> {
            int length = tail - head;
            int at = length == 0 ? 0 : random.nextInt(length);
            byte[] dst = new byte[length - at];
            q.copy(at, dst, 0, dst.length);
            assertArrayEquals(Arrays.copyOfRange(model, head + at, tail), dst);
          }
        }
        assertEquals(tail - head, q.length());
      }
      q.clear();
      assertEquals(pool.freeChunks() * (long) BufferPool.CHUNK, pool.chargedBytes());
    }
  }

  @Test
  void anEmptyQueueHoldsNoChunk() {
    MemoryBudget budget = new MemoryBudget(1 << 20);
    BufferPool pool = new BufferPool(budget);
    ByteQueue q = new ByteQueue(pool);
    byte[] b = new byte[100];
    q.append(b, 0, 100);
    q.take(b, 0, 100);
    assertEquals(1, pool.freeChunks());
    q.put(50_000, b, 0, 100);
    q.forgetAhead();
    assertEquals(pool.freeChunks() * (long) BufferPool.CHUNK, budget.usedBytes());
  }

  @Test
  void aSpentBudgetTakesWhatFitsAndNoMore() {
    BufferPool pool = new BufferPool(new MemoryBudget(16 * BufferPool.CHUNK));
    ByteQueue q = new ByteQueue(pool);
    byte[] b = new byte[20 * BufferPool.CHUNK];
    new Random(1).nextBytes(b);
    assertEquals(15 * BufferPool.CHUNK, q.append(b, 0, b.length));
    assertEquals(0, q.append(b, 0, 1));
    ByteQueue poor = new ByteQueue(pool);
    assertEquals(1, poor.append(b, 0, 1), "a sixteenth is kept for the first chunk of others");
    poor.clear();
    byte[] out = new byte[b.length];
    assertEquals(15 * BufferPool.CHUNK, q.take(out, 0, out.length));
    assertArrayEquals(
        Arrays.copyOf(b, 15 * BufferPool.CHUNK), Arrays.copyOf(out, 15 * BufferPool.CHUNK));
    assertEquals(1, q.append(b, 0, 1));
  }
}
