package kiln.stack.tcp;

import kiln.stack.wire.Seq;

/**
 * The segments in flight, oldest first: what is selectively acknowledged, what counts as lost, when
 * each left (RFC 6675 §3, RFC 8985 §5).
 *
 * <p>A ring of records, one per segment sent; SYN and FIN take their octet. Invariant: records are
 * adjacent from {@code sndUna} to {@code sndNxt}; a record is never both SACKED and LOST; LOST
 * means that it waits to be sent again, so it is not in the pipe.
 */
final class Scoreboard {
  /** Bounds memory and work; a window of more segments is not used. */
  static final int MAX_RECORDS = 8192;

  private static final byte SACKED = 1;
  private static final byte LOST = 2;
  private static final byte RETRANSMITTED = 4;

  private int[] start = new int[8];
  private int[] end = new int[8];
  private long[] sentNanos = new long[8];
  private byte[] flags = new byte[8];
  private int head;
  private int count;

  private int bytes;
  private int sackedBytes;
  private int sackedRecords;
  private int lostBytes;

  /** End of the highest octet known to have arrived. */
  private int delivered;

  private boolean anyDelivered;
  private boolean reordered;

  /** The segment sent last among those that arrived: RACK.xmit_ts, end_seq and rtt of RFC 8985. */
  private long rackSentNanos = Long.MIN_VALUE;

  private int rackEnd;
  private long rackRttNanos;

  /** When the newest segment that this acknowledgement took off, and that was sent once, left. */
  private long sampleSentNanos = Long.MIN_VALUE;

  /** What is missing after {@link #detectByTime} until the next record counts as lost. */
  private long remainingNanos;

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether no record more may be added: there are enough, or the heap is at its end. */
  boolean isFull() {
    return count == MAX_RECORDS || count == start.length && !grow();
  }

  private boolean grow() {
    try {
      resize(count * 2);
      return true;
    } catch (OutOfMemoryError e) {
      return false; // when something is acknowledged there is room again
    }
  }

  int count() {
    return count;
  }

  /** Octets believed to be in the network: sent, not delivered, not lost (RFC 6675 §4 SetPipe). */
  int pipe() {
    return bytes - sackedBytes - lostBytes;
  }

  /** Octets sent and not acknowledged in order: FlightSize of RFC 5681. */
  int bytes() {
    return bytes;
  }

  int sackedRecords() {
    return sackedRecords;
  }

  boolean anyLost() {
    return lostBytes > 0;
  }

  /** Whether a segment was ever seen to arrive behind a later one. */
  boolean reordered() {
    return reordered;
  }

  long sampleSentNanos() {
    return sampleSentNanos;
  }

  long remainingNanos() {
    return remainingNanos;
  }

  /** A new segment {@code [from, to)} left. */
  void add(int from, int to, long nowNanos) {
    if (count == start.length) {
      resize(count * 2);
    }
    int i = slot(count++);
    start[i] = from;
    end[i] = to;
    sentNanos[i] = nowNanos;
    flags[i] = 0;
    bytes += to - from;
  }

  /** Index of the oldest record that waits to be sent again, or -1. */
  int firstLost() {
    if (lostBytes == 0) {
      return -1;
    }
    for (int n = 0; n < count; n++) {
      if ((flags[slot(n)] & LOST) != 0) {
        return n;
      }
    }
    return -1;
  }

  int start(int n) {
    return start[slot(n)];
  }

  int end(int n) {
    return end[slot(n)];
  }

  boolean isSacked(int n) {
    return (flags[slot(n)] & SACKED) != 0;
  }

  boolean isRetransmitted(int n) {
    return (flags[slot(n)] & RETRANSMITTED) != 0;
  }

  long sentNanos(int n) {
    return sentNanos[slot(n)];
  }

  /** Record {@code n} was sent again. */
  void onRetransmit(int n, long nowNanos) {
    int i = slot(n);
    if ((flags[i] & LOST) != 0) {
      lostBytes -= end[i] - start[i];
    }
    flags[i] = (byte) (flags[i] & ~LOST | RETRANSMITTED);
    sentNanos[i] = nowNanos;
  }

  /** An acknowledgement begins: nothing is sampled yet. */
  void beginAck() {
    sampleSentNanos = Long.MIN_VALUE;
  }

