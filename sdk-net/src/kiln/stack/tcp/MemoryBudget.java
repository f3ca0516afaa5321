package kiln.stack.tcp;

/**
 * The octets that one stack's connections may hold: buffers, control blocks, half-open ones.
 *
 * <p>Invariant: {@code 0 <= used <= limit}. What cannot be reserved is refused before it exists.
 */
public final class MemoryBudget {
  private final long limitBytes;
  private long usedBytes;

  public MemoryBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  boolean reserve(int bytes) {
    if (bytes > limitBytes - usedBytes) {
      return false;
    }
    usedBytes += bytes;
    return true;
  }

  void release(int bytes) {
    usedBytes -= bytes;
    if (usedBytes < 0) {
      throw new AssertionError("released " + bytes + " bytes more than reserved");
    }
  }

  public long usedBytes() {
    return usedBytes;
  }

  public long limitBytes() {
    return limitBytes;
  }

  long freeBytes() {
    return limitBytes - usedBytes;
  }
}
