package kiln.stack.tcp;

/**
 * A stream of octets held in chunks of a {@link BufferPool}: appended at the tail, taken at the
 * head, and written ahead of the tail where segments arrive out of order.
 *
 * <pre>
 *   head            tail                 reach
 *    |--- length ----|---- holes and ------|
 *                         octets ahead
 * </pre>
 *
 * <p>Positions count from the first octet ever. Chunks exist where octets are: an empty queue holds
 * none.
 */
final class ByteQueue {
  private static final int CHUNK = BufferPool.CHUNK;

  private final BufferPool pool;
  private byte[][] chunks = new byte[2][];

  /** Chunks in the ring. */
  private int held;

  private long head;
  private long tail;
  private long reach;

  ByteQueue(BufferPool pool) {
    this.pool = pool;
  }

  /** Octets between head and tail. */
  int length() {
    return (int) (tail - head);
  }

  /** Appends up to {@code length} octets; returns how many found room in the pool. */
  int append(byte[] src, int offset, int length) {
    int count = put(0, src, offset, length);
    extend(count);
    return count;
  }

  /**
   * Writes {@code length} octets {@code ahead} of the tail without moving it.
   *
   * @return how many were written, from the first: less if the pool or the heap is empty
   */
  int put(int ahead, byte[] src, int offset, int length) {
    long at = tail + ahead;
    if (!cover(at + length)) {
      return 0;
    }
    int done = 0;
    while (done < length) {
      int within = (int) (at + done) & CHUNK - 1;
      int slot = slot(at + done);
      if (chunks[slot] == null) {
        chunks[slot] = pool.take(held == 0);
        if (chunks[slot] == null) {
          break;
        }
        held++;
      }
      int count = Math.min(length - done, CHUNK - within);
      System.arraycopy(src, offset + done, chunks[slot], within, count);
      done += count;
    }
    if (done > 0) {
      reach = Math.max(reach, at + done);
    }
    return done;
  }

  /** Moves the tail over {@code count} octets that were put already. */
  void extend(int count) {
    tail += count;
  }

  /** Copies {@code length} octets from {@code at} behind the head; they stay. */
  void copy(int at, byte[] dst, int offset, int length) {
    int done = 0;
    while (done < length) {
      long position = head + at + done;
      int within = (int) position & CHUNK - 1;
      int count = Math.min(length - done, CHUNK - within);
      System.arraycopy(chunks[slot(position)], within, dst, offset + done, count);
      done += count;
    }
  }

  /** Removes up to {@code room} octets from the head into {@code dst}; returns how many. */
  int take(byte[] dst, int offset, int room) {
    int count = Math.min(room, length());
    copy(0, dst, offset, count);
    discard(count);
    return count;
  }

  /** Removes {@code count} octets from the head. */
  void discard(int count) {
    long to = head + count;
    while (head < to) {
      long next = Math.min(to, (head | CHUNK - 1) + 1);
      if ((next & CHUNK - 1) == 0) {
        free(slot(head));
      }
      head = next;
    }
    if (head == reach) {
      free(slot(head)); // the chunk in use: an idle connection holds nothing
    }
  }

  /** Forgets what was put ahead of the tail: its chunks go back. */
  void forgetAhead() {
    long first = (tail & CHUNK - 1) == 0 || tail == head ? tail : (tail | CHUNK - 1) + 1;
    for (long at = first; at < reach; at = (at | CHUNK - 1) + 1) {
      free(slot(at));
    }
    reach = tail;
  }

  /** Gives every chunk back; the queue is empty. */
  void clear() {
    for (int i = 0; i < chunks.length; i++) {
      free(i);
    }
    head = tail = reach = 0;
  }

  private void free(int slot) {
    if (chunks[slot] != null) {
      pool.give(chunks[slot]);
      chunks[slot] = null;
      held--;
    }
  }

  private int slot(long position) {
    return (int) (position / CHUNK) & chunks.length - 1;
  }

  /**
   * Makes the ring of chunks long enough for positions from the head up to {@code end}; not if the
   * heap is at its end.
   */
  private boolean cover(long end) {
    int needed = (int) ((end + CHUNK - 1) / CHUNK - head / CHUNK);
    if (needed <= chunks.length) {
      return true;
    }
    int size = chunks.length;
    while (size < needed) {
      size *= 2;
    }
    byte[][] larger;
    try {
      larger = new byte[size][];
    } catch (OutOfMemoryError e) {
      return false;
    }
    long first = head / CHUNK;
    for (int i = 0; i < chunks.length; i++) {
      larger[(int) (first + i) & size - 1] = chunks[(int) (first + i) & chunks.length - 1];
    }
    chunks = larger;
    return true;
  }
}
