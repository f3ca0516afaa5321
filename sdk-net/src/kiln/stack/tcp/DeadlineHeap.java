package kiln.stack.tcp;

import java.util.Arrays;

/**
 * The connections of a stack ordered by their next deadline: a binary heap whose elements know
 * their place, so that a deadline is moved in O(log n) and nothing is allocated.
 *
 * <p>Connections without a deadline are not in it.
 */
final class DeadlineHeap {
  private static final int FIRST = 64;

  private TcpConnection[] heap = new TcpConnection[FIRST];
  private int size;

  /** Connections that there must be room for, whether they have a deadline now or not. */
  private int reserved;

  /** The earliest deadline, or {@code Long.MAX_VALUE}. */
  long earliest() {
    return size == 0 ? Long.MAX_VALUE : heap[0].deadlineNanos;
  }

  /** Deadlines that there is memory for now. */
  int room() {
    return heap.length;
  }

  TcpConnection first() {
    return heap[0];
  }

  /**
   * There are so many connections from now on: {@link #set} has room for them all. Throws
   * OutOfMemoryError only if they became more, and changes nothing then.
   */
  void reserve(int connections) {
    if (connections > heap.length) {
      heap = Arrays.copyOf(heap, heap.length * 2);
    }
    reserved = connections;
    shrink();
  }

  private void shrink() {
    if (heap.length > FIRST && Math.max(size, reserved) < heap.length / 8) {
      try {
        heap = Arrays.copyOf(heap, heap.length / 2);
      } catch (OutOfMemoryError e) {
        // not now: who leaves next tries again
      }
    }
  }

  /** Puts, moves or removes a connection; {@code Long.MAX_VALUE} removes. */
  void set(TcpConnection c, long deadlineNanos) {
    if (deadlineNanos == c.deadlineNanos) {
      return;
    }
    boolean was = c.deadlineNanos != Long.MAX_VALUE;
    c.deadlineNanos = deadlineNanos;
    if (deadlineNanos == Long.MAX_VALUE) {
      remove(c.heapIndex);
    } else if (was) {
      down(up(c.heapIndex));
    } else {
      insert(c);
    }
  }

  private void insert(TcpConnection c) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    place(c, size++);
    up(size - 1);
  }

  private void remove(int i) {
    TcpConnection last = heap[--size];
    heap[size] = null;
    if (i < size) {
      place(last, i);
      down(up(i));
    }
    shrink();
  }

  private int up(int at) {
    int i = at;
    TcpConnection c = heap[i];
    while (i > 0 && heap[(i - 1) / 2].deadlineNanos > c.deadlineNanos) {
      place(heap[(i - 1) / 2], i);
      i = (i - 1) / 2;
    }
    place(c, i);
    return i;
  }

  private void down(int at) {
    int i = at;
    TcpConnection c = heap[i];
    for (int child; (child = 2 * i + 1) < size; i = child) {
      if (child + 1 < size && heap[child + 1].deadlineNanos < heap[child].deadlineNanos) {
        child++;
      }
      if (heap[child].deadlineNanos >= c.deadlineNanos) {
        break;
      }
      place(heap[child], i);
    }
    place(c, i);
  }

  private void place(TcpConnection c, int i) {
    heap[i] = c;
    c.heapIndex = i;
  }
}
