package kiln.stack.tcp;

import kiln.stack.ip.Counter;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Seq;
import kiln.stack.wire.TcpSegment;

/** SEGMENT ARRIVES for a connection (RFC 9293 §3.10.7.3 and §3.10.7.4), one method per step. */
final class SegmentArrival {
  private SegmentArrival() {}

  /** A segment of this connection, checksum checked. */
  static void take(long nowNanos, TcpConnection c, TcpSegment s) {
    c.heard(nowNanos);
    switch (c.state()) {
      case SYN_SENT -> onSynSent(nowNanos, c, s);
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK ->
          onSynchronized(nowNanos, c, s);
      case CLOSED, LISTEN, TIME_WAIT -> throw new AssertionError("a segment in " + c.state());
    }
    if (c.registered) {
      boolean disorder = !c.receiver.assembler().isEmpty() || c.receiver.duplicatePending();
      c.tcp.touch(nowNanos, c, disorder);
    }
  }

  /** §3.10.7.4: eight steps; a step that returns false ends the walk. */
  private static void onSynchronized(long nowNanos, TcpConnection c, TcpSegment s) {
    if (checkSequence(nowNanos, c, s)
        && checkRst(nowNanos, c, s)
        && checkSyn(nowNanos, c, s)
        && checkAck(nowNanos, c, s)
        && processText(nowNanos, c, s)) {
      processFin(nowNanos, c, s);
    }
  }

  /** §3.10.7.3: SYN-SENT. */
  private static void onSynSent(long nowNanos, TcpConnection c, TcpSegment s) {
    boolean ackAcceptable = s.isAck() && s.ack() == c.sender.sndNxt();
    if (s.isAck() && !ackAcceptable) { // first
      c.tcp.counters().add(Counter.TCP_ACK);
      if (!s.isRst()) {
        c.tcp.reset(nowNanos, s, c);
      }
      return;
    }
    if (s.isRst()) { // second; RFC 5961 §3.2: only one that acknowledges our SYN
      c.tcp.counters().add(ackAcceptable ? Counter.TCP_RESETS_IN : Counter.TCP_RST_BLIND);
      if (ackAcceptable) {
        c.end(nowNanos, Failure.REFUSED);
      }
      return;
    }
    if (!s.isSyn()) { // fifth
      c.tcp.counters().add(Counter.TCP_NO_ACK);
      return;
    }
    c.takeSyn(nowNanos, s, Handshake.of(s, Ip.isV4(c.remoteHigh, c.remoteLow))); // fourth
    if (!s.isAck()) { // both ends opened at once, §3.5 figure 7
      c.enter(State.SYN_RECEIVED, nowNanos);
      c.sendSyn(nowNanos);
      return;
    }
    c.sender.onAck(nowNanos, s, s.window(), timestampOrZero(nowNanos, c, s));
    c.establish(nowNanos, s);
    c.receiver.acknowledgeNow();
    if (processText(nowNanos, c, s)) {
      processFin(nowNanos, c, s);
    }
  }

  /** First, check the sequence number; RFC 7323 §5.3 R1 comes before. */
  private static boolean checkSequence(long nowNanos, TcpConnection c, TcpSegment s) {
    if (c.state() == State.SYN_RECEIVED && s.isSyn() && !s.isAck() && s.seq() == c.receiver.irs()) {
      c.sendSyn(nowNanos); // the peer repeats its SYN: our answer was lost
      return false;
    }
    if (c.receiver.timestamps() && s.hasTimestamps() && c.receiver.isOld(nowNanos, s.timestamp())) {
      if (!s.isRst()) {
        c.tcp.counters().add(Counter.TCP_PAWS);
        c.receiver.acknowledgeNow();
        return false;
      }
    }
    if (!c.receiver.acceptable(s.seq(), s.sequenceLength())) {
      return onUnacceptable(nowNanos, c, s);
    }
    if (c.receiver.timestamps() && s.hasTimestamps()) {
      c.receiver.takeTimestamp(nowNanos, s.seq(), s.timestamp());
    }
    return true;
  }

