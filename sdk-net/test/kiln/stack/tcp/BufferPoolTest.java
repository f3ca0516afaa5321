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

  /** A full queue begins and ends within a chunk: were one let go, each time round would make one. */
  @Test
  void aFullQueueThatIsEmptiedIsFilledAgainWithTheSameChunks() {
    BufferPool large = new BufferPool(new MemoryBudget(16 << 20));
    ByteQueue queue = new ByteQueue(large);
    byte[] octets = new byte[1 << 20];
    assertEquals(1000, queue.append(octets, 0, 1000));
    assertEquals(octets.length, queue.append(octets, 0, octets.length));
    queue.discard(1000);
    queue.discard(octets.length);
    assertEquals((octets.length >> 12) + 1, large.freeChunks());
  }
}
