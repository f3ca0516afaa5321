package kiln.stack.tcp;

import kiln.stack.wire.Seq;
import kiln.stack.wire.TcpSegment;

/**
 * The sending half: send variables, queue, windows, timers of what is in flight (RFC 9293 §3.3.1,
 * §3.8).
 *
 * <pre>
 *     sndUna           sndNxt        sndUna + sndWnd
 *  -----|----------------|-----------------|---------
 *       |  sent, in      |  may be sent    |
 *       |  scoreboard    |  now            |
 * </pre>
 *
 * <p>{@link #plan} says what to send next as values; the connection sends it and then calls {@link
 * #sent}. Nothing changes if it could not be sent.
 */
final class Sender {
  /** RFC 9293 §3.7.1: assumed if the peer offers none, for IPv4. */
  static final int DEFAULT_MSS = 536;

  /** (2.1) to (2.4) of RFC 8985 §7: no probe later than this for want of a sample. */
  private static final long PROBE_DEFAULT = 1_000_000_000L;

  /** What a delayed acknowledgement of the peer may take, for the probe timeout. */
  private static final long PEER_DELAY = 200_000_000L;

  private final ByteQueue queue;
  final Recovery recovery;

  final int iss;
  private int sndUna;
  private int sndNxt;
  private int sndWnd;
  private int sndWl1;
  private int sndWl2;
  private int maxSndWnd;

  /** Octets of text that fit into a segment with its usual options (SMSS). */
  private int mss = DEFAULT_MSS;

  /** Sequence number of the first octet in the queue. */
  private int queueSeq;

  private boolean finQueued;
  private boolean finSent;

  /** End of the last segment sent that was not full: Nagle waits for its acknowledgement only. */
  private int shortEnd;

  private boolean anyShort;
  private boolean noDelay;

  private long retransmitDeadlineNanos = Long.MAX_VALUE;
  private long probeDeadlineNanos = Long.MAX_VALUE;
  private long persistDeadlineNanos = Long.MAX_VALUE;
  private int persistBackoff;

  /** When something was last acknowledged, or first sent with nothing in flight. */
  private long progressNanos;

  private long sentNanos;

  /** The tail of this flight was probed; once is enough. */
  private boolean tailProbed;

  /** An octet went into a closed window and is not acknowledged. */
  private boolean windowProbed;

  /** The window was full at the last chance to send: the congestion window may grow. */
  private boolean windowFull;

  // The plan, valid after plan() returned true.
  private int planSeq;
  private int planText;
  private boolean planSyn;
  private boolean planFin;
  private boolean planPush;
  private int planRecord;

  Sender(ByteQueue queue, int iss, CongestionControl congestion) {
    this.queue = queue;
    this.iss = iss;
    recovery = new Recovery(congestion);
    sndUna = iss;
    sndNxt = iss;
    queueSeq = Seq.plus(iss, 1);
  }

  int sndUna() {
    return sndUna;
  }

  int sndNxt() {
    return sndNxt;
  }

  int sndWnd() {
    return sndWnd;
  }

  /** The largest window that the peer ever offered: MAX.SND.WND of RFC 5961 §5.2. */
  int maxSndWnd() {
    return maxSndWnd;
  }

  int mss() {
    return mss;
  }

  int cwnd() {
    return recovery.congestion.cwnd();
  }

  /** Octets sent and not acknowledged, SYN and FIN included. */
  int flight() {
    return Seq.minus(sndNxt, sndUna);
  }

  int queued() {
    return queue.length();
  }

  boolean finQueued() {
    return finQueued;
  }

  /** Whether our FIN was sent and acknowledged. */
  boolean finAcked() {
    return finSent && sndUna == sndNxt;
  }

  boolean synAcked() {
    return sndUna != iss;
  }

  void noDelay(boolean on) {
    noDelay = on;
  }

  // --- handshake ---