  /**
   * Outside the window: dropped and acknowledged, unless it is a reset. Into a closed window valid
   * acknowledgements and resets still come (§3.10.7.4: special allowance).
   */
  private static boolean onUnacceptable(long nowNanos, TcpConnection c, TcpSegment s) {
    boolean atEdge = c.receiver.rcvWnd() == 0 && s.seq() == c.receiver.rcvNxt();
    if (atEdge && !s.isSyn()) {
      if (!checkRst(nowNanos, c, s)) {
        return false;
      }
      if (s.isAck() && c.state() != State.SYN_RECEIVED && c.sender.acceptable(s.ack())) {
        checkAck(nowNanos, c, s);
      }
      c.receiver.acknowledgeNow(); // a probe of our closed window
      return false;
    }
    c.tcp.counters().add(Counter.TCP_SEQUENCE);
    if (s.isRst()) {
      return false;
    }
    if (s.textLength() > 0 && Seq.le(Seq.plus(s.seq(), s.sequenceLength()), c.receiver.rcvNxt())) {
      // all of it came before: the report tells the sender that it repeated for nothing
      c.receiver.text(nowNanos, s.seq(), s.bytes(), s.textOffset(), s.textLength());
    }
    boolean mayAcknowledge = s.isAck() && c.state() != State.SYN_RECEIVED;
    if (mayAcknowledge && !s.isSyn() && c.sender.acceptable(s.ack())) {
      takeAck(nowNanos, c, s);
    }
    c.receiver.acknowledgeNow();
    return false;
  }

  /** Second, check the RST bit (RFC 5961 §3.2). */
  private static boolean checkRst(long nowNanos, TcpConnection c, TcpSegment s) {
    if (!s.isRst()) {
      return true;
    }
    if (s.seq() != c.receiver.rcvNxt()) {
      c.tcp.counters().add(Counter.TCP_RST_BLIND);
      challenge(nowNanos, c);
      return false;
    }
    c.tcp.counters().add(Counter.TCP_RESETS_IN);
    boolean refused = c.state() == State.SYN_RECEIVED && !c.passive;
    c.end(nowNanos, refused ? Failure.REFUSED : Failure.RESET);
    return false;
  }

  /** Fourth, check the SYN bit (RFC 5961 §4.2). The third step, security, has no use today. */
  private static boolean checkSyn(long nowNanos, TcpConnection c, TcpSegment s) {
    if (!s.isSyn()) {
      return true;
    }
    c.tcp.counters().add(Counter.TCP_SYN_BLIND);
    if (c.state() == State.SYN_RECEIVED && c.passive) {
      c.end(nowNanos, Failure.RESET); // back to LISTEN, which is the listener's
      return false;
    }
    challenge(nowNanos, c);
    return false;
  }

  /** Fifth, check the ACK field. */
  private static boolean checkAck(long nowNanos, TcpConnection c, TcpSegment s) {
    if (!s.isAck()) {
      c.tcp.counters().add(Counter.TCP_NO_ACK);
      return false;
    }
    if (c.state() == State.SYN_RECEIVED && !checkFirstAck(nowNanos, c, s)) {
      return false;
    }
    if (!c.sender.acceptable(s.ack())) {
      return onUnacceptableAck(nowNanos, c, s);
    }
    takeAck(nowNanos, c, s);
    return c.registered;
  }

  private static boolean checkFirstAck(long nowNanos, TcpConnection c, TcpSegment s) {
    if (s.ack() != c.sender.sndNxt()
        && !(Seq.lt(c.sender.iss, s.ack()) && c.sender.acceptable(s.ack()))) {
      c.tcp.counters().add(Counter.TCP_ACK);
      c.tcp.reset(nowNanos, s, c);
      return false;
    }
    if (c.listener != null && !c.listener.isOpen()) {
      c.abort(nowNanos);
      return false;
    }
    int window = s.window() << c.handshake().sndScale();
    c.sender.onAck(nowNanos, s, window, timestampOrZero(nowNanos, c, s));
    c.establish(nowNanos, s);
    return true;
  }

  /** An acknowledgement of the past is ignored, its text is not; others: RFC 5961 §5.2. */
  private static boolean onUnacceptableAck(long nowNanos, TcpConnection c, TcpSegment s) {
    boolean recent = Seq.minus(c.sender.sndUna(), s.ack()) <= c.sender.maxSndWnd();
    if (Seq.lt(s.ack(), c.sender.sndUna()) && recent) {
      return true;
    }
    c.tcp.counters().add(Counter.TCP_ACK);
    challenge(nowNanos, c);
    return false;
  }

