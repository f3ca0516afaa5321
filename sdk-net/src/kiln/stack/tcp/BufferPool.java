package kiln.stack.tcp;

/**
 * Chunks of {@link #CHUNK} octets for the queues of all connections, drawn from one budget.
 *
 * <p>Freed chunks are kept for the next taker up to {@link #KEPT}, so that steady traffic allocates
 * nothing; kept ones stay charged.
 */
final class BufferPool {
  /** Octets of a chunk: a power of two; two full segments and some. */
  static final int CHUNK = 4096;

  private static final int KEPT = 256;

  private final MemoryBudget budget;
  private final byte[][] free = new byte[KEPT][];
  private int freeCount;

  BufferPool(MemoryBudget budget) {
    this.budget = budget;
  }

  /** A chunk with any content, or null if the budget is spent. */
  byte[] take() {
    if (freeCount > 0) {
      byte[] chunk = free[--freeCount];
      free[freeCount] = null;
      return chunk;
    }
    return budget.reserve(CHUNK) ? new byte[CHUNK] : null;
  }

  void give(byte[] chunk) {
    if (freeCount < KEPT) {
      free[freeCount++] = chunk;
    } else {
      budget.release(CHUNK);
    }
  }

  int freeChunks() {
    return freeCount;
  }

  /** Octets charged to the budget, chunks kept for the next taker included. */
  long chargedBytes() {
    return budget.usedBytes();
  }

  /**
   * The most that one queue may hold now: a quarter of what is free. So queues share a full pool
   * without a table of who has what, and there is always room for the next connection.
   */
  int fairShare() {
    long freeBytes = budget.freeBytes() + (long) freeCount * CHUNK;
    return (int) Math.min(freeBytes >> 2, Integer.MAX_VALUE);
  }
}