  /** Takes the peer's first window: before this nothing but the SYN may leave. */
  void open(int mssNow, boolean sack, boolean synWasLost, int window, int segSeq, int segAck) {
    mss = mssNow;
    recovery.start(sack, mss, synWasLost);
    sndWnd = window;
    maxSndWnd = Math.max(maxSndWnd, window);
    sndWl1 = segSeq;
    sndWl2 = segAck;
  }

  /** A cookie came back: the SYN was sent and is acknowledged, though we kept no state of it. */
  void assumeSynAcked() {
    sndNxt = Seq.plus(iss, 1);
    sndUna = sndNxt;
  }

  /** The path became narrower, or the same: what is in flight and too long counts as lost. */
  void limitMss(int octets, long nowNanos) {
    if (octets >= mss) {
      return;
    }
    mss = octets;
    recovery.congestion.onMss(mss);
    recovery.scoreboard.cut(mss);
    recovery.scoreboard.loseAll();
    armRetransmit(nowNanos);
  }

  // --- what the user gives ---

  /** Room for the user: twice the window, so that it is full while the next is written. */
  int writable(int limit) {
    int useful = Math.max(2 * cwnd(), 65_536);
    return Math.max(Math.min(limit, useful) - queue.length(), 0);
  }

  int append(byte[] src, int offset, int length) {
    return queue.append(src, offset, length);
  }

  void queueFin() {
    finQueued = true;
  }

  // --- acknowledgements ---

  /** Whether the acknowledgement is of something sent: {@code SND.UNA =< SEG.ACK =< SND.NXT}. */
  boolean acceptable(int ack) {
    return Seq.le(sndUna, ack) && Seq.le(ack, sndNxt);
  }

  /**
   * Takes an acceptable acknowledgement with its SACK blocks (RFC 9293 §3.10.7.4 step five, RFC
   * 6675 §5).
   *
   * @param window the peer's window, scaled already
   * @param timestamp our timestamp clock now, for echoes; 0 if the option is not in use
   * @return octets newly acknowledged in order
   */
  int onAck(long nowNanos, TcpSegment s, int window, int timestamp) {
    int ack = s.ack();
    int acked = Seq.minus(ack, sndUna);
    Scoreboard board = recovery.scoreboard;
    board.beginAck();
    long minRtt = recovery.rtt.minRtt();
    int sacked = takeSacks(nowNanos, s, minRtt);
    boolean duplicate =
        acked == 0
            && sndNxt != sndUna
            && !windowProbed // then it answers the probe
            && s.sequenceLength() == 0
            && window == sndWnd
            && Seq.le(sndWl1, s.seq());
    boolean full = windowFull;
    board.ack(ack, nowNanos, minRtt);
    if (acked > 0) {
      advance(ack);
      tailProbed = false;
      windowProbed = false;
      progressNanos = nowNanos;
    }
    measure(nowNanos, s, acked, timestamp);
    updateWindow(nowNanos, s, window);
    boolean echo = s.hasTimestamps() && timestamp != 0;
    recovery.onAck(
        nowNanos, sndUna, sndNxt, mss, acked, sacked, duplicate, full, echo, s.timestampEcho());
    if (acked > 0 || sacked > 0) {
      armRetransmit(nowNanos);
    }
    return acked;
  }

  private int takeSacks(long nowNanos, TcpSegment s, long minRtt) {
    if (!recovery.sackPermitted()) {
      return 0;
    }
    int news = 0;
    for (int i = 0; i < s.sackBlocks(); i++) {
      int left = s.sackLeft(i);
      int right = s.sackRight(i);
      if (i == 0 && isDuplicateReport(s, left, right)) {
        recovery.onDuplicateReported();
        continue;
      }
      boolean sane = Seq.lt(left, right) && Seq.gt(left, s.ack()) && Seq.le(right, sndNxt);
      if (sane) {
        news += recovery.scoreboard.sack(left, right, nowNanos, minRtt);
      }
    }
    return news;
  }

  /** RFC 2883 §4: the first block lies below the acknowledgement, or inside the second block. */
  private static boolean isDuplicateReport(TcpSegment s, int left, int right) {
    if (Seq.le(right, s.ack())) {
      return Seq.lt(left, right);
    }
    return s.sackBlocks() > 1 && Seq.le(s.sackLeft(1), left) && Seq.le(right, s.sackRight(1));
  }

