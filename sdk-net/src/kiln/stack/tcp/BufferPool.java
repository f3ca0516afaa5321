package kiln.stack.tcp;

/**
 * Chunks of {@link #CHUNK} octets for the queues of all connections, drawn from one budget.
 *
 * <p>Freed chunks are kept for the next taker up to {@link #KEPT}, so that steady traffic allocates
 * nothing; kept ones stay charged. Those that nobody took for {@link #KEPT_NANOS} go.
 */
final class BufferPool {
  /** Octets of a chunk: a power of two; two full segments and some. */
  static final int CHUNK = 4096;

  /** Those of a queue of a megabyte, the most by default, and its two ends. */
  private static final int KEPT = 258;
  private static final long KEPT_NANOS = 30_000_000_000L;

  private final MemoryBudget budget;
  private final byte[][] free = new byte[KEPT][];
  private int freeCount;

  /** The fewest that were kept since the last look: nobody needed these. */
  private int idle;

  /** When to look again. */
  private long lookNanos = Long.MAX_VALUE;

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
      byte[] chunk = free[freeCount - 1];
      forget();
      return chunk;
    }
    return budget.reserve(CHUNK) ? make() : null;
  }

  /** The budget has room, and the heap should: an app may have filled it. */
  private byte[] make() {
    try {
      return new byte[CHUNK];
    } catch (OutOfMemoryError e) {
      budget.release(CHUNK);
      return null;
    }
  }

  private void forget() {
    free[--freeCount] = null;
    idle = Math.min(idle, freeCount);
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
      forget();
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

  /** Lets chunks go that were of no use for a while. */
  void poll(long nowNanos) {
    if (nowNanos >= lookNanos) {
      for (int i = connections == 0 ? freeCount : idle; i > 0; i--) {
        forget();
        budget.release(CHUNK);
      }
      lookNanos = Long.MAX_VALUE;
    }
    if (lookNanos == Long.MAX_VALUE && freeCount > 0) {
      lookNanos = nowNanos + KEPT_NANOS;
      idle = freeCount;
    }
  }

  /** When {@link #poll} has something to do. */
  long pollAt() {
    boolean unseen = lookNanos == Long.MAX_VALUE && freeCount > 0;
    return unseen ? Long.MIN_VALUE : lookNanos;
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
