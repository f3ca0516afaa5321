package kiln.stack.tcp;

import kiln.stack.ip.Counter;
import kiln.stack.ip.IcmpError;
import kiln.stack.ip.Sent;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Seq;
import kiln.stack.wire.TcpSegment;

/**
 * One connection: the state machine of RFC 9293 §3.10, one method per step, over a {@link Sender}
 * and a {@link Receiver}.
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

  /** MUST-28: two hours is the least default, once keepalive is switched on. */
  public static final long KEEPALIVE_IDLE = 7_200_000_000_000L;

  private static final long KEEPALIVE_INTERVAL = 75_000_000_000L;
  private static final int KEEPALIVE_PROBES = 9;

  /** RFC 5961 §7: challenge acknowledgements of one connection, in five seconds. */
  private static final int CHALLENGES = 10;

  private static final long CHALLENGE_SPAN = 5_000_000_000L;

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
  private Failure failure;
  private IcmpError softError;

  /** The listener that this connection came by, until it is accepted. */
  TcpListener listener;

  private final boolean passive;
  private Observer observer;

  /** The user closed: nobody reads any more, nobody waits for the end. */
  private boolean orphan;

  private long openedNanos;
  private long keepaliveIdle;
  private long heardNanos;
  private int keepaliveProbes;
  private long keepaliveDeadlineNanos = Long.MAX_VALUE;
  private long lingerDeadlineNanos = Long.MAX_VALUE;
  private long retryDeadlineNanos = Long.MAX_VALUE;
  private long userTimeout = USER_TIMEOUT;
  private long challengeSpanNanos = Long.MIN_VALUE / 2;
  private int challenges;
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
    openedNanos = nowNanos;
    heardNanos = nowNanos;
    enter(State.SYN_SENT, nowNanos);
    sendSyn(nowNanos);
  }

  /** A SYN came to a listener (§3.10.7.2, third). */
  void accept(long nowNanos, TcpSegment s, Handshake h, TcpListener from) {
    openedNanos = nowNanos;
    heardNanos = nowNanos;
    listener = from;
    takeSyn(nowNanos, s, h);
    enter(State.SYN_RECEIVED, nowNanos);
    sendSyn(nowNanos);
  }

  /** The acknowledgement of a cookie came: the handshake is over, though nothing of it was kept. */
  void acceptCookie(long nowNanos, TcpSegment s, Handshake h) {
    openedNanos = nowNanos;
    heardNanos = nowNanos;
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

  private void sendSyn(long nowNanos) {
    sender.prepareSyn();
    transmitPlan(nowNanos);
    tcp.schedule(this);
  }

  private void takeSyn(long nowNanos, TcpSegment s, Handshake h) {
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
    keepaliveIdle = idleNanos;
    keepaliveProbes = 0;
    keepaliveDeadlineNanos = idleNanos == 0 ? Long.MAX_VALUE : nowNanos + idleNanos;
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

  // --- SEGMENT ARRIVES, §3.10.7 ---

  /** A segment of this connection, checksum checked. */
  void onSegment(long nowNanos, TcpSegment s) {
    heardNanos = nowNanos;
    keepaliveProbes = 0;
    if (keepaliveDeadlineNanos != Long.MAX_VALUE) {
      keepaliveDeadlineNanos = nowNanos + keepaliveIdle;
    }
    switch (state) {
      case SYN_SENT -> onSynSent(nowNanos, s);
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK ->
          onSynchronized(nowNanos, s);
      case CLOSED, LISTEN, TIME_WAIT -> throw new AssertionError("a segment in " + state);
    }
    if (registered) {
      boolean disorder = !receiver.assembler().isEmpty() || receiver.duplicatePending();
      tcp.touch(nowNanos, this, disorder);
    }
  }

  /** §3.10.7.4: eight steps; a step that returns false ends the walk. */
  private void onSynchronized(long nowNanos, TcpSegment s) {
    if (checkSequence(nowNanos, s)
        && checkRst(nowNanos, s)
        && checkSyn(nowNanos, s)
        && checkAck(nowNanos, s)
        && processText(nowNanos, s)) {
      processFin(nowNanos, s);
    }
  }

  /** §3.10.7.3: SYN-SENT. */
  private void onSynSent(long nowNanos, TcpSegment s) {
    boolean ackAcceptable = s.isAck() && s.ack() == sender.sndNxt();
    if (s.isAck() && !ackAcceptable) { // first
      tcp.counters().add(Counter.TCP_ACK);
      if (!s.isRst()) {
        tcp.reset(nowNanos, s, this);
      }
      return;
    }
    if (s.isRst()) { // second; RFC 5961 §3.2: only one that acknowledges our SYN
      tcp.counters().add(ackAcceptable ? Counter.TCP_RESETS_IN : Counter.TCP_RST_BLIND);
      if (ackAcceptable) {
        end(nowNanos, Failure.REFUSED);
      }
      return;
    }
    if (!s.isSyn()) { // fifth
      tcp.counters().add(Counter.TCP_NO_ACK);
      return;
    }
    takeSyn(nowNanos, s, Handshake.of(s, Ip.isV4(remoteHigh, remoteLow))); // fourth
    if (!s.isAck()) { // both ends opened at once, §3.5 figure 7
      enter(State.SYN_RECEIVED, nowNanos);
      sendSyn(nowNanos);
      return;
    }
    sender.onAck(nowNanos, s, s.window(), timestampOrZero(nowNanos, s));
    establish(nowNanos, s);
    receiver.acknowledgeNow();
    if (processText(nowNanos, s)) {
      processFin(nowNanos, s);
    }
  }

  /** First, check the sequence number; RFC 7323 §5.3 R1 comes before. */
  private boolean checkSequence(long nowNanos, TcpSegment s) {
    if (state == State.SYN_RECEIVED && s.isSyn() && !s.isAck() && s.seq() == receiver.irs()) {
      sendSyn(nowNanos); // the peer repeats its SYN: our answer was lost
      return false;
    }
    if (receiver.timestamps() && s.hasTimestamps() && receiver.isOld(nowNanos, s.timestamp())) {
      if (!s.isRst()) {
        tcp.counters().add(Counter.TCP_PAWS);
        receiver.acknowledgeNow();
        return false;
      }
    }
    if (!receiver.acceptable(s.seq(), s.sequenceLength())) {
      return onUnacceptable(nowNanos, s);
    }
    if (receiver.timestamps() && s.hasTimestamps()) {
      receiver.takeTimestamp(nowNanos, s.seq(), s.timestamp());
    }
    return true;
  }

  /**
   * Outside the window: dropped and acknowledged, unless it is a reset. Into a closed window valid
   * acknowledgements and resets still come (§3.10.7.4: special allowance).
   */
  private boolean onUnacceptable(long nowNanos, TcpSegment s) {
    boolean atEdge = receiver.rcvWnd() == 0 && s.seq() == receiver.rcvNxt();
    if (atEdge && !s.isSyn()) {
      if (!checkRst(nowNanos, s)) {
        return false;
      }
      if (s.isAck() && state != State.SYN_RECEIVED && sender.acceptable(s.ack())) {
        checkAck(nowNanos, s);
      }
      receiver.acknowledgeNow(); // a probe of our closed window
      return false;
    }
    tcp.counters().add(Counter.TCP_SEQUENCE);
    if (s.isRst()) {
      return false;
    }
    if (s.textLength() > 0 && Seq.le(Seq.plus(s.seq(), s.sequenceLength()), receiver.rcvNxt())) {
      // all of it came before: the report tells the sender that it repeated for nothing
      receiver.text(nowNanos, s.seq(), s.bytes(), s.textOffset(), s.textLength());
    }
    if (s.isAck() && state != State.SYN_RECEIVED && !s.isSyn() && sender.acceptable(s.ack())) {
      takeAck(nowNanos, s);
    }
    receiver.acknowledgeNow();
    return false;
  }

  /** Second, check the RST bit (RFC 5961 §3.2). */
  private boolean checkRst(long nowNanos, TcpSegment s) {
    if (!s.isRst()) {
      return true;
    }
    if (s.seq() != receiver.rcvNxt()) {
      tcp.counters().add(Counter.TCP_RST_BLIND);
      challenge(nowNanos);
      return false;
    }
    tcp.counters().add(Counter.TCP_RESETS_IN);
    end(nowNanos, state == State.SYN_RECEIVED && !passive ? Failure.REFUSED : Failure.RESET);
    return false;
  }

  /** Fourth, check the SYN bit (RFC 5961 §4.2). The third step, security, has no use today. */
  private boolean checkSyn(long nowNanos, TcpSegment s) {
    if (!s.isSyn()) {
      return true;
    }
    tcp.counters().add(Counter.TCP_SYN_BLIND);
    if (state == State.SYN_RECEIVED && passive) {
      end(nowNanos, Failure.RESET); // back to LISTEN, which is the listener's
      return false;
    }
    challenge(nowNanos);
    return false;
  }

  /** Fifth, check the ACK field. */
  private boolean checkAck(long nowNanos, TcpSegment s) {
    if (!s.isAck()) {
      tcp.counters().add(Counter.TCP_NO_ACK);
      return false;
    }
    if (state == State.SYN_RECEIVED && !checkFirstAck(nowNanos, s)) {
      return false;
    }
    if (!sender.acceptable(s.ack())) {
      return onUnacceptableAck(nowNanos, s);
    }
    takeAck(nowNanos, s);
    return registered;
  }

  private boolean checkFirstAck(long nowNanos, TcpSegment s) {
    if (s.ack() != sender.sndNxt()
        && !(Seq.lt(sender.iss, s.ack()) && sender.acceptable(s.ack()))) {
      tcp.counters().add(Counter.TCP_ACK);
      tcp.reset(nowNanos, s, this);
      return false;
    }
    if (listener != null && !listener.isOpen()) {
      abort(nowNanos);
      return false;
    }
    sender.onAck(nowNanos, s, s.window() << handshake.sndScale(), timestampOrZero(nowNanos, s));
    establish(nowNanos, s);
    return true;
  }

  /** An acknowledgement of the past is ignored, its text is not; others: RFC 5961 §5.2. */
  private boolean onUnacceptableAck(long nowNanos, TcpSegment s) {
    boolean recent = Seq.minus(sender.sndUna(), s.ack()) <= sender.maxSndWnd();
    if (Seq.lt(s.ack(), sender.sndUna()) && recent) {
      return true;
    }
    tcp.counters().add(Counter.TCP_ACK);
    challenge(nowNanos);
    return false;
  }

  private void takeAck(long nowNanos, TcpSegment s) {
    int recoveries = sender.recovery.recoveries();
    int window = s.window() << handshake.sndScale();
    int acked = sender.onAck(nowNanos, s, window, timestampOrZero(nowNanos, s));
    if (sender.recovery.recoveries() != recoveries) {
      tcp.counters().add(Counter.TCP_RECOVERIES);
    }
    if (acked > 0) {
      softError = null;
      if (orphan && lingerDeadlineNanos != Long.MAX_VALUE) {
        lingerDeadlineNanos = nowNanos + userTimeout;
      }
      changed();
    }
    if (sender.finAcked()) {
      onFinAcked(nowNanos);
    }
  }

  private int timestampOrZero(long nowNanos, TcpSegment s) {
    return receiver.timestamps() && s.hasTimestamps() ? timestamp(nowNanos) : 0;
  }

  private void onFinAcked(long nowNanos) {
    switch (state) {
      case FIN_WAIT_1 -> enter(State.FIN_WAIT_2, nowNanos);
      case CLOSING -> enter(State.TIME_WAIT, nowNanos);
      case LAST_ACK -> end(nowNanos, null);
      case FIN_WAIT_2 -> {} // known already
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT, TIME_WAIT ->
          throw new AssertionError("our FIN acknowledged in " + state);
    }
  }

  /**
   * Seventh, process the segment text. The sixth step, the URG bit, is none of ours: urgent octets
   * are delivered in line, as RFC 6093 asks of new users.
   */
  private boolean processText(long nowNanos, TcpSegment s) {
    int length = s.textLength();
    if (length == 0) {
      return true;
    }
    switch (state) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> {
        if (orphan) { // SHLD-3: nobody will ever read it
          tcp.counters().add(Counter.TCP_AFTER_CLOSE);
          abort(nowNanos);
          return false;
        }
        takeText(nowNanos, s, length);
      }
      case CLOSE_WAIT, CLOSING, LAST_ACK -> {} // after the peer's FIN there is no text
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, TIME_WAIT ->
          throw new AssertionError("step seven in " + state);
    }
    return true;
  }

  private void takeText(long nowNanos, TcpSegment s, int length) {
    int before = receiver.readable();
    switch (receiver.text(nowNanos, s.seq(), s.bytes(), s.textOffset(), length)) {
      case IN_ORDER -> {
        octetsIn += receiver.readable() - before;
        changed();
      }
      case NO_MEMORY -> {
        tcp.counters().add(Counter.TCP_MEMORY);
        receiver.forgetAhead();
      }
      case NO_HOLE -> tcp.counters().add(Counter.TCP_HOLES);
      case AHEAD, DUPLICATE -> {}
    }
  }

  /** Eighth, check the FIN bit; also the FIN that came ahead of a hole now filled. */
  private void processFin(long nowNanos, TcpSegment s) {
    int finSeq = Seq.plus(s.seq(), s.textLength() + (s.isSyn() ? 1 : 0));
    if (s.isFin() && Seq.le(finSeq, Seq.plus(receiver.rcvNxt(), receiver.rcvWnd()))) {
      receiver.fin(finSeq);
    }
    if (receiver.reachFin()) {
      onFin(nowNanos);
    }
  }

  /** The FIN is in order: step five has run, so in FIN-WAIT-1 our own is unacknowledged. */
  private void onFin(long nowNanos) {
    receiver.acknowledgeNow();
    State next =
        switch (state) {
          case SYN_RECEIVED, ESTABLISHED -> State.CLOSE_WAIT;
          case FIN_WAIT_1 -> State.CLOSING; // both ends closed at once, §3.6 case 3
          case FIN_WAIT_2 -> State.TIME_WAIT;
          case CLOSE_WAIT, CLOSING, LAST_ACK -> state;
          case CLOSED, LISTEN, SYN_SENT, TIME_WAIT -> throw new AssertionError("FIN in " + state);
        };
    enter(next, nowNanos);
    changed();
  }

  /** The three-way handshake is over. */
  private void establish(long nowNanos, TcpSegment s) {
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

  /** RFC 5961: an answer that only the true peer can make use of; ten in five seconds. */
  private void challenge(long nowNanos) {
    if (nowNanos - challengeSpanNanos >= CHALLENGE_SPAN) {
      challengeSpanNanos = nowNanos;
      challenges = 0;
    }
    if (challenges++ < CHALLENGES) {
      receiver.acknowledgeNow();
    } else {
      tcp.counters().add(Counter.TCP_CHALLENGE_RATE);
    }
  }

  // --- states ---

  /** Enters a state; every transition of a connection that lives passes here. */
  private void enter(State next, long nowNanos) {
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
  private void end(long nowNanos, Failure why) {
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

  private void changed() {
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
    at = Math.min(at, Math.min(keepaliveDeadlineNanos, lingerDeadlineNanos));
    return Math.min(at, retryDeadlineNanos);
  }

  void onTimers(long nowNanos) {
    if (nowNanos >= lingerDeadlineNanos) {
      giveUp(nowNanos);
      return;
    }
    if (nowNanos >= keepaliveDeadlineNanos && !keepAlive(nowNanos)) {
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
  private boolean keepAlive(long nowNanos) {
    if (!isEstablished() || sender.waiting()) {
      keepaliveDeadlineNanos = nowNanos + keepaliveIdle;
      return true; // data in flight: the retransmission timer knows sooner
    }
    if (keepaliveProbes == KEEPALIVE_PROBES) {
      giveUp(nowNanos);
      return false;
    }
    keepaliveProbes++;
    keepaliveDeadlineNanos = nowNanos + KEEPALIVE_INTERVAL;
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