  private static void takeAck(long nowNanos, TcpConnection c, TcpSegment s) {
    int recoveries = c.sender.recovery.recoveries();
    int window = s.window() << c.handshake().sndScale();
    int acked = c.sender.onAck(nowNanos, s, window, timestampOrZero(nowNanos, c, s));
    if (c.sender.recovery.recoveries() != recoveries) {
      c.tcp.counters().add(Counter.TCP_RECOVERIES);
    }
    if (acked > 0) {
      c.progressed(nowNanos);
    }
    if (c.sender.finAcked()) {
      onFinAcked(nowNanos, c);
    }
  }

  private static int timestampOrZero(long nowNanos, TcpConnection c, TcpSegment s) {
    return c.receiver.timestamps() && s.hasTimestamps() ? c.timestamp(nowNanos) : 0;
  }

  private static void onFinAcked(long nowNanos, TcpConnection c) {
    switch (c.state()) {
      case FIN_WAIT_1 -> c.enter(State.FIN_WAIT_2, nowNanos);
      case CLOSING -> c.enter(State.TIME_WAIT, nowNanos);
      case LAST_ACK -> c.end(nowNanos, null);
      case FIN_WAIT_2 -> {} // known already
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT, TIME_WAIT ->
          throw new AssertionError("our FIN acknowledged in " + c.state());
    }
  }

  /**
   * Seventh, process the segment text. The sixth step, the URG bit, is none of ours: urgent octets
   * are delivered in line, as RFC 6093 asks of new users.
   */
  private static boolean processText(long nowNanos, TcpConnection c, TcpSegment s) {
    int length = s.textLength();
    if (length == 0) {
      return true;
    }
    switch (c.state()) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> {
        if (c.isOrphan()) { // SHLD-3: nobody will ever read it
          c.tcp.counters().add(Counter.TCP_AFTER_CLOSE);
          c.abort(nowNanos);
          return false;
        }
        takeText(nowNanos, c, s, length);
      }
      case CLOSE_WAIT, CLOSING, LAST_ACK -> {} // after the peer's FIN there is no text
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, TIME_WAIT ->
          throw new AssertionError("step seven in " + c.state());
    }
    return true;
  }

  private static void takeText(long nowNanos, TcpConnection c, TcpSegment s, int length) {
    int before = c.receiver.readable();
    switch (c.receiver.text(nowNanos, s.seq(), s.bytes(), s.textOffset(), length)) {
      case IN_ORDER -> c.received(c.receiver.readable() - before);
      case NO_MEMORY -> {
        c.tcp.counters().add(Counter.TCP_MEMORY);
        c.receiver.forgetAhead();
      }
      case NO_HOLE -> c.tcp.counters().add(Counter.TCP_HOLES);
      case AHEAD, DUPLICATE -> {}
    }
  }

  /** Eighth, check the FIN bit; also the FIN that came ahead of a hole now filled. */
  private static void processFin(long nowNanos, TcpConnection c, TcpSegment s) {
    int finSeq = Seq.plus(s.seq(), s.textLength() + (s.isSyn() ? 1 : 0));
    if (s.isFin() && Seq.le(finSeq, Seq.plus(c.receiver.rcvNxt(), c.receiver.rcvWnd()))) {
      c.receiver.fin(finSeq);
    }
    if (c.receiver.reachFin()) {
      onFin(nowNanos, c);
    }
  }

  /** The FIN is in order: step five has run, so in FIN-WAIT-1 our own is unacknowledged. */
  private static void onFin(long nowNanos, TcpConnection c) {
    c.receiver.acknowledgeNow();
    State next =
        switch (c.state()) {
          case SYN_RECEIVED, ESTABLISHED -> State.CLOSE_WAIT;
          case FIN_WAIT_1 -> State.CLOSING; // both ends closed at once, §3.6 case 3
          case FIN_WAIT_2 -> State.TIME_WAIT;
          case CLOSE_WAIT, CLOSING, LAST_ACK -> c.state();
          case CLOSED, LISTEN, SYN_SENT, TIME_WAIT ->
              throw new AssertionError("FIN in " + c.state());
        };
    c.enter(next, nowNanos);
    c.changed();
  }

  /** RFC 5961: an answer that only the true peer can make use of, so many and no more (§7). */
  private static void challenge(long nowNanos, TcpConnection c) {
    if (c.challenges.allows(nowNanos)) {
      c.receiver.acknowledgeNow();
    } else {
      c.tcp.counters().add(Counter.TCP_CHALLENGE_RATE);
    }
  }
}
