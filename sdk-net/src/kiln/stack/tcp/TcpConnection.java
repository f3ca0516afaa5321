package kiln.stack.tcp;

import kiln.stack.ip.Counter;
import kiln.stack.ip.IcmpError;
import kiln.stack.ip.RateLimit;
import kiln.stack.ip.Sent;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Seq;
import kiln.stack.wire.TcpSegment;

/**
 * One connection: the states, calls and timers of RFC 9293 §3.10 over a {@link Sender} and a {@link
 * Receiver}. What a segment does to it is in {@link SegmentArrival}.
 *
 * <p>Owned by the owner of the stack. Nothing here waits: {@link #send} and {@link #receive} move
 * what can be moved now, an {@link Observer} hears when more can.
 */
public final class TcpConnection {
  /** Hears that something about a connection or listener changed; must not call back into it. */
  public interface Observer {
    void changed();
  }

  /**
   * Charged to the budget for a connection without any data: its objects take 1.3 KiB, its places in
   * tables and its socket the rest.
   */
  static final int COST = 1536;

  /** MUST-23, R2 of a SYN: at least three minutes. */
  private static final long SYN_TIMEOUT = 190_000_000_000L;

  /** A SYN-ACK is given up sooner: its state is the flooder's aim. */
  private static final long SYN_ACK_TIMEOUT = 63_000_000_000L;

  /** SHLD-11, R2 of data: at least 100 seconds. */
  private static final long USER_TIMEOUT = 120_000_000_000L;

  /** How long a connection that nobody holds any more waits for the peer's FIN. */
  private static final long FIN_WAIT_2_TIMEOUT = 60_000_000_000L;

  /** When a full transmit ring is tried again, unless an event comes first. */
  private static final long RING_RETRY = 200_000L;

  final Tcp tcp;
  final long localHigh;
  final long localLow;
  final int localPort;
  final long remoteHigh;
  final long remoteLow;
  final int remotePort;

  private State state = State.CLOSED;
  final Sender sender;
  final Receiver receiver;
  private final ByteQueue sendQueue;
  private final ByteQueue receiveQueue;
  private Handshake handshake;
  private final int tsOffset;
  private final Keepalive keepalive = new Keepalive();

  /** RFC 5961 §7: challenge acknowledgements. */
  final RateLimit challenges = new RateLimit(2, 10);

  private Failure failure;
  private IcmpError softError;

  /** The listener that this connection came by, until it is accepted. */
  TcpListener listener;

  final boolean passive;
  private Observer observer;

  /** The user closed: nobody reads any more, nobody waits for the end. */
  private boolean orphan;

  private long lingerDeadlineNanos = Long.MAX_VALUE;
  private long retryDeadlineNanos = Long.MAX_VALUE;
  private long userTimeout = USER_TIMEOUT;
  private long octetsIn;
  private long octetsOut;

  // Places in the tables of Tcp.
  TcpConnection nextInBucket;
  int hash;
  int heapIndex;
  long deadlineNanos = Long.MAX_VALUE;
  TcpConnection nextDirty;
  boolean dirty;
  boolean registered;

  TcpConnection(
      Tcp tcp,
      boolean passive,
      long localHigh,
      long localLow,
      int localPort,
      long remoteHigh,
      long remoteLow,
      int remotePort,
      int iss,
      int tsOffset) {
    this.tcp = tcp;
    this.passive = passive;
    this.localHigh = localHigh;
    this.localLow = localLow;
    this.localPort = localPort;
    this.remoteHigh = remoteHigh;
    this.remoteLow = remoteLow;
    this.remotePort = remotePort;
    this.tsOffset = tsOffset;
    sendQueue = new ByteQueue(tcp.pool());
    receiveQueue = new ByteQueue(tcp.pool());
    int most = tcp.config().bufferBytes();
    CongestionControl congestion = tcp.config().cubic() ? new Cubic() : new NewReno();
    sender = new Sender(sendQueue, iss, congestion);
    receiver = new Receiver(receiveQueue, Math.min(most, 65_536), most);
  }

  // --- open ---

  /** OPEN, active (§3.10.1): the SYN leaves now. */
  void connect(long nowNanos) {
    enter(State.SYN_SENT, nowNanos);
    sendSyn(nowNanos);
  }