  private void advance(int ack) {
    sndUna = ack;
    int text = Math.min(Seq.minus(ack, queueSeq), queue.length());
    if (text > 0) {
      queue.discard(text);
      queueSeq = Seq.plus(queueSeq, text);
    }
  }

  /** RFC 6298 §3, RFC 7323 §4: only unambiguous samples, at most one per acknowledgement. */
  private void measure(long nowNanos, TcpSegment s, int acked, int timestamp) {
    long sample = recovery.scoreboard.sampleSentNanos();
    if (sample != Long.MIN_VALUE) {
      recovery.rtt.sample(nowNanos, nowNanos - sample);
    } else if (acked > 0 && s.hasTimestamps() && timestamp != 0) {
      long millis = timestamp - s.timestampEcho() & 0xFFFF_FFFFL;
      if (millis < 120_000) {
        recovery.rtt.sample(nowNanos, millis * 1_000_000L);
      }
    }
    if (acked > 0) {
      recovery.rtt.resetBackoff();
    }
  }

  /** {@code SND.WND} is taken from the newest segment only: old ones arrive late. */
  private void updateWindow(long nowNanos, TcpSegment s, int window) {
    boolean newer = Seq.lt(sndWl1, s.seq()) || sndWl1 == s.seq() && Seq.le(sndWl2, s.ack());
    if (!newer) {
      return;
    }
    boolean opened = window > sndWnd;
    sndWnd = window;
    maxSndWnd = Math.max(maxSndWnd, window);
    sndWl1 = s.seq();
    sndWl2 = s.ack();
    if (persistDeadlineNanos != Long.MAX_VALUE || windowProbed) {
      progressNanos = nowNanos; // the peer is alive, however small its window (MUST-37)
      if (opened) {
        persistBackoff = 0;
        persistDeadlineNanos = Long.MAX_VALUE;
        if (windowProbed) {
          recovery.scoreboard.loseAll(); // the probe's octet was beyond the window: again, at once
        }
        windowProbed = false;
      }
    }
  }

  // --- what to send ---

  /** Plans the SYN; it is the first record, so the retransmission timer covers it. */
  void prepareSyn() {
    planSeq = iss;
    planText = 0;
    planSyn = true;
    planFin = false;
    planPush = false;
    planRecord = sndNxt == iss ? -1 : 0;
  }

  /**
   * Chooses the next segment: lost ones first, then new text as both windows and Nagle allow, then
   * our FIN.
   *
   * @return false if there is nothing to send now
   */
  boolean plan(long nowNanos) {
    Scoreboard board = recovery.scoreboard;
    int pipe = recovery.pipe(mss);
    int lost = board.firstLost();
    if (lost >= 0) {
      int length = Seq.minus(board.end(lost), board.start(lost));
      boolean room = pipe + length <= cwnd() || recovery.firstPending();
      windowFull = !room;
      return room && planAgain(lost);
    }
    return synAcked() && planNew(nowNanos, pipe);
  }

  private boolean planAgain(int record) {
    Scoreboard board = recovery.scoreboard;
    int from = board.start(record);
    int to = board.end(record);
    planRecord = record;
    planSeq = from;
    planSyn = from == iss;
    planFin = finSent && to == sndNxt;
    planText = Seq.minus(to, from) - (planSyn ? 1 : 0) - (planFin ? 1 : 0);
    planPush = true;
    return true;
  }

