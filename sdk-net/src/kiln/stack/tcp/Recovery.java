package kiln.stack.tcp;

import kiln.stack.wire.Seq;

/**
 * Loss detection and recovery of one connection: when to send again, and how much at once.
 *
 * <p>With SACK, losses are found by counting (RFC 6675) until reordering is seen, and by time (RFC
 * 8985, RACK) always; without, by duplicate acknowledgements (RFC 6582, NewReno). Recovery that
 * turns out to be needless is undone: by timestamps (RFC 3522, Eifel) or by duplicate SACKs (RFC
 * 2883, RFC 3708).
 */
final class Recovery {
  enum Phase {
    /** Nothing is missing, as far as we know. */
    OPEN,
    /** Losses found by acknowledgements are repaired; ends at {@link #point}. */
    FAST,
    /** The timer expired; slow start over what was lost, until {@link #point}. */
    TIMEOUT
  }

  private static final int DUP_THRESH = 3;

  /** RFC 8985 §6.2 step 4: a reordering window that proved right is kept for 16 recoveries. */
  private static final int WINDOW_PERSIST = 16;

  final Scoreboard scoreboard = new Scoreboard();
  final RttEstimator rtt = new RttEstimator();
  final CongestionControl congestion;
  private boolean sackPermitted;

  private Phase phase = Phase.OPEN;

  /** {@code sndNxt} when recovery began: it ends when all before is acknowledged. */
  private int point;

  private int dupAcks;

  /** Segments sent again in this recovery and not yet reported as needless; -1: never undo. */
  private int undoable = -1;

  /** Our timestamp when the first segment was sent again; 0 if none was. */
  private int firstRetransmitTimestamp;

  private boolean retransmitted;
  private boolean firstPending;

  private int windowMultiple = 1;
  private int windowPersist;
  private boolean duplicateSeen;
  private long reorderDeadlineNanos = Long.MAX_VALUE;

  private int retransmits;
  private int recoveries;
  private int spurious;

  Recovery(CongestionControl congestion) {
    this.congestion = congestion;
  }

  void start(boolean sack, int mss, boolean synWasLost) {
    sackPermitted = sack;
    congestion.start(mss, synWasLost);
  }

  Phase phase() {
    return phase;
  }

  boolean sackPermitted() {
    return sackPermitted;
  }

  /** Octets in the network; without SACK each duplicate acknowledgement stands for a segment. */
  int pipe(int mss) {
    int virtual = sackPermitted ? 0 : dupAcks * mss;
    return Math.max(scoreboard.pipe() - virtual, 0);
  }

  /**
   * Whether the first segment of a recovery is still to be sent, cwnd or not (RFC 6675 §5 (4.3)).
   */
  boolean firstPending() {
    return firstPending;
  }

  int retransmits() {
    return retransmits;
  }

  int recoveries() {
    return recoveries;
  }

  int spurious() {
    return spurious;
  }

  long reorderDeadlineNanos() {
    return reorderDeadlineNanos;
  }

  /** A duplicate SACK told that a segment arrived twice (RFC 2883). */
  void onDuplicateReported() {
    duplicateSeen = true;
    if (undoable > 0) {
      undoable--;
    }
  }

  /** A record is being sent again. */
  void onRetransmit(int record, long nowNanos, int timestamp) {
    scoreboard.onRetransmit(record, nowNanos);
    retransmits++;
    firstPending = false;
    if (undoable >= 0) {
      undoable++;
    }
    if (!retransmitted) {
      retransmitted = true;
      firstRetransmitTimestamp = timestamp;
    }
  }

  /**
   * Draws conclusions from an acknowledgement that the scoreboard has taken in already.
   *
   * @param acked octets newly acknowledged in order
   * @param sacked octets newly acknowledged selectively
   * @param duplicate a duplicate acknowledgement by RFC 5681 §2
   * @param full whether the window was full when they were sent: only then may it grow (RFC 7661)
   * @param echo the timestamp echoed; meaningful if {@code hasEcho}
   */
  void onAck(
      long nowNanos,
      int una,
      int nxt,
      int mss,
      int acked,
      int sacked,
      boolean duplicate,
      boolean full,
      boolean hasEcho,
      int echo) {
    boolean progress = acked > 0;
    if (duplicate && !sackPermitted) {
      dupAcks++;
    }
    if (progress) {
      checkSpurious(hasEcho, echo);
      leaveIfDone(una);
    } else if (undoable == 0 && retransmitted) {
      undo();
    }
    detect(nowNanos, una, nxt, mss, progress, acked);
    if (progress && full && phase != Phase.FAST) {
      congestion.onAck(nowNanos, acked, rtt.srtt());
    }
  }

