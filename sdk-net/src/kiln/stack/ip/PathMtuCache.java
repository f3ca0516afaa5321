package kiln.stack.ip;

/**
 * What fits through the path to a destination, where a router said that it is less than the link's
 * MTU (RFC 1191 §6.2, RFC 8201 §5.2).
 *
 * <p>Bounded; entries are forgotten after ten minutes, so that a larger path is found again. Only
 * validated errors get here: a transport recognised its own packet in them.
 */
final class PathMtuCache {
  private static final int CAPACITY = 64;
  private static final long LIFE = 600_000_000_000L;

  private final long[] highs = new long[CAPACITY];
  private final long[] lows = new long[CAPACITY];
  private final int[] mtus = new int[CAPACITY];
  private final long[] until = new long[CAPACITY];
  private int count;
  private int victim;

  /** The known path MTU in octets, or {@code linkMtu}. */
  int lookup(long nowNanos, long high, long low, int linkMtu) {
    if (count == 0) {
      return linkMtu;
    }
    int i = find(high, low);
    return i >= 0 && nowNanos < until[i] ? Math.min(mtus[i], linkMtu) : linkMtu;
  }

  void learn(long nowNanos, long high, long low, int mtu) {
    int i = find(high, low);
    if (i < 0) {
      i = count < CAPACITY ? count++ : victim++ % CAPACITY;
      highs[i] = high;
      lows[i] = low;
    }
    mtus[i] = mtu;
    until[i] = nowNanos + LIFE;
  }

  private int find(long high, long low) {
    for (int i = 0; i < count; i++) {
      if (lows[i] == low && highs[i] == high) {
        return i;
      }
    }
    return -1;
  }
}
