package kiln.stack.tcp;

import kiln.stack.wire.Seq;

/**
 * The octets that arrived ahead of {@code rcvNxt}: sorted, disjoint ranges with holes between.
 *
 * <p>Invariant: {@code rcvNxt < left[0] < right[0] < left[1] < ...}; ranges that touch are one. At
 * most {@link #MAX_RANGES}: a segment that would make one more is refused, and the peer sends it
 * again. Each range remembers when it last grew, for the order of SACK blocks (RFC 2018 §4).
 */
final class Assembler {
  static final int MAX_RANGES = 32;

  private final int[] left = new int[MAX_RANGES];
  private final int[] right = new int[MAX_RANGES];
  private final int[] touched = new int[MAX_RANGES];
  private int count;
  private int clock;

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  int left(int i) {
    return left[i];
  }

  int right(int i) {
    return right[i];
  }

  /** Adds {@code [from, to)}; false if that would be one range too many. */
  boolean add(int from, int to) {
    int first = 0;
    while (first < count && Seq.lt(right[first], from)) {
      first++;
    }
    int behind = first;
    while (behind < count && Seq.le(left[behind], to)) {
      behind++;
    }
    if (first == behind) {
      return insert(first, from, to);
    }
    left[first] = Seq.min(left[first], from);
    right[first] = Seq.max(right[behind - 1], to);
    touched[first] = ++clock;
    remove(first + 1, behind);
    return true;
  }

  private boolean insert(int at, int from, int to) {
    if (count == MAX_RANGES) {
      return false;
    }
    move(at, at + 1, count - at);
    left[at] = from;
    right[at] = to;
    touched[at] = ++clock;
    count++;
    return true;
  }

  private void remove(int from, int to) {
    move(to, from, count - to);
    count -= to - from;
  }

  private void move(int from, int to, int length) {
    System.arraycopy(left, from, left, to, length);
    System.arraycopy(right, from, right, to, length);
    System.arraycopy(touched, from, touched, to, length);
  }

  /**
   * The stream is in order up to {@code rcvNxt}: drops ranges that are reached.
   *
   * @return where it is in order up to now: the end of a range that {@code rcvNxt} touched
   */
  int reach(int rcvNxt) {
    int reached = rcvNxt;
    int gone = 0;
    while (gone < count && Seq.le(left[gone], reached)) {
      reached = Seq.max(reached, right[gone++]);
    }
    remove(0, gone);
    return reached;
  }

  /** Whether all of {@code [from, to)} is here. */
  boolean contains(int from, int to) {
    for (int i = 0; i < count; i++) {
      if (Seq.le(left[i], from) && Seq.le(to, right[i])) {
        return true;
      }
    }
    return false;
  }

  /**
   * Index of the {@code n}-th most recently grown range, 0 first: it holds the segment that
   * triggered the acknowledgement (RFC 2018 §4). -1 behind the last.
   */
  int recent(int n) {
    int bound = Integer.MAX_VALUE;
    int found = -1;
    for (int round = 0; round <= n; round++) {
      found = -1;
      for (int i = 0; i < count; i++) {
        if (touched[i] < bound && (found < 0 || touched[i] > touched[found])) {
          found = i;
        }
      }
      if (found < 0) {
        return -1;
      }
      bound = touched[found];
    }
    return found;
  }

  void clear() {
    count = 0;
  }

  /** {@code [ (3) 5 (2) 1 ]}: hole, octets, hole, octets, seen from {@code rcvNxt}. */
  String toString(int rcvNxt) {
    StringBuilder out = new StringBuilder("[ ");
    int at = rcvNxt;
    for (int i = 0; i < count; i++) {
      out.append('(').append(Seq.minus(left[i], at)).append(") ");
      out.append(Seq.minus(right[i], left[i])).append(' ');
      at = right[i];
    }
    return out.append(']').toString();
  }
}
