package kiln.stack.tcp;

/** The connections of a stack by their two endpoints: chains of a power of two of buckets. */
final class ConnectionTable {
  private static final int FIRST = 64;

  private final FlowHash hash;
  private TcpConnection[] buckets = new TcpConnection[FIRST];
  private int size;

  ConnectionTable(FlowHash hash) {
    this.hash = hash;
  }

  int size() {
    return size;
  }

  /** Connections that there are buckets for now. */
  int room() {
    return buckets.length;
  }

  TcpConnection find(
      long localHigh,
      long localLow,
      int localPort,
      long remoteHigh,
      long remoteLow,
      int remotePort) {
    int h = hash.of(localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort);
    for (TcpConnection c = buckets[h & buckets.length - 1]; c != null; c = c.nextInBucket) {
      if (c.hash == h
          && c.remotePort == remotePort
          && c.localPort == localPort
          && c.remoteLow == remoteLow
          && c.remoteHigh == remoteHigh
          && c.localLow == localLow
          && c.localHigh == localHigh) {
        return c;
      }
    }
    return null;
  }

  void add(TcpConnection c) {
    if (size == buckets.length) {
      resize(buckets.length * 2);
    }
    c.hash = hash.of(c.localHigh, c.localLow, c.localPort, c.remoteHigh, c.remoteLow, c.remotePort);
    link(c);
    size++;
  }

  private void link(TcpConnection c) {
    int bucket = c.hash & buckets.length - 1;
    c.nextInBucket = buckets[bucket];
    buckets[bucket] = c;
  }

  void remove(TcpConnection gone) {
    int bucket = gone.hash & buckets.length - 1;
    TcpConnection before = null;
    for (TcpConnection c = buckets[bucket]; c != null; before = c, c = c.nextInBucket) {
      if (c == gone) {
        if (before == null) {
          buckets[bucket] = c.nextInBucket;
        } else {
          before.nextInBucket = c.nextInBucket;
        }
        c.nextInBucket = null;
        size--;
        if (buckets.length > FIRST && size < buckets.length / 8) {
          shrink();
        }
        return;
      }
    }
  }

  /** A crowd that has gone leaves no room behind. */
  private void shrink() {
    try {
      resize(buckets.length / 2);
    } catch (OutOfMemoryError e) {
      // not now: who leaves next tries again
    }
  }

  private void resize(int count) {
    TcpConnection[] old = buckets;
    buckets = new TcpConnection[count];
    for (TcpConnection head : old) {
      for (TcpConnection c = head; c != null; ) {
        TcpConnection following = c.nextInBucket;
        link(c);
        c = following;
      }
    }
  }

  /** Whether one of them is closed by its user and not yet by its peer's acknowledgement. */
  boolean delivering() {
    for (TcpConnection head : buckets) {
      for (TcpConnection c = head; c != null; c = c.nextInBucket) {
        if (c.delivering()) {
          return true;
        }
      }
    }
    return false;
  }

  /** One connection a line. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (TcpConnection head : buckets) {
      for (TcpConnection c = head; c != null; c = c.nextInBucket) {
        out.append(c).append('\n');
      }
    }
    return out.toString();
  }
}