  /** A SYN came to a listener (§3.10.7.2, third). */
  void accept(long nowNanos, TcpSegment s, Handshake h, TcpListener from) {
    listener = from;
    takeSyn(nowNanos, s, h);
    enter(State.SYN_RECEIVED, nowNanos);
    sendSyn(nowNanos);
  }

  /** The acknowledgement of a cookie came: the handshake is over, though nothing of it was kept. */
  void acceptCookie(long nowNanos, TcpSegment s, Handshake h) {
    receiver.start(Seq.plus(s.seq(), -1));
    agree(h);
    if (h.timestamps()) {
      receiver.startTimestamp(nowNanos, s.timestamp());
    }
    receiver.offer(65_535, true); // what the cookie promised
    receiver.acknowledged();
    sender.assumeSynAcked();
    establish(nowNanos, s);
  }

  void sendSyn(long nowNanos) {
    sender.prepareSyn();
    transmitPlan(nowNanos);
    tcp.schedule(this);
  }

  void takeSyn(long nowNanos, TcpSegment s, Handshake h) {
    receiver.start(s.seq());
    agree(h);
    if (handshake.timestamps()) {
      receiver.startTimestamp(nowNanos, s.timestamp());
    }
  }

  private void agree(Handshake h) {
    handshake = h;
    receiver.options(h.textPerSegment(offeredMss()), h.timestamps(), h.scaling());
  }

  Handshake handshake() {
    return handshake;
  }

  /** The MSS option that we send: the link's MTU less fixed headers (RFC 6691). */
  int offeredMss() {
    return tcp.linkMss(remoteHigh, remoteLow);
  }

  int offeredScale() {
    return handshake == null ? Receiver.scaleFor(tcp.config().bufferBytes()) : receiver.scale();
  }

  /** Our timestamp clock: milliseconds from a secret start (RFC 7323 §5.4, §7.1). */
  int timestamp(long nowNanos) {
    return tcp.clock(nowNanos) + tsOffset;
  }

  // --- the user's calls ---

  public State state() {
    return state;
  }

  /** Why it ended, or null. */
  public Failure failure() {
    return failure;
  }

  public long localHigh() {
    return localHigh;
  }

  public long localLow() {
    return localLow;
  }

  public int localPort() {
    return localPort;
  }

  public long remoteHigh() {
    return remoteHigh;
  }

  public long remoteLow() {
    return remoteLow;
  }

  public int remotePort() {
    return remotePort;
  }

  public void observer(Observer changes) {
    observer = changes;
  }