  /** Everything before {@code una} arrived. Segments may be taken off in part. */
  void ack(int una, long nowNanos, long minRttNanos) {
    while (count > 0 && Seq.le(end[head], una)) {
      take(head, nowNanos, minRttNanos);
      subtract(head, end[head] - start[head]);
      head = head + 1 & start.length - 1;
      count--;
    }
    if (count > 0 && Seq.lt(start[head], una)) {
      subtract(head, una - start[head]);
      start[head] = una;
    }
  }

  private void subtract(int i, int octets) {
    bytes -= octets;
    if ((flags[i] & SACKED) != 0) {
      sackedBytes -= octets;
      sackedRecords -= octets == end[i] - start[i] ? 1 : 0;
    }
    if ((flags[i] & LOST) != 0) {
      lostBytes -= octets;
    }
  }

  /** The peer holds {@code [left, right)}; returns the octets that this is news of. */
  int sack(int left, int right, long nowNanos, long minRttNanos) {
    int news = 0;
    for (int n = first(left); n < count; n++) {
      int i = slot(n);
      if (Seq.gt(end[i], right)) {
        break;
      }
      if (Seq.ge(start[i], left) && (flags[i] & SACKED) == 0) {
        news += end[i] - start[i];
        take(i, nowNanos, minRttNanos);
        mark(i);
      }
    }
    return news;
  }

  private void mark(int i) {
    int length = end[i] - start[i];
    if ((flags[i] & LOST) != 0) {
      lostBytes -= length;
    }
    flags[i] = (byte) (flags[i] & ~LOST | SACKED);
    sackedBytes += length;
    sackedRecords++;
  }

