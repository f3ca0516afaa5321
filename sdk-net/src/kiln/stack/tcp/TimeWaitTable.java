package kiln.stack.tcp;

import java.util.Arrays;

/**
 * What is left of connections in TIME-WAIT (RFC 9293 §3.6): some 80 octets each, not a connection.
 *
 * <p>Entries live in arrays that grow up to a bound, and shrink as entries expire: an empty table
 * holds none. An entry has {@link #LONGS} places in one array and {@link #INTS} in another. Entries
 * are linked by the order in which they expire, since all live equally long, and chained by hash.
 * When the bound is reached the oldest makes room.
 */
final class TimeWaitTable {
  /** 2 MSL with the MSL of 30 s that hosts use (RFC 9293 §3.4.2 takes 2 minutes as a choice). */
  static final long TWO_MSL = 60_000_000_000L;

  private static final int NONE = -1;
  private static final int FIRST = 64;

  // Where an entry's words are: those from e * LONGS on, and those from e * INTS on.
  private static final int LOCAL_HIGH = 0;
  private static final int LOCAL_LOW = 1;
  private static final int REMOTE_HIGH = 2;
  private static final int REMOTE_LOW = 3;
  private static final int ENTERED_NANOS = 4;
  private static final int LONGS = 5;
  private static final int PORTS = 0;
  private static final int HASH = 1;
  private static final int SND_NXT = 2;
  private static final int RCV_NXT = 3;
  private static final int RCV_WND = 4;
  private static final int TIMESTAMPS = 5;
  private static final int TS_RECENT = 6;
  private static final int TS_OFFSET = 7;
  private static final int INTS = 8;

  private final FlowHash hash;
  private final int capacity;

  private long[] longs = new long[0];
  private int[] ints = new int[0];
  private int[] nextInBucket = new int[0];
  private int[] younger = new int[0];
  private int[] older = new int[0];
  private int[] buckets = {NONE};
  private int free = NONE;
  private int oldest = NONE;
  private int youngest = NONE;
  private int size;

  TimeWaitTable(FlowHash hash, int capacity) {
    this.hash = hash;
    this.capacity = capacity;
  }

  int size() {
    return size;
  }

  long pollAt() {
    return oldest == NONE ? Long.MAX_VALUE : enteredNanos(oldest) + TWO_MSL;
  }

  /** Forgets entries whose time is over. */
  void expire(long nowNanos) {
    while (oldest != NONE && nowNanos - enteredNanos(oldest) >= TWO_MSL) {
      remove(oldest);
    }
    int room = room();
    while (room > FIRST && size <= room / 4) {
      room = Math.max(FIRST, room / 2);
    }
    if (size == 0) {
      room = 0;
    }
    if (room < room()) {
      resize(room);
    }
  }

  /** Entries that there is memory for now. */
  int room() {
    return older.length;
  }

  /**
   * Takes over a connection; true if the oldest entry had to go for it, as there is no room for one
   * more, or no heap. Without an older one this connection itself goes.
   */
  boolean add(long nowNanos, TcpConnection c, int tsOffsetNow) {
    boolean evicts =
        size == capacity
            || free == NONE && !resize(Math.min(Math.max(FIRST, room() * 2), capacity));
    if (evicts && size == 0) {
      return true;
    }
    if (evicts) {
      remove(oldest);
    }
    int e = free;
    free = nextInBucket[e];
    int l = e * LONGS;
    longs[l + LOCAL_HIGH] = c.localHigh;
    longs[l + LOCAL_LOW] = c.localLow;
    longs[l + REMOTE_HIGH] = c.remoteHigh;
    longs[l + REMOTE_LOW] = c.remoteLow;
    longs[l + ENTERED_NANOS] = nowNanos;
    int i = e * INTS;
    ints[i + PORTS] = c.localPort << 16 | c.remotePort;
    ints[i + HASH] = c.hash;
    ints[i + SND_NXT] = c.sender.sndNxt();
    ints[i + RCV_NXT] = c.receiver.rcvNxt();
    ints[i + RCV_WND] = c.receiver.rcvWnd();
    ints[i + TIMESTAMPS] = c.receiver.timestamps() ? 1 : 0;
    ints[i + TS_RECENT] = c.receiver.tsRecent();
    ints[i + TS_OFFSET] = tsOffsetNow;
    chain(e);
    append(e);
    size++;
    return evicts;
  }

