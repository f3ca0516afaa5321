package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
  private static final int CHUNKS = 16;
  private static final int CONNECTION = 1024;

  private final MemoryBudget budget = new MemoryBudget(CHUNKS * BufferPool.CHUNK);
  private final BufferPool pool = new BufferPool(budget);

  @Test
  void chunksOfABurstThatIsOverMakeRoomForConnections() {
    Deque<byte[]> taken = new ArrayDeque<>();
    for (byte[] chunk; (chunk = pool.take(true)) != null; ) {
      taken.add(chunk);
    }
    assertEquals(CHUNKS, taken.size());
    assertFalse(pool.reserve(CONNECTION), "all of it is in use");
    taken.forEach(pool::give);
    assertEquals(CHUNKS, pool.freeChunks());
    for (int i = 0; i < CHUNKS * BufferPool.CHUNK / CONNECTION; i++) {
      assertTrue(pool.reserve(CONNECTION), "connection " + i);
    }
    assertFalse(pool.reserve(CONNECTION));
    assertEquals(budget.limitBytes(), budget.usedBytes());
  }
}
