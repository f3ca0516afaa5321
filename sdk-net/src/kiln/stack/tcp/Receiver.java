package kiln.stack.tcp;

import kiln.stack.wire.Seq;

/**
 * The receiving half: receive variables, queue, the window we offer, when to acknowledge (RFC 9293
 * §3.3.1, §3.8.6).
 *
 * <pre>
 *       rcvNxt           rcvNxt + rcvWnd = advertised edge
 *  -------|--------------------|--------
 *  in the | in order or ahead: | outside: acknowledged,
 *  queue  | taken              | not taken
 * </pre>
 *
 * <p>The right edge of the window never moves left, whatever becomes of memory (SHLD-14).
 */
final class Receiver {
  /** RFC 9293 MUST-40: below 500 ms; as short as hosts have it today. */
  private static final long ACK_DELAY = 40_000_000L;

  /**
   * Segments that are acknowledged at once when a stream begins and after disorder: the window of
   * the peer is small then, and a delay would hold up the whole of it.
   */
  private static final int QUICK_ACKS = 16;

  /** What became of a segment's text. */
  enum Taken {
    /** In order: {@code rcvNxt} moved. */
    IN_ORDER,
    /** Kept ahead of a hole. */
    AHEAD,
    /** Nothing of it was new. */
    DUPLICATE,
    /** New, but there was no memory for it: as if lost. */
    NO_MEMORY,
    /** New, but it would make one hole too many: as if lost. */
    NO_HOLE
  }

  private final ByteQueue queue;
  private final Assembler assembler = new Assembler();

  private int irs;
  private int rcvNxt;

  /** Right edge of the window that the peer was told: {@code RCV.NXT + RCV.WND} at that time. */
  private int advertised;

  private int scale;
  private int mss = Sender.DEFAULT_MSS;

  /** Octets that this connection may queue; grows with the reader's speed. */
  private int limit;

  private int maxLimit;

  /** Sequence number of the FIN, once seen, even ahead of a hole. */
  private int finSeq;

  private boolean finSeen;
  private boolean finReached;

  private boolean timestamps;

  /** TS.Recent and its age, Last.ACK.sent (RFC 7323 §4.3, §5.5). */
  private int tsRecent;

  private long tsRecentNanos;
  private int lastAckSent;

  private int unacked;
  private int unackedBytes;
  private int quickAcks = QUICK_ACKS;
  private long ackDeadlineNanos = Long.MAX_VALUE;
  private boolean ackNow;

  /** A segment or part of one that came twice, to be reported (RFC 2883). */
  private int duplicateLeft;

  private int duplicateRight;
  private boolean duplicatePending;

  /** Reader's progress for sizing: octets read since {@code measuredNanos}. */
  private long measuredNanos;

  private int readSince;

  Receiver(ByteQueue queue, int limit, int maxLimit) {
    this.queue = queue;
    this.limit = limit;
    this.maxLimit = maxLimit;
    scale = scaleFor(maxLimit);
  }

  /** The smallest shift that can express {@code bytes} (RFC 7323 §2.3). */
  static int scaleFor(int bytes) {
    int shift = 0;
    while (shift < 14 && bytes >> shift > 65_535) {
      shift++;
    }
    return shift;
  }

  /** The peer's SYN: its numbers begin. */
  void start(int segSeq) {
    irs = segSeq;
    rcvNxt = Seq.plus(segSeq, 1);
    advertised = rcvNxt;
    lastAckSent = rcvNxt;
  }

  void options(int effectiveMss, boolean useTimestamps, boolean useScale) {
    mss = effectiveMss;
    timestamps = useTimestamps;
    if (!useScale) {
      scale = 0;
      maxLimit = Math.min(maxLimit, 65_535);
      limit = Math.min(limit, 65_535);
    }
  }

  int irs() {
    return irs;
  }

  int rcvNxt() {
    return rcvNxt;
  }

  int scale() {
    return scale;
  }

  /** RCV.WND as the peer knows it. */
  int rcvWnd() {
    return Math.max(Seq.minus(advertised, rcvNxt), 0);
  }

  int readable() {
    return queue.length();
  }

  boolean finReached() {
    return finReached;
  }

