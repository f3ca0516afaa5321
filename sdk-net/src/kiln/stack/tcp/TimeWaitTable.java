package kiln.stack.tcp;

import java.util.Arrays;

/**
 * What is left of connections in TIME-WAIT (RFC 9293 §3.6): some 80 octets each, not a connection.
 *
 * <p>Entries live in parallel arrays that grow up to a bound, and shrink as entries expire: an empty
 * table holds none. They are linked by the order in which they expire, since all live equally long,
 * and chained by hash. When the bound is reached the oldest makes room.
 */
final class TimeWaitTable {
  /** 2 MSL with the MSL of 30 s that hosts use (RFC 9293 §3.4.2 takes 2 minutes as a choice). */
  static final long TWO_MSL = 60_000_000_000L;

  private static final int NONE = -1;
  private static final int FIRST = 64;

  private final FlowHash hash;
  private final int capacity;

  private long[] localHigh = new long[0];
  private long[] localLow = new long[0];
  private long[] remoteHigh = new long[0];
  private long[] remoteLow = new long[0];
  private int[] ports = new int[0];
  private int[] hashes = new int[0];
  private int[] sndNxt = new int[0];
  private int[] rcvNxt = new int[0];
  private int[] rcvWnd = new int[0];
  private int[] tsRecent = new int[0];
  private int[] tsOffset = new int[0];
  private boolean[] timestamps = new boolean[0];
  private long[] enteredNanos = new long[0];
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
    return oldest == NONE ? Long.MAX_VALUE : enteredNanos[oldest] + TWO_MSL;
  }

  /** Forgets entries whose time is over. */
  void expire(long nowNanos) {
    while (oldest != NONE && nowNanos - enteredNanos[oldest] >= TWO_MSL) {
      remove(oldest);
    }
    int room = ports.length;
    while (room > FIRST && size <= room / 4) {
      room = Math.max(FIRST, room / 2);
    }
    if (size == 0) {
      room = 0;
    }
    if (room < ports.length) {
      resize(room);
    }
  }

  /** Entries that there is memory for now. */
  int room() {
    return ports.length;
  }

  /**
   * Takes over a connection; true if the oldest entry had to go for it, as there is no room for one
   * more, or no heap. Without an older one this connection itself goes.
   */
  boolean add(long nowNanos, TcpConnection c, int tsOffsetNow) {
    boolean evicts =
        size == capacity
            || free == NONE && !resize(Math.min(Math.max(FIRST, ports.length * 2), capacity));
    if (evicts && size == 0) {
      return true;
    }
    if (evicts) {
      remove(oldest);
    }
    int e = free;
    free = nextInBucket[e];
    localHigh[e] = c.localHigh;
    localLow[e] = c.localLow;
    remoteHigh[e] = c.remoteHigh;
    remoteLow[e] = c.remoteLow;
    ports[e] = c.localPort << 16 | c.remotePort;
    hashes[e] = c.hash;
    sndNxt[e] = c.sender.sndNxt();
    rcvNxt[e] = c.receiver.rcvNxt();
    rcvWnd[e] = c.receiver.rcvWnd();
    timestamps[e] = c.receiver.timestamps();
    tsRecent[e] = c.receiver.tsRecent();
    tsOffset[e] = tsOffsetNow;
    enteredNanos[e] = nowNanos;
    int bucket = hashes[e] & buckets.length - 1;
    nextInBucket[e] = buckets[bucket];
    buckets[bucket] = e;
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
      if (hashes[e] == h
          && ports[e] == wanted
          && remoteLow[e] == fromRemoteLow
          && remoteHigh[e] == fromRemoteHigh
          && localLow[e] == fromLocalLow
          && localHigh[e] == fromLocalHigh) {
        return e;
      }
    }
    return NONE;
  }

  int sndNxt(int e) {
    return sndNxt[e];
  }

  int rcvNxt(int e) {
    return rcvNxt[e];
  }

  int rcvWnd(int e) {
    return rcvWnd[e];
  }

  boolean timestamps(int e) {
    return timestamps[e];
  }

  int tsRecent(int e) {
    return tsRecent[e];
  }

  int tsOffset(int e) {
    return tsOffset[e];
  }

  long enteredNanos(int e) {
    return enteredNanos[e];
  }

  /** The peer sent its FIN again: another 2 MSL. */
  void restart(int e, long nowNanos) {
    unlink(e);
    enteredNanos[e] = nowNanos;
    append(e);
  }

  void remove(int e) {
    int bucket = hashes[e] & buckets.length - 1;
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
      move(to, new int[to], new int[to], new int[to], new int[Math.max(1, Integer.highestOneBit(to))]);
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  /** All that is allocated is there before the first field changes. */
  private void move(int to, int[] newOlder, int[] newYounger, int[] newNext, int[] newBuckets) {
    long[] newLocalHigh = longs(localHigh, to);
    long[] newLocalLow = longs(localLow, to);
    long[] newRemoteHigh = longs(remoteHigh, to);
    long[] newRemoteLow = longs(remoteLow, to);
    long[] newEntered = longs(enteredNanos, to);
    int[] newPorts = ints(ports, to);
    int[] newHashes = ints(hashes, to);
    int[] newSndNxt = ints(sndNxt, to);
    int[] newRcvNxt = ints(rcvNxt, to);
    int[] newRcvWnd = ints(rcvWnd, to);
    int[] newTsRecent = ints(tsRecent, to);
    int[] newTsOffset = ints(tsOffset, to);
    timestamps = booleans(timestamps, to); // the last one that is allocated
    localHigh = newLocalHigh;
    localLow = newLocalLow;
    remoteHigh = newRemoteHigh;
    remoteLow = newRemoteLow;
    enteredNanos = newEntered;
    ports = newPorts;
    hashes = newHashes;
    sndNxt = newSndNxt;
    rcvNxt = newRcvNxt;
    rcvWnd = newRcvWnd;
    tsRecent = newTsRecent;
    tsOffset = newTsOffset;
    older = newOlder;
    younger = newYounger;
    nextInBucket = newNext;
    buckets = newBuckets;
    number();
    rehash();
  }

  private boolean[] booleans(boolean[] from, int to) {
    boolean[] moved = new boolean[to];
    for (int e = oldest, i = 0; e != NONE; e = younger[e], i++) {
      moved[i] = from[e];
    }
    return moved;
  }

  private long[] longs(long[] from, int to) {
    long[] moved = new long[to];
    for (int e = oldest, i = 0; e != NONE; e = younger[e], i++) {
      moved[i] = from[e];
    }
    return moved;
  }

  private int[] ints(int[] from, int to) {
    int[] moved = new int[to];
    for (int e = oldest, i = 0; e != NONE; e = younger[e], i++) {
      moved[i] = from[e];
    }
    return moved;
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
      int bucket = hashes[e] & buckets.length - 1;
      nextInBucket[e] = buckets[bucket];
      buckets[bucket] = e;
    }
  }
}