  /** Eifel: the echo is older than what we sent again, so the original had arrived. */
  private void checkSpurious(boolean hasEcho, int echo) {
    if (phase == Phase.OPEN || !retransmitted) {
      return;
    }
    if (hasEcho && Seq.lt(echo, firstRetransmitTimestamp) || undoable == 0) {
      undo();
    }
  }

  private void undo() {
    spurious++;
    congestion.undo();
    scoreboard.unlose();
    end();
  }

  private void leaveIfDone(int una) {
    if (phase != Phase.OPEN && Seq.ge(una, point)) {
      end();
    } else if (phase == Phase.OPEN) {
      dupAcks = 0;
    }
  }

  private void end() {
    phase = Phase.OPEN;
    dupAcks = 0;
    firstPending = false;
    undoable = -1;
    retransmitted = false;
    reorderDeadlineNanos = Long.MAX_VALUE;
    if (windowPersist > 0 && --windowPersist == 0) {
      windowMultiple = 1;
    }
  }

  private void detect(long nowNanos, int una, int nxt, int mss, boolean progress, int acked) {
    boolean found;
    if (sackPermitted) {
      found = detectWithSack(nowNanos, mss);
    } else {
      found = detectByDuplicates(mss, progress, acked);
    }
    if (found && phase == Phase.OPEN) {
      enterFast(nowNanos, nxt);
    }
  }

  private boolean detectWithSack(long nowNanos, int mss) {
    boolean suspicious = scoreboard.sackedRecords() > 0 || phase != Phase.OPEN;
    if (!suspicious) {
      reorderDeadlineNanos = Long.MAX_VALUE;
      return false;
    }
    boolean bySack = !scoreboard.reordered() && scoreboard.detectBySack(DUP_THRESH, mss);
    boolean byTime = scoreboard.detectByTime(nowNanos, reorderWindow());
    long remaining = scoreboard.remainingNanos();
    reorderDeadlineNanos = remaining > 0 ? nowNanos + remaining : Long.MAX_VALUE;
    return bySack || byTime;
  }

  /** RFC 8985 §6.2 step 4. */
  private long reorderWindow() {
    if (duplicateSeen) {
      duplicateSeen = false;
      windowMultiple = Math.min(windowMultiple + 1, 64);
      windowPersist = WINDOW_PERSIST;
    }
    boolean inRecovery = phase != Phase.OPEN || scoreboard.sackedRecords() >= DUP_THRESH;
    if (!scoreboard.reordered() && inRecovery || rtt.srtt() == 0) {
      return 0;
    }
    return Math.min(windowMultiple * (rtt.minRtt() / 4), rtt.srtt());
  }

  private boolean detectByDuplicates(int mss, boolean progress, int acked) {
    if (progress && phase == Phase.FAST) { // RFC 6582 §3.2 step 3: a partial acknowledgement
      dupAcks = Math.max(0, dupAcks - acked / mss + 1);
      scoreboard.loseFirst();
      return true;
    }
    if (phase == Phase.OPEN && dupAcks == DUP_THRESH) {
      scoreboard.loseFirst();
      return true;
    }
    return false;
  }

  private void enterFast(long nowNanos, int nxt) {
    phase = Phase.FAST;
    point = nxt;
    recoveries++;
    undoable = 0;
    retransmitted = false;
    firstPending = true;
    congestion.onLoss(nowNanos, scoreboard.bytes());
  }

  /** The reordering timer expired (RFC 8985 §6.3). */
  void onReorderTimeout(long nowNanos, int nxt) {
    reorderDeadlineNanos = Long.MAX_VALUE;
    boolean found = scoreboard.detectByTime(nowNanos, reorderWindow());
    long remaining = scoreboard.remainingNanos();
    if (remaining > 0) {
      reorderDeadlineNanos = nowNanos + remaining;
    }
    if (found && phase == Phase.OPEN) {
      enterFast(nowNanos, nxt);
    }
  }

  /** A probe of a closed window was not acknowledged: again, ever slower (SHLD-30). */
  void onProbeTimeout() {
    scoreboard.loseAll();
    rtt.backOff();
    firstPending = true;
  }

  /** The retransmission timer expired (RFC 6298 §5.4 to §5.6, RFC 5681 §3.1). */
  void onTimeout(long nowNanos, int nxt) {
    boolean again = rtt.backoff() > 0;
    if (scoreboard.count() > 0 && scoreboard.isSacked(0)) {
      scoreboard.forgetSacks(); // what lies at sndUna cannot be held: the peer reneged
    }
    scoreboard.loseAll();
    congestion.onTimeout(nowNanos, scoreboard.bytes(), again);
    rtt.backOff();
    if (!again) {
      retransmitted = false;
      undoable = 0;
    }
    phase = Phase.TIMEOUT;
    point = nxt;
    dupAcks = 0;
    firstPending = true;
    reorderDeadlineNanos = Long.MAX_VALUE;
  }
}
