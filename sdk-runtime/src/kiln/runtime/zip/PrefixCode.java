package kiln.runtime.zip;

import java.util.Arrays;

/**
 * A prefix code for writing: counts how often each symbol is used, then gives each a code of at
 * most {@code longest} bits (RFC 1951 §3.2.2).
 *
 * <p>Which of equally good codes is chosen follows zlib, so that streams are the same as its.
 */
final class PrefixCode {
  private final int longest;
  private final int[] extra; // bits that follow a symbol
  private final PrefixCode fixed; // what the same symbols cost without a code of their own; or null

  final int size;
  final int[] frequency;
  final int[] length;
  final int[] code;

  /** The largest symbol that is used. */
  int last;

  /** Bits that all counted symbols take with this code, and with the fixed one. */
  int cost;

  int fixedCost;

  private final int[] parent;
  private final int[] depth;
  private final int[] heap; // [1, heaped] by frequency; what was merged is at [sorted, end)
  private int heaped;
  private int sorted;

  PrefixCode(int size, int longest, int[] extra, PrefixCode fixed) {
    this.size = size;
    this.longest = longest;
    this.extra = extra;
    this.fixed = fixed;
    int nodes = 2 * size + 1;
    frequency = new int[nodes];
    length = new int[nodes];
    code = new int[nodes];
    parent = new int[nodes];
    depth = new int[nodes];
    heap = new int[nodes];
  }

  /** A code whose lengths are given. */
  static PrefixCode of(byte[] lengths, int[] extra) {
    PrefixCode result = new PrefixCode(lengths.length, 15, extra, null);
    for (int i = 0; i < lengths.length; i++) {
      result.length[i] = lengths[i];
    }
    result.last = lengths.length - 1;
    result.assign();
    return result;
  }

  void clear() {
    Arrays.fill(frequency, 0, size, 0);
  }

  /** Makes the code for the frequencies. */
  void build() {
    cost = 0;
    fixedCost = 0;
    collect();
    for (int i = heaped / 2; i >= 1; i--) {
      sink(i);
    }
    merge();
    measure();
    assign();
  }

  private void collect() {
    heaped = 0;
    sorted = heap.length;
    last = -1;
    for (int i = 0; i < size; i++) {
      length[i] = 0;
      if (frequency[i] != 0) {
        heap[++heaped] = i;
        last = i;
        depth[i] = 0;
      }
    }
    while (heaped < 2) { // a code has two symbols at least
      int symbol = last < 2 ? ++last : 0;
      heap[++heaped] = symbol;
      frequency[symbol] = 1;
      depth[symbol] = 0;
      cost--;
      fixedCost -= fixed == null ? 0 : fixed.length[symbol];
    }
  }

  /** Huffman's algorithm: the two rarest become one, until one is left. */
  private void merge() {
    int node = size;
    do {
      int first = heap[1];
      heap[1] = heap[heaped--];
      sink(1);
      int second = heap[1];
      heap[--sorted] = first;
      heap[--sorted] = second;
      frequency[node] = frequency[first] + frequency[second];
      depth[node] = Math.max(depth[first], depth[second]) + 1;
      parent[first] = node;
      parent[second] = node;
      heap[1] = node++;
      sink(1);
    } while (heaped >= 2);
    heap[--sorted] = heap[1];
  }

  private boolean before(int a, int b) {
    return frequency[a] < frequency[b] || frequency[a] == frequency[b] && depth[a] <= depth[b];
  }

  private void sink(int at) {
    int moved = heap[at];
    for (int child = 2 * at; child <= heaped; child = 2 * at) {
      if (child < heaped && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (before(moved, heap[child])) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = moved;
  }

  /** The lengths, from the root down; where some are too long others grow. */
  private void measure() {
    int[] counts = new int[longest + 1];
    int tooLong = 0;
    length[heap[sorted]] = 0;
    for (int i = sorted + 1; i < heap.length; i++) {
      int node = heap[i];
      int bits = length[parent[node]] + 1;
      if (bits > longest) {
        bits = longest;
        tooLong++;
      }
      length[node] = bits;
      if (node <= last) {
        counts[bits]++;
        cost += frequency[node] * (bits + extra[node]);
        fixedCost += fixed == null ? 0 : frequency[node] * (fixed.length[node] + extra[node]);
      }
    }
    if (tooLong > 0) {
      shorten(counts, tooLong);
    }
  }

  private void shorten(int[] counts, int tooLong) {
    for (; tooLong > 0; tooLong -= 2) {
      int bits = longest - 1;
      while (counts[bits] == 0) {
        bits--;
      }
      counts[bits]--; // one leaf moves down, and takes a too long one as its brother
      counts[bits + 1] += 2;
      counts[longest]--;
    }
    int at = heap.length;
    for (int bits = longest; bits > 0; bits--) {
      for (int left = counts[bits]; left > 0; ) {
        int node = heap[--at];
        if (node <= last) {
          cost += (bits - length[node]) * frequency[node];
          length[node] = bits;
          left--;
        }
      }
    }
  }

  private void assign() {
    int[] next = new int[17];
    for (int i = 0; i <= last; i++) {
      next[length[i] + 1]++;
    }
    next[1] = 0; // symbols without a code
    for (int bits = 1; bits <= 15; bits++) {
      next[bits + 1] = next[bits] + next[bits + 1] << 1;
    }
    int[] first = Arrays.copyOf(next, 17);
    for (int i = 0; i <= last; i++) {
      int bits = length[i];
      if (bits != 0) {
        code[i] = Integer.reverse(first[bits]++) >>> 32 - bits;
      }
    }
  }
}