  public boolean isEstablished() {
    return switch (state) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> false;
    };
  }

  /** Octets that {@link #receive} would give now. */
  public int readable() {
    return receiver.readable();
  }

  /** Whether nothing more will ever be readable, beyond {@link #readable} octets. */
  public boolean inputOver() {
    return receiver.finReached() || state == State.CLOSED || failure != null;
  }

  /** Octets that {@link #send} would take now; 0 also where it would refuse. */
  public int writable() {
    boolean open =
        switch (state) {
          case SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> !sender.finQueued();
          case CLOSED, LISTEN, FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> false;
        };
    if (!open) {
      return 0;
    }
    int share = tcp.fairShare() + sender.queued();
    return sender.writable(Math.min(tcp.config().bufferBytes(), share));
  }

  /** Whether {@link #send} can never take anything again. */
  public boolean outputOver() {
    return switch (state) {
      case SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> sender.finQueued();
      case CLOSED, LISTEN, FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> true;
    };
  }

  /**
   * SEND (§3.10.2): queues what there is room for and sends what may leave.
   *
   * @return octets taken, from the first; 0 if there is no room now or the output is over
   */
  public int send(long nowNanos, byte[] src, int offset, int length) {
    int room = Math.min(length, writable());
    if (room == 0) {
      return 0;
    }
    sender.beforeSend(nowNanos);
    int taken = sender.append(src, offset, room);
    octetsOut += taken;
    output(nowNanos);
    return taken;
  }

  /**
   * RECEIVE (§3.10.3): moves octets that arrived in order.
   *
   * @return how many; 0 if none are here now; -1 if none will ever come (then see {@link #failure})
   */
  public int receive(long nowNanos, byte[] dst, int offset, int room) {
    if (receiver.readable() == 0) {
      return inputOver() && room > 0 ? -1 : 0;
    }
    int count = receiver.read(nowNanos, dst, offset, room, sender.recovery.rtt.srtt());
    if (hears() && receiver.windowUpdateDue(tcp.fairShare())) {
      receiver.acknowledgeNow();
      output(nowNanos);
    }
    return count;
  }

  /** Half-close: what is queued is sent, then our FIN; reading goes on (§3.10.4). */
  public void finish(long nowNanos) {
    switch (state) {
      case SYN_SENT, SYN_RECEIVED -> sender.queueFin(); // SYN-SENT: once established
      case ESTABLISHED -> {
        sender.queueFin();
        enter(State.FIN_WAIT_1, nowNanos);
      }
      case CLOSE_WAIT -> {
        sender.queueFin();
        enter(State.LAST_ACK, nowNanos);
      }
      case CLOSED, LISTEN, FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> {}
    }
    if (registered) {
      output(nowNanos);
    }
  }

  /** Whether the user has closed it: nobody reads any more. */
  boolean isOrphan() {
    return orphan;
  }

  /** Whether it is closed for good and octets, or the FIN behind them, are not acknowledged yet. */
  boolean delivering() {
    return orphan
        && (state == State.FIN_WAIT_1 || state == State.CLOSING || state == State.LAST_ACK);
  }

  /**
   * CLOSE for good: what is queued is still delivered, but nobody reads any more. Octets unread, or
   * that come later, are answered by a reset (RFC 2525 §2.17, SHLD-3).
   */
  public void close(long nowNanos) {
    if (orphan) {
      return;
    }
    orphan = true;
    observer = null;
    switch (state) {
      case SYN_SENT -> end(nowNanos, Failure.ABORTED);
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> {
        if (receiver.readable() > 0) {
          abort(nowNanos);
          return;
        }
        lingerDeadlineNanos =
            nowNanos + (state == State.FIN_WAIT_2 ? FIN_WAIT_2_TIMEOUT : userTimeout);
        finish(nowNanos);
      }
      case CLOSED, LISTEN, CLOSING, LAST_ACK, TIME_WAIT -> {}
    }
    receiveQueue.clear();
    if (registered) {
      tcp.schedule(this);
    }
  }

  /** ABORT (§3.10.5): a reset tells the peer; all that is queued is lost. */
  public void abort(long nowNanos) {
    if (registered && state != State.SYN_SENT) {
      sendReset(nowNanos);
    }
    end(nowNanos, Failure.ABORTED);
  }

  /** Small segments leave at once (RFC 9293 §3.7.4, MUST-17). */
  public void noDelay(boolean on) {
    sender.noDelay(on);
  }

  /** Probes a silent peer after {@code idleNanos}; 0 switches it off, as at the start (MUST-25). */
  public void keepalive(long nowNanos, long idleNanos) {
    keepalive.idle(nowNanos, idleNanos);
    if (registered) {
      tcp.schedule(this);
    }
  }

  /** Gives up after data went unacknowledged for this long; 120 s if not called. */
  public void userTimeout(long nanos) {
    userTimeout = nanos;
  }

  /** What the path does: for people and tests. */
  public ConnectionStatistics statistics() {
    Recovery r = sender.recovery;
    return new ConnectionStatistics(
        octetsIn,
        octetsOut,
        r.retransmits(),
        r.recoveries(),
        r.spurious(),
        r.rtt.srtt(),
        r.rtt.rto(),
        sender.cwnd(),
        sender.sndWnd(),
        receiver.rcvWnd(),
        sender.mss());
  }

  // --- SEGMENT ARRIVES, §3.10.7: the steps are those of SegmentArrival ---

  /** The peer has sent something: it lives. */
  void heard(long nowNanos) {
    keepalive.heard(nowNanos);
  }

  /** The peer has acknowledged something that was new. */
  void progressed(long nowNanos) {
    softError = null;
    if (orphan && lingerDeadlineNanos != Long.MAX_VALUE) {
      lingerDeadlineNanos = nowNanos + userTimeout;
    }
    changed();
  }

  /** So many octets have come that may be read. */
  void received(int octets) {
    octetsIn += octets;
    changed();
  }

  /** The three-way handshake is over. */
  void establish(long nowNanos, TcpSegment s) {
    boolean synWasLost = sender.recovery.retransmits() > 0;
    if (synWasLost) {
      sender.recovery.rtt.afterLostSyn();
    }
    int mss = handshake.textPerSegment(tcp.pathMss(nowNanos, remoteHigh, remoteLow));
    int shift = s.isSyn() ? 0 : handshake.sndScale();
    boolean sack = handshake.sack();
    sender.open(mss, sack, synWasLost, s.window() << shift, s.seq(), s.ack());
    enter(State.ESTABLISHED, nowNanos);
    tcp.counters().add(passive ? Counter.TCP_ACCEPTED : Counter.TCP_OPENED);
    if (listener != null) {
      listener.onEstablished(this);
    }
    if (sender.finQueued()) {
      enter(State.FIN_WAIT_1, nowNanos); // closed before it was open
    }
    changed();
  }

  // --- states ---

  /** Enters a state; every transition of a connection that lives passes here. */
  void enter(State next, long nowNanos) {
    if (next == state) {
      return;
    }
    tcp.trace(this, state, next);
    state = next;
    if (next == State.FIN_WAIT_2 && orphan) {
      lingerDeadlineNanos = nowNanos + FIN_WAIT_2_TIMEOUT;
    }
    if (next == State.TIME_WAIT) {
      if (receiver.ackNow()) {
        acknowledge(nowNanos); // the last one, while there is a connection to say it
      }
      tcp.timeWait(nowNanos, this, tsOffset);
      retire();
    }
  }

  /** It is over: by both sides' FIN if {@code why} is null. */
  void end(long nowNanos, Failure why) {
    if (!registered) {
      return;
    }
    boolean halfOpen = state == State.SYN_RECEIVED && listener != null;
    tcp.trace(this, state, State.CLOSED);
    state = State.CLOSED;
    failure = why;
    if (halfOpen) {
      listener.onHalfOpenGone();
    }
    sendQueue.clear();
    if (why != null && why != Failure.RESET && why != Failure.TIMED_OUT) {
      receiveQueue.clear();
    }
    tcp.counters().add(Counter.TCP_CLOSED);
    retire();
    changed();
  }

  private void retire() {
    sendQueue.clear();
    receiver.forgetAhead();
    if (orphan) {
      receiveQueue.clear();
    }
    tcp.remove(this);
  }

  void changed() {
    if (observer != null) {
      observer.changed();
    }
  }

  /** Whether the peer still sends, so that a window update means something to it. */
  private boolean hears() {
    return switch (state) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
          false;
    };
  }

  // --- ICMP ---

  /** An error about a segment of ours whose sequence number is in flight (RFC 5927 §4.1). */
  void onError(long nowNanos, IcmpError error, int seq, int pathMtu) {
    boolean inFlight = Seq.le(sender.sndUna(), seq) && Seq.lt(seq, sender.sndNxt());
    if (!inFlight) {
      tcp.counters().add(Counter.ICMP_STRAY);
      return;
    }
    switch (error) {
      case TOO_BIG -> narrow(nowNanos, pathMtu);
      case REFUSED, PROHIBITED -> {
        if (state == State.SYN_SENT) { // RFC 5927 §5.2: hard only before there is a connection
          end(nowNanos, error == IcmpError.REFUSED ? Failure.REFUSED : Failure.UNREACHABLE);
        } else {
          softError = error;
        }
      }
      case UNREACHABLE -> softError = error; // MUST-56: it may pass
    }
  }

  private void narrow(long nowNanos, int pathMtu) {
    if (handshake != null && sender.synAcked()) {
      int headers = Ip.isV4(remoteHigh, remoteLow) ? 40 : 60;
      sender.limitMss(handshake.textPerSegment(pathMtu - headers), nowNanos);
      output(nowNanos);
    }
  }

  // --- output ---

  /** Sends what may leave now, and the acknowledgement if it found no segment to ride on. */
  void output(long nowNanos) {
    retryDeadlineNanos = Long.MAX_VALUE;
    boolean ringFull = false;
    while (!ringFull && registered && sender.plan(nowNanos)) {
      ringFull = !transmitPlan(nowNanos);
    }
    if (registered && receiver.ackNow() && !ringFull && state != State.SYN_SENT) {
      ringFull = !acknowledge(nowNanos);
    }
    if (ringFull) {
      retryDeadlineNanos = nowNanos + RING_RETRY;
    }
    if (registered) {
      tcp.schedule(this);
    }
  }

  /**
   * @return false if the transmit ring is full: nothing happened
   */
  private boolean transmitPlan(long nowNanos) {
    Sent sent = tcp.writer().planned(nowNanos, this, tcp.fairShare());
    if (sent == Sent.RING_FULL) {
      return false;
    }
    // Refused (no route now) is as lost: the retransmission timer tries again.
    if (!sender.planIsNew()) {
      tcp.counters().add(Counter.TCP_RETRANSMITS);
    }
    sender.sent(nowNanos, timestamp(nowNanos));
    if (tcp.writer().saidAll() && state != State.SYN_SENT) {
      receiver.acknowledged();
    }
    return true;
  }

  private boolean acknowledge(long nowNanos) {
    int seq = sender.sndNxt();
    Sent sent = tcp.writer().bare(nowNanos, this, seq, TcpSegment.ACK, tcp.fairShare());
    if (sent == Sent.RING_FULL) {
      return false;
    }
    receiver.acknowledged();
    return true;
  }

  private void sendReset(long nowNanos) {
    tcp.counters().add(Counter.TCP_RESETS_OUT);
    int flags = TcpSegment.RST | TcpSegment.ACK;
    tcp.writer().bare(nowNanos, this, sender.sndNxt(), flags, tcp.fairShare());
  }

  // --- timers ---

  /** When {@link #onTimers} has something to do; {@code Long.MAX_VALUE} for never. */
  long nextDeadline() {
    long at = Math.min(sender.pollAt(), receiver.pollAt());
    at = Math.min(at, Math.min(keepalive.pollAt(), lingerDeadlineNanos));
    return Math.min(at, retryDeadlineNanos);
  }

  void onTimers(long nowNanos) {
    if (nowNanos >= lingerDeadlineNanos) {
      giveUp(nowNanos);
      return;
    }
    if (nowNanos >= keepalive.pollAt() && !probeSilence(nowNanos)) {
      return;
    }
    receiver.onTimer(nowNanos);
    int backoff = sender.recovery.rtt.backoff();
    switch (sender.onTimers(nowNanos)) {
      case NOTHING, SEND -> {}
      case PROBE -> {
        tcp.counters().add(Counter.TCP_PROBES);
        transmitPlan(nowNanos);
      }
    }
    if (sender.recovery.rtt.backoff() != backoff) {
      tcp.counters().add(Counter.TCP_TIMEOUTS);
    }
    if (sender.waiting() && nowNanos - sender.progressNanos() >= patience()) {
      giveUp(nowNanos);
      return;
    }
    output(nowNanos);
  }

  private long patience() {
    return switch (state) {
      case SYN_SENT -> SYN_TIMEOUT;
      case SYN_RECEIVED -> SYN_ACK_TIMEOUT;
      default -> userTimeout;
    };
  }

  private void giveUp(long nowNanos) {
    tcp.counters().add(Counter.TCP_GAVE_UP);
    boolean early = state == State.SYN_SENT && softError != null;
    if (isEstablished()) {
      sendReset(nowNanos);
    }
    end(nowNanos, early ? Failure.UNREACHABLE : Failure.TIMED_OUT);
  }

  /** §3.8.4; false if the connection ended. */
  private boolean probeSilence(long nowNanos) {
    if (!isEstablished() || sender.waiting()) {
      keepalive.postpone(nowNanos); // data in flight: the retransmission timer knows sooner
      return true;
    }
    if (!keepalive.probe(nowNanos)) {
      giveUp(nowNanos);
      return false;
    }
    tcp.counters().add(Counter.TCP_KEEPALIVES);
    int seq = Seq.plus(sender.sndNxt(), -1); // an octet acknowledged before: it must be answered
    tcp.writer().bare(nowNanos, this, seq, TcpSegment.ACK, tcp.fairShare());
    return true;
  }

  /** {@code 10.0.0.2:80 10.0.0.1:51234 ESTABLISHED una 0 nxt 100 wnd 65535 cwnd 14600 [ ]}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    Ip.append(out, localHigh, localLow).append(':').append(localPort).append(' ');
    Ip.append(out, remoteHigh, remoteLow).append(':').append(remotePort).append(' ').append(state);
    out.append(" una ").append(Seq.minus(sender.sndUna(), sender.iss));
    out.append(" nxt ").append(Seq.minus(sender.sndNxt(), sender.iss));
    out.append(" wnd ").append(sender.sndWnd()).append(" cwnd ").append(sender.cwnd());
    out.append(" rcv ").append(Seq.minus(receiver.rcvNxt(), receiver.irs())).append(' ');
    return out.append(receiver.assembler().toString(receiver.rcvNxt())).toString();
  }
}
