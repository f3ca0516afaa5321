package kiln.stack.ip;

/** One number per {@link Counter}. Written by the owner of the stack, readable at any time. */
public final class Counters {
  private static final Counter[] ALL = Counter.values();

  private final long[] counts = new long[ALL.length];

  public void add(Counter counter) {
    counts[counter.ordinal()]++;
  }

  public long get(Counter counter) {
    return counts[counter.ordinal()];
  }

  /** The counters that are not zero, one {@code name value} a line, in the order of the enum. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Counter counter : ALL) {
      if (get(counter) != 0) {
        out.append(counter.label()).append(' ').append(get(counter)).append('\n');
      }
    }
    return out.toString();
  }
}
