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
  private int connections;

  BufferPool(MemoryBudget budget) {
    this.budget = budget;
  }

  /** A connection came (1) or went (-1): the reserve follows. */
  void connections(int change) {
    connections += change;
  }

  /**
   * A chunk with any content, or null if there is none to be had.
   *
   * @param first whether the queue holds none yet: only then may it come out of the reserve
   */
  byte[] take(boolean first) {
    if (!first && available() < reserve() + CHUNK) {
      return null;
    }
    if (freeCount > 0) {
      byte[] chunk = free[--freeCount];
      free[freeCount] = null;
      return chunk;
    }
    return budget.reserve(CHUNK) ? new byte[CHUNK] : null;
  }

  /**
   * Charges {@code bytes} for something that is no chunk, such as a connection. Chunks that are only
   * kept make room for it: a burst that is over must not keep anybody out.
   *
   * @return false if the budget has no room; nothing was charged
   */
  boolean reserve(int bytes) {
    while (!budget.reserve(bytes)) {
      if (freeCount == 0) {
        return false;
      }
      free[--freeCount] = null;
      budget.release(CHUNK);
    }
    return true;
  }

  private long available() {
    return budget.freeBytes() + (long) freeCount * CHUNK;
  }

  /**
   * What large queues must leave: a chunk for each direction of each connection, and a sixteenth
   * for connections to come. So nobody who hoards can stop the others, only slow them.
   */
  private long reserve() {
    long each = 2L * CHUNK * connections + budget.limitBytes() / 16;
    return Math.min(each, budget.limitBytes() / 2);
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
   * The most that one queue may hold now: a quarter of what is free beyond the reserve, and a chunk
   * at least. So queues share a full pool without a table of who has what.
   */
  int fairShare() {
    long share = available() - reserve() >> 2;
    return (int) Math.min(Math.max(share, CHUNK), Integer.MAX_VALUE);
  }
}