  /** The entry of a connection, or -1. */
  int find(
      long fromLocalHigh,
      long fromLocalLow,
      int localPort,
      long fromRemoteHigh,
      long fromRemoteLow,
      int remotePort) {
    if (size == 0) {
      return NONE;
    }
    int h =
        hash.of(fromLocalHigh, fromLocalLow, localPort, fromRemoteHigh, fromRemoteLow, remotePort);
    int wanted = localPort << 16 | remotePort;
    for (int e = buckets[h & buckets.length - 1]; e != NONE; e = nextInBucket[e]) {
      int l = e * LONGS;
      if (ints[e * INTS + HASH] == h
          && ints[e * INTS + PORTS] == wanted
          && longs[l + REMOTE_LOW] == fromRemoteLow
          && longs[l + REMOTE_HIGH] == fromRemoteHigh
          && longs[l + LOCAL_LOW] == fromLocalLow
          && longs[l + LOCAL_HIGH] == fromLocalHigh) {
        return e;
      }
    }
    return NONE;
  }

  int sndNxt(int e) {
    return ints[e * INTS + SND_NXT];
  }

  int rcvNxt(int e) {
    return ints[e * INTS + RCV_NXT];
  }

  int rcvWnd(int e) {
    return ints[e * INTS + RCV_WND];
  }

  boolean timestamps(int e) {
    return ints[e * INTS + TIMESTAMPS] != 0;
  }

  int tsRecent(int e) {
    return ints[e * INTS + TS_RECENT];
  }

  int tsOffset(int e) {
    return ints[e * INTS + TS_OFFSET];
  }

  long enteredNanos(int e) {
    return longs[e * LONGS + ENTERED_NANOS];
  }

  /** The peer sent its FIN again: another 2 MSL. */
  void restart(int e, long nowNanos) {
    unlink(e);
    longs[e * LONGS + ENTERED_NANOS] = nowNanos;
    append(e);
  }

  void remove(int e) {
    int bucket = bucket(e);
    if (buckets[bucket] == e) {
      buckets[bucket] = nextInBucket[e];
    } else {
      int before = buckets[bucket];
      while (nextInBucket[before] != e) {
        before = nextInBucket[before];
      }
      nextInBucket[before] = nextInBucket[e];
    }
    unlink(e);
    nextInBucket[e] = free;
    free = e;
    size--;
  }

  private void append(int e) {
    older[e] = youngest;
    younger[e] = NONE;
    if (youngest == NONE) {
      oldest = e;
    } else {
      younger[youngest] = e;
    }
    youngest = e;
  }

  private void unlink(int e) {
    if (older[e] == NONE) {
      oldest = younger[e];
    } else {
      younger[older[e]] = younger[e];
    }
    if (younger[e] == NONE) {
      youngest = older[e];
    } else {
      older[younger[e]] = older[e];
    }
  }

  /**
   * Moves the entries, the oldest first, into arrays for {@code to} of them.
   *
   * @return false if the heap is at its end: then nothing has changed
   */
  private boolean resize(int to) {
    try {
      int chains = Math.max(1, Integer.highestOneBit(to));
      move(new long[to * LONGS], new int[to * INTS], new int[to], new int[to], new int[to],
          new int[chains]);
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  private void move(long[] newLongs, int[] newInts, int[] newOlder, int[] newYounger,
      int[] newNext, int[] newBuckets) {
    for (int e = oldest, i = 0; e != NONE; e = younger[e], i++) {
      System.arraycopy(longs, e * LONGS, newLongs, i * LONGS, LONGS);
      System.arraycopy(ints, e * INTS, newInts, i * INTS, INTS);
    }
    longs = newLongs;
    ints = newInts;
    older = newOlder;
    younger = newYounger;
    nextInBucket = newNext;
    buckets = newBuckets;
    number();
    rehash();
  }

  /** Links entries that lie in their order, and the free ones behind them. */
  private void number() {
    for (int e = 0; e < size; e++) {
      older[e] = e - 1; // of the first: NONE
      younger[e] = e + 1 < size ? e + 1 : NONE;
    }
    oldest = size > 0 ? 0 : NONE;
    youngest = size - 1;
    free = NONE;
    for (int e = older.length - 1; e >= size; e--) {
      nextInBucket[e] = free;
      free = e;
    }
  }

  private void rehash() {
    Arrays.fill(buckets, NONE);
    for (int e = oldest; e != NONE; e = younger[e]) {
      chain(e);
    }
  }

  private void chain(int e) {
    int bucket = bucket(e);
    nextInBucket[e] = buckets[bucket];
    buckets[bucket] = e;
  }

  private int bucket(int e) {
    return ints[e * INTS + HASH] & buckets.length - 1;
  }
}