  private boolean planNew(long nowNanos, int pipe) {
    int unsent = unsent();
    boolean fin = finQueued && !finSent;
    windowFull = false;
    if (unsent == 0 && !fin || recovery.scoreboard.isFull()) {
      return false;
    }
    int window = Seq.minus(Seq.plus(sndUna, sndWnd), sndNxt);
    int room = cwnd() - pipe;
    int length = Math.min(Math.min(unsent, mss), window);
    if (window <= 0) {
      armPersist(nowNanos);
      return false;
    }
    boolean last = length == unsent;
    if (room < Math.min(Math.max(length, 1), mss) && pipe > 0) {
      windowFull = true;
      return false;
    }
    if (!last && length < mss && holdSmall(length)
        || last && length > 0 && length < mss && !fin && holdShort(length)) {
      armPersistIfIdle(nowNanos);
      return false;
    }
    planRecord = -1;
    planSeq = sndNxt;
    planSyn = false;
    planText = length;
    planFin = fin && last && length < window;
    planPush = last;
    return planText > 0 || planFin;
  }

  /** Octets in the queue that were never sent. */
  private int unsent() {
    return queue.length() - Seq.minus(sndNxt, queueSeq) + (finSent ? 1 : 0);
  }

  /** RFC 9293 §3.8.6.2.1 (2), (3): less than a segment only if it is half the largest window. */
  private boolean holdSmall(int length) {
    return length < maxSndWnd / 2;
  }

  /** Nagle (§3.7.4) in Minshall's form: one short segment at a time is in flight. */
  private boolean holdShort(int length) {
    return !noDelay && anyShort && Seq.gt(shortEnd, sndUna);
  }

  int planSeq() {
    return planSeq;
  }

  int planText() {
    return planText;
  }

  boolean planSyn() {
    return planSyn;
  }

  boolean planFin() {
    return planFin;
  }

  boolean planPush() {
    return planPush;
  }

  boolean planIsNew() {
    return planRecord < 0;
  }

  /** Copies the planned text to where it leaves. */
  void copyPlan(byte[] dst, int offset) {
    int at = Seq.minus(planSeq, queueSeq) + (planSyn ? 1 : 0);
    queue.copy(at, dst, offset, planText);
  }

  /** The plan was carried out. */
  void sent(long nowNanos, int timestamp) {
    int end = planSeq + planText + (planSyn ? 1 : 0) + (planFin ? 1 : 0);
    if (planRecord >= 0) {
      recovery.onRetransmit(planRecord, nowNanos, timestamp);
    } else {
      if (sndNxt == sndUna) {
        progressNanos = nowNanos;
      }
      recovery.scoreboard.add(planSeq, end, nowNanos);
      sndNxt = end;
      finSent |= planFin;
      if (planText > 0 && planText < mss && !windowProbed) {
        shortEnd = end;
        anyShort = true;
      }
    }
    sentNanos = nowNanos;
    if (planRecord < 0 || retransmitDeadlineNanos == Long.MAX_VALUE || planRecord == 0) {
      armRetransmit(nowNanos);
    }
  }

  /** RFC 5681 §4.1: after a pause as long as the timeout, slow start again. */
  void beforeSend(long nowNanos) {
    if (sndUna == sndNxt && synAcked() && nowNanos - sentNanos > recovery.rtt.rto()) {
      recovery.congestion.onIdle();
    }
  }

  // --- timers ---

  long pollAt() {
    long at = Math.min(retransmitDeadlineNanos, probeDeadlineNanos);
    return Math.min(Math.min(at, persistDeadlineNanos), recovery.reorderDeadlineNanos());
  }

  long progressNanos() {
    return progressNanos;
  }

  /** Whether something waits for the peer: in flight, or behind a closed window. */
  boolean waiting() {
    return sndUna != sndNxt || persistDeadlineNanos != Long.MAX_VALUE;
  }

  /** RFC 6298 §5.1 to §5.3, RFC 8985 §7.2. */
  private void armRetransmit(long nowNanos) {
    if (sndUna == sndNxt) {
      retransmitDeadlineNanos = Long.MAX_VALUE;
      probeDeadlineNanos = Long.MAX_VALUE;
      return;
    }
    retransmitDeadlineNanos = nowNanos + recovery.rtt.rto();
    armProbe(nowNanos);
  }