  Assembler assembler() {
    return assembler;
  }

  // --- timestamps ---

  boolean timestamps() {
    return timestamps;
  }

  int tsRecent() {
    return tsRecent;
  }

  /** RFC 7323 §5.3 R1: the timestamp went backwards, and ours is not older than 24 days (§5.5). */
  boolean isOld(long nowNanos, int timestamp) {
    return Seq.lt(timestamp, tsRecent) && nowNanos - tsRecentNanos < 24L * 86_400_000_000_000L;
  }

  /** RFC 7323 §4.3 (2): takes the timestamp of a segment that spans what we acknowledged last. */
  void takeTimestamp(long nowNanos, int segSeq, int timestamp) {
    if (Seq.le(segSeq, lastAckSent) && Seq.ge(timestamp, tsRecent)) {
      tsRecent = timestamp;
      tsRecentNanos = nowNanos;
    }
  }

  /** The first timestamp of the peer: from its SYN. */
  void startTimestamp(long nowNanos, int timestamp) {
    tsRecent = timestamp;
    tsRecentNanos = nowNanos;
  }

  // --- segments ---

  /** The four cases of RFC 9293 §3.10.7.4 step one. */
  boolean acceptable(int segSeq, int segLength) {
    int window = rcvWnd();
    if (segLength == 0) {
      return window == 0 ? segSeq == rcvNxt : Seq.inWindow(segSeq, rcvNxt, window);
    }
    return window > 0
        && (Seq.inWindow(segSeq, rcvNxt, window)
            || Seq.inWindow(Seq.plus(segSeq, segLength - 1), rcvNxt, window)
            || Seq.lt(segSeq, rcvNxt) && Seq.gt(Seq.plus(segSeq, segLength), rcvNxt));
  }

  /** Takes the text of an acceptable segment as far as it is new and inside the window. */
  Taken text(long nowNanos, int segSeq, byte[] src, int offset, int length) {
    int from = segSeq;
    int to = Seq.min(Seq.plus(segSeq, length), Seq.max(advertised, rcvNxt));
    if (Seq.le(to, rcvNxt)) {
      reportDuplicate(segSeq, Seq.plus(segSeq, length));
      return Taken.DUPLICATE;
    }
    int skip = Math.max(Seq.minus(rcvNxt, from), 0);
    from = Seq.plus(from, skip);
    return from == rcvNxt
        ? inOrder(nowNanos, src, offset + skip, Seq.minus(to, from))
        : ahead(from, to, src, offset);
  }

  private Taken inOrder(long nowNanos, byte[] src, int offset, int length) {
    boolean filledHole = !assembler.isEmpty();
    int put = queue.put(0, src, offset, length);
    if (put == 0) {
      ackNow = true;
      return Taken.NO_MEMORY;
    }
    int reached = filledHole ? assembler.reach(Seq.plus(rcvNxt, put)) : Seq.plus(rcvNxt, put);
    queue.extend(Seq.minus(reached, rcvNxt));
    rcvNxt = reached;
    count(nowNanos, put);
    if (filledHole) {
      ackNow = true; // RFC 5681 §4.2: the gap is filled, all or part of it
    }
    return Taken.IN_ORDER;
  }

  private Taken ahead(int from, int to, byte[] src, int offset) {
    ackNow = true; // RFC 5681 §4.2: at once, so that the sender sees the hole
    quickAcks = QUICK_ACKS;
    if (assembler.contains(from, to)) {
      reportDuplicate(from, to);
      return Taken.DUPLICATE;
    }
    int length = Seq.minus(to, from);
    int put = queue.put(Seq.minus(from, rcvNxt), src, offset, length);
    if (put < length) {
      return Taken.NO_MEMORY;
    }
    return assembler.add(from, to) ? Taken.AHEAD : Taken.NO_HOLE;
  }

  private void reportDuplicate(int from, int to) {
    ackNow = true;
    quickAcks = QUICK_ACKS;
    duplicateLeft = from;
    duplicateRight = to;
    duplicatePending = true;
  }