  /** First record that does not end before {@code seq}; records are sorted. */
  private int first(int seq) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = low + high >>> 1;
      if (Seq.le(end[slot(middle)], seq)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A record arrived: learns what its time and order tell (RFC 8985 §6.2 steps 1 to 3). */
  private void take(int i, long nowNanos, long minRttNanos) {
    if ((flags[i] & SACKED) != 0) {
      return; // known since it was selectively acknowledged
    }
    boolean again = (flags[i] & RETRANSMITTED) != 0;
    if (!again) {
      sampleSentNanos = Math.max(sampleSentNanos, sentNanos[i]);
      reordered |= anyDelivered && Seq.lt(end[i], delivered);
    }
    delivered = anyDelivered ? Seq.max(delivered, end[i]) : end[i];
    anyDelivered = true;
    long rtt = nowNanos - sentNanos[i];
    if (again && rtt < minRttNanos) {
      return; // this is the original that arrived, not what we sent again just now
    }
    if (sentNanos[i] > rackSentNanos || sentNanos[i] == rackSentNanos && Seq.gt(end[i], rackEnd)) {
      rackSentNanos = sentNanos[i];
      rackEnd = end[i];
      rackRttNanos = rtt;
    }
  }

  /**
   * RFC 6675 §4 IsLost: {@code dupThresh} separate runs, or more than {@code dupThresh - 1}
   * segments of octets, arrived above a record. What was sent again since is not judged by this
   * rule.
   *
   * @return whether any record was marked
   */
  boolean detectBySack(int dupThresh, int mss) {
    int above = 0;
    int runs = 0;
    boolean inRun = false;
    boolean found = false;
    for (int n = count - 1; n >= 0; n--) {
      int i = slot(n);
      if ((flags[i] & SACKED) != 0) {
        above += end[i] - start[i];
        runs += inRun ? 0 : 1;
        inRun = true;
        continue;
      }
      inRun = false;
      boolean enough = runs >= dupThresh || above > (dupThresh - 1) * mss;
      if (enough && (flags[i] & (LOST | RETRANSMITTED)) == 0) {
        lose(i);
        found = true;
      }
    }
    return found;
  }

  /**
   * RFC 8985 §6.2 step 5: a record is lost if one that left later arrived, and the time of a round
   * trip and {@code windowNanos} has passed since it left. Covers what was sent again, too.
   *
   * @return whether any record was marked; {@link #remainingNanos} tells how long until one may be
   */
  boolean detectByTime(long nowNanos, long windowNanos) {
    boolean found = false;
    remainingNanos = 0;
    for (int n = 0; n < count; n++) {
      int i = slot(n);
      if ((flags[i] & (SACKED | LOST)) != 0 || !sentBeforeRack(i)) {
        continue;
      }
      long remaining = sentNanos[i] + rackRttNanos + windowNanos - nowNanos;
      if (remaining <= 0) {
        lose(i);
        found = true;
      } else {
        remainingNanos = Math.max(remainingNanos, remaining);
      }
    }
    return found;
  }

  private boolean sentBeforeRack(int i) {
    return sentNanos[i] < rackSentNanos || sentNanos[i] == rackSentNanos && Seq.lt(end[i], rackEnd);
  }

  /** The oldest record is lost, whatever was acknowledged: NewReno (RFC 6582 §3.2). */
  void loseFirst() {
    if (count > 0 && (flags[head] & (SACKED | LOST)) == 0) {
      lose(head);
    }
  }

  /** The retransmission timer expired: all that is not selectively acknowledged is lost. */
  void loseAll() {
    for (int n = 0; n < count; n++) {
      int i = slot(n);
      if ((flags[i] & (SACKED | LOST)) == 0) {
        lose(i);
      }
    }
  }

  /** The loss was none: what has not been sent again is in flight after all. */
  void unlose() {
    for (int n = 0; n < count; n++) {
      flags[slot(n)] &= ~LOST;
    }
    lostBytes = 0;
  }

  /** The peer threw away what it had acknowledged selectively: RFC 2018 §8 allows it. */
  void forgetSacks() {
    for (int n = 0; n < count; n++) {
      flags[slot(n)] &= ~SACKED;
    }
    sackedBytes = 0;
    sackedRecords = 0;
  }

  private void lose(int i) {
    flags[i] |= LOST;
    lostBytes += end[i] - start[i];
  }

  /** The path became narrower: cuts records to {@code mss} octets, so that each fits again. */
  void cut(int mss) {
    int pieces = 0;
    for (int n = 0; n < count; n++) {
      pieces += Math.max(1, (end(n) - start(n) + mss - 1) / mss);
    }
    int capacity = Integer.highestOneBit(Math.max(pieces, 8) * 2 - 1);
    int[] oldStart = start;
    int[] oldEnd = end;
    long[] oldSent = sentNanos;
    byte[] oldFlags = flags;
    int oldHead = head;
    int oldCount = count;
    start = new int[capacity];
    end = new int[capacity];
    sentNanos = new long[capacity];
    flags = new byte[capacity];
    head = 0;
    count = 0;
    sackedRecords = 0;
    for (int n = 0; n < oldCount; n++) {
      int i = oldHead + n & oldStart.length - 1;
      for (int at = oldStart[i]; Seq.lt(at, oldEnd[i]); at += mss) {
        start[count] = at;
        end[count] = Seq.min(oldEnd[i], at + mss);
        sentNanos[count] = oldSent[i];
        flags[count] = oldFlags[i];
        sackedRecords += oldFlags[i] & SACKED;
        count++;
      }
    }
  }

  private int slot(int n) {
    return head + n & start.length - 1;
  }

  private void resize(int capacity) {
    int[] newStart = new int[capacity];
    int[] newEnd = new int[capacity];
    long[] newSent = new long[capacity];
    byte[] newFlags = new byte[capacity];
    for (int n = 0; n < count; n++) {
      int i = slot(n);
      newStart[n] = start[i];
      newEnd[n] = end[i];
      newSent[n] = sentNanos[i];
      newFlags[n] = flags[i];
    }
    start = newStart;
    end = newEnd;
    sentNanos = newSent;
    flags = newFlags;
    head = 0;
  }

  /**
   * {@code 100+50s 150+50l 200+50r}: start, octets, sacked, lost, retransmitted; from {@code una}.
   */
  String toString(int una) {
    StringBuilder out = new StringBuilder();
    for (int n = 0; n < count; n++) {
      int i = slot(n);
      out.append(n == 0 ? "" : " ").append(start[i] - una).append('+').append(end[i] - start[i]);
      out.append((flags[i] & SACKED) != 0 ? "s" : "");
      out.append((flags[i] & LOST) != 0 ? "l" : "");
      out.append((flags[i] & RETRANSMITTED) != 0 ? "r" : "");
    }
    return out.toString();
  }
}