  private void armProbe(long nowNanos) {
    probeDeadlineNanos = Long.MAX_VALUE;
    boolean useful =
        recovery.sackPermitted()
            && recovery.phase() == Recovery.Phase.OPEN
            && !tailProbed
            && !windowProbed
            && synAcked()
            && recovery.scoreboard.sackedRecords() == 0;
    if (!useful) {
      return;
    }
    long srtt = recovery.rtt.srtt();
    long timeout = srtt == 0 ? PROBE_DEFAULT : 2 * srtt;
    if (recovery.scoreboard.count() == 1) {
      timeout += PEER_DELAY;
    }
    long deadline = nowNanos + timeout;
    if (deadline < retransmitDeadlineNanos) {
      probeDeadlineNanos = deadline;
    }
  }

  /** SHLD-29, SHLD-30: first after a timeout, then ever slower. */
  private void armPersist(long nowNanos) {
    if (sndUna == sndNxt && persistDeadlineNanos == Long.MAX_VALUE) {
      long wait = recovery.rtt.rto() << Math.min(persistBackoff, 12);
      persistDeadlineNanos = nowNanos + Math.min(wait, RttEstimator.MAX_RTO);
      if (persistBackoff == 0) {
        progressNanos = nowNanos;
      }
    }
  }

  /** RFC 9293 §3.8.6.2.1 (4): a small segment held back is sent when the override timer expires. */
  private void armPersistIfIdle(long nowNanos) {
    if (sndUna == sndNxt) {
      armPersist(nowNanos);
    }
  }

  /** What a due timer asks for. */
  enum Due {
    NOTHING,
    /** {@link #plan} has something to send again. */
    SEND,
    /** The plan is made: a probe of the tail or of a closed window. */
    PROBE
  }

  /** Lets expired timers act. */
  Due onTimers(long nowNanos) {
    if (nowNanos >= retransmitDeadlineNanos) {
      if (windowProbed) {
        recovery.onProbeTimeout(); // a closed window is no congestion
      } else {
        recovery.onTimeout(nowNanos, sndNxt);
      }
      tailProbed = false;
      retransmitDeadlineNanos = nowNanos + recovery.rtt.rto();
      probeDeadlineNanos = Long.MAX_VALUE;
      return Due.SEND;
    }
    if (nowNanos >= recovery.reorderDeadlineNanos()) {
      recovery.onReorderTimeout(nowNanos, sndNxt);
      return Due.SEND;
    }
    if (nowNanos >= persistDeadlineNanos) {
      return planPersist(nowNanos);
    }
    if (nowNanos >= probeDeadlineNanos) {
      return planTailProbe(nowNanos);
    }
    return Due.NOTHING;
  }

  private Due planPersist(long nowNanos) {
    persistDeadlineNanos = Long.MAX_VALUE;
    int unsent = unsent();
    if (sndUna != sndNxt || unsent == 0 && !(finQueued && !finSent)) {
      return Due.NOTHING; // something is in flight: the retransmission timer has it
    }
    int window = Math.max(sndWnd, 1);
    planRecord = -1;
    planSeq = sndNxt;
    planSyn = false;
    planText = Math.min(Math.min(unsent, mss), window); // one octet into a closed window
    planFin = unsent == 0;
    planPush = true;
    persistBackoff++;
    windowProbed = true;
    return Due.PROBE;
  }

  /** RFC 8985 §7.3: new text if there is some, else the last segment again. */
  private Due planTailProbe(long nowNanos) {
    probeDeadlineNanos = Long.MAX_VALUE;
    Scoreboard board = recovery.scoreboard;
    if (board.isEmpty()) {
      return Due.NOTHING;
    }
    tailProbed = true;
    int window = Seq.minus(Seq.plus(sndUna, sndWnd), sndNxt);
    int unsent = unsent();
    if (unsent > 0 && window > 0 && !board.isFull()) {
      planRecord = -1;
      planSeq = sndNxt;
      planSyn = false;
      planText = Math.min(Math.min(unsent, mss), window);
      planFin = false;
      planPush = true;
    } else {
      planAgain(board.count() - 1);
    }
    return Due.PROBE;
  }
}