  /** RFC 9293 §3.8.6.3 (SHLD-19): at least every second full segment is acknowledged at once. */
  private void count(long nowNanos, int octets) {
    unacked++;
    unackedBytes += octets;
    if (unackedBytes >= 2 * mss || quickAcks > 0) {
      ackNow = true;
      quickAcks -= quickAcks > 0 ? 1 : 0;
    } else if (ackDeadlineNanos == Long.MAX_VALUE) {
      ackDeadlineNanos = nowNanos + ACK_DELAY;
    }
  }

  /** Notes the FIN of an acceptable segment; it counts once everything before it is here. */
  void fin(int seq) {
    if (!finSeen) {
      finSeen = true;
      finSeq = seq;
    }
    ackNow = true;
  }

  /** Whether the FIN is the next octet; then it is consumed. */
  boolean reachFin() {
    if (!finSeen || finReached || finSeq != rcvNxt) {
      return false;
    }
    finReached = true;
    rcvNxt = Seq.plus(rcvNxt, 1); // a FIN occupies one sequence number, §3.4
    return true;
  }

  // --- acknowledgements ---

  void acknowledgeNow() {
    ackNow = true;
  }

  boolean ackNow() {
    return ackNow;
  }

  /** Whether the delayed acknowledgement is due. */
  boolean onTimer(long nowNanos) {
    if (nowNanos < ackDeadlineNanos) {
      return false;
    }
    ackNow = true;
    return true;
  }

  long pollAt() {
    return ackDeadlineNanos;
  }

  /** A segment with our acknowledgement left, window as {@link #offer} gave it. */
  void acknowledged() {
    ackNow = false;
    unacked = 0;
    unackedBytes = 0;
    ackDeadlineNanos = Long.MAX_VALUE;
    lastAckSent = rcvNxt;
    duplicatePending = false;
  }

  boolean duplicatePending() {
    return duplicatePending;
  }

  int duplicateLeft() {
    return duplicateLeft;
  }

  int duplicateRight() {
    return duplicateRight;
  }

  /**
   * The window field of a segment that leaves now, and the promise that goes with it.
   *
   * @param fairShare what the pool allows this queue
   * @param inSyn a SYN carries the window unscaled (RFC 7323 §2.2)
   */
  int offer(int fairShare, boolean inSyn) {
    int shift = inSyn ? 0 : scale;
    int room = room(fairShare);
    int current = rcvWnd();
    // SWS avoidance, RFC 9293 §3.8.6.2.2: the edge moves by a segment or half the buffer
    if (room > current && (room - current >= Math.min(mss, limit / 2) || current == 0 && inSyn)) {
      int units = Math.min(room >> shift, 65_535);
      if (units << shift > current) {
        advertised = Seq.plus(rcvNxt, units << shift);
        return units;
      }
    }
    return Math.min(current >> shift, 65_535);
  }

  private int room(int fairShare) {
    return Math.max(Math.min(limit, fairShare + queue.length()) - queue.length(), 0);
  }

  // --- reader ---

  /** Moves octets in order to the reader. */
  int read(long nowNanos, byte[] dst, int offset, int room, long srttNanos) {
    int count = queue.take(dst, offset, room);
    grow(nowNanos, count, srttNanos);
    return count;
  }

  /** A reader that takes half a window each round trip is held up by it: double. */
  private void grow(long nowNanos, int count, long srttNanos) {
    readSince += count;
    long round = Math.max(srttNanos, 1_000_000L);
    if (nowNanos - measuredNanos < round) {
      return;
    }
    if (readSince >= limit / 2 && nowNanos - measuredNanos < 2 * round) {
      limit = (int) Math.min(2L * limit, maxLimit);
    }
    measuredNanos = nowNanos;
    readSince = 0;
  }

  /** Whether reading opened the window so far that the peer should hear of it now. */
  boolean windowUpdateDue(int fairShare) {
    int gain = room(fairShare) - rcvWnd();
    return gain >= Math.min(limit / 2, 2 * mss) && rcvWnd() < limit / 2 && !finReached;
  }

  /** Memory is short: what lies ahead of holes goes; the peer has it still (RFC 2018 §8). */
  void forgetAhead() {
    assembler.clear();
    queue.forgetAhead();
  }
}
