package kiln.stack.tcp;

import kiln.stack.ip.Counter;
import kiln.stack.ip.Counters;
import kiln.stack.ip.IcmpError;
import kiln.stack.ip.InterfaceAddress;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.Packet;
import kiln.stack.ip.RateLimit;
import kiln.stack.ip.Route;
import kiln.stack.ip.Transport;
import kiln.stack.random.SipHash;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Octets;
import kiln.stack.wire.Seq;
import kiln.stack.wire.TcpSegment;

/**
 * TCP of one stack: finds the connection or listener of a segment, opens connections, and polls
 * those whose deadline came.
 */
public final class Tcp implements Transport {
  private static final int LISTENER_BUCKETS = 64;

  /** RFC 6335 §6: the dynamic ports. */
  private static final int EPHEMERAL_FIRST = 49_152;

  private static final int EPHEMERAL_COUNT = 65_536 - EPHEMERAL_FIRST;

  private static final int FIXED_HEADER = TcpSegment.HEADER;

  /**
   * A connection of ours in TIME-WAIT is reopened after this long, by its timestamps (RFC 6191).
   */
  private static final long REUSE_AFTER = 1_000_000_000L;

  /** Hears every transition: one trace line each. */
  public interface TransitionListener {
    void onTransition(TcpConnection connection, State from, State to);
  }

  private final IpStack ip;
  private final TcpConfig config;
  private final SipHash secret;
  private final MemoryBudget budget;
  private final BufferPool pool;
  private final SegmentWriter writer;
  private final ConnectionTable connections;
  private final TimeWaitTable timeWaits;
  private final SynCookies cookies;
  private final DeadlineHeap deadlines = new DeadlineHeap();
  private final TcpListener[] listeners = new TcpListener[LISTENER_BUCKETS];
  private final RateLimit resets = new RateLimit(1000, 200);
  private final TcpSegment segment = new TcpSegment();
  private TcpConnection firstDirty;
  private TransitionListener transitions;

  public Tcp(IpStack ip, TcpConfig config) {
    this.ip = ip;
    this.config = config;
    secret = new SipHash(ip.random().nextLong(), ip.random().nextLong());
    cookies = new SynCookies(new SipHash(ip.random().nextLong(), ip.random().nextLong()));
    budget = new MemoryBudget(config.memoryBytes());
    pool = new BufferPool(budget);
    writer = new SegmentWriter(ip);
    FlowHash hash = new FlowHash(ip.random().nextLong(), ip.random().nextLong());
    connections = new ConnectionTable(hash);
    timeWaits = new TimeWaitTable(hash, config.timeWaits());
  }

  public MemoryBudget budget() {
    return budget;
  }

  public int connections() {
    return connections.size();
  }

  /** Whether a connection that its user has closed still has something to deliver. */
  public boolean delivering() {
    return connections.delivering();
  }

  public int timeWaits() {
    return timeWaits.size();
  }

  public void transitions(TransitionListener listener) {
    transitions = listener;
  }

  TcpConfig config() {
    return config;
  }

  BufferPool pool() {
    return pool;
  }

  SegmentWriter writer() {
    return writer;
  }

  Counters counters() {
    return ip.counters();
  }

  int fairShare() {
    return pool.fairShare();
  }

  /** The clock of timestamps and cookies: milliseconds. */
  int clock(long nowNanos) {
    return (int) (nowNanos / 1_000_000L);
  }

  // --- open ---

  /**
   * Listens on a port. The address may be {@code ::} for both families, 0.0.0.0 for IPv4, or one of
   * ours.
   *
   * @return the listener, or null if another has the port on this address
   */
  public TcpListener listen(long localHigh, long localLow, int port, int backlog) {
    for (TcpListener l = listeners[port % LISTENER_BUCKETS]; l != null; l = l.next) {
      if (l.port == port && l.localHigh == localHigh && l.localLow == localLow) {
        return null;
      }
    }
    TcpListener added = new TcpListener(this, localHigh, localLow, port, Math.max(backlog, 1));
    added.next = listeners[port % LISTENER_BUCKETS];
    listeners[port % LISTENER_BUCKETS] = added;
    return added;
  }

  void release(TcpListener gone) {
    int bucket = gone.port % LISTENER_BUCKETS;
    TcpListener before = null;
    for (TcpListener l = listeners[bucket]; l != null; before = l, l = l.next) {
      if (l == gone) {
        if (before == null) {
          listeners[bucket] = l.next;
        } else {
          before.next = l.next;
        }
        return;
      }
    }
  }

  /** Why {@link #connect} gave null. */
  public enum Refusal {
    NO_ROUTE,
    NO_PORT,
    NO_MEMORY
  }

  private Refusal refusal;

  public Refusal refusal() {
    return refusal;
  }

  /**
   * Opens a connection: its SYN leaves now, the observer hears when it is established or fails.
   *
   * @param localPort 1 to 65535, or 0 for a dynamic one
   * @return the connection in SYN-SENT, or null: see {@link #refusal}
   */
  public TcpConnection connect(long nowNanos, long high, long low, int port, int localPort) {
    Route route = routeToPeer(high, low);
    InterfaceAddress source = route == null ? null : ip.selectSource(route.out(), high, low);
    if (source == null) {
      refusal = Refusal.NO_ROUTE;
      return null;
    }
    return open(nowNanos, source.high(), source.low(), localPort, high, low, port);
  }

  /** As {@link #connect}, from an address that the caller chooses; it must be one of ours. */
  public TcpConnection connectFrom(
      long nowNanos,
      long localHigh,
      long localLow,
      int localPort,
      long high,
      long low,
      int port) {
    boolean reachable = routeToPeer(high, low) != null && ip.owns(localHigh, localLow);
    if (!reachable || Ip.isV4(localHigh, localLow) != Ip.isV4(high, low)) {
      refusal = Refusal.NO_ROUTE;
      return null;
    }
    return open(nowNanos, localHigh, localLow, localPort, high, low, port);
  }

  /** The way to whom a connection may be opened: MUST-46, no group and no broadcast. */
  private Route routeToPeer(long high, long low) {
    return ip.isUnicast(high, low) ? ip.route(high, low) : null;
  }

  private TcpConnection open(
      long nowNanos,
      long localHigh,
      long localLow,
      int localPort,
      long high,
      long low,
      int port) {
    int from =
        localPort != 0 ? localPort : freePort(nowNanos, localHigh, localLow, high, low, port);
    if (from == 0 || taken(nowNanos, localHigh, localLow, from, high, low, port)) {
      refusal = Refusal.NO_PORT;
      return null;
    }
    if (!pool.reserve(TcpConnection.COST)) {
      refusal = Refusal.NO_MEMORY;
      return null;
    }
    int iss = initialSequence(nowNanos, localHigh, localLow, from, high, low, port);
    TcpConnection c = create(false, localHigh, localLow, from, high, low, port, iss);
    if (c == null) {
      refusal = Refusal.NO_MEMORY;
      return null;
    }
    c.connect(nowNanos);
    return c;
  }

  /**
   * Makes a connection for which the budget has room.
   *
   * @return null if the heap has none, as an app has filled it: then nothing is charged
   */
  private TcpConnection create(
      boolean passive,
      long localHigh,
      long localLow,
      int localPort,
      long remoteHigh,
      long remoteLow,
      int remotePort,
      int iss) {
    int tsOffset = timestampOffset(localHigh, localLow, remoteHigh, remoteLow);
    try {
      TcpConnection c =
          new TcpConnection(
              this,
              passive,
              localHigh,
              localLow,
              localPort,
              remoteHigh,
              remoteLow,
              remotePort,
              iss,
              tsOffset);
      deadlines.reserve(connections.size() + 1);
      connections.add(c);
      c.registered = true;
      pool.connections(1);
      return c;
    } catch (OutOfMemoryError e) {
      budget.release(TcpConnection.COST);
      counters().add(Counter.HEAP);
      return null;
    }
  }

  /** RFC 7323 §7.1: where the timestamps of two hosts begin; the same for all their connections. */
  private int timestampOffset(long localHigh, long localLow, long remoteHigh, long remoteLow) {
    return (int) secret.hash(localHigh ^ remoteHigh, localLow * 31 + remoteLow);
  }

  /** RFC 6528 §3: a clock of 4 microseconds plus a keyed hash of the connection. */
  private int initialSequence(
      long nowNanos,
      long localHigh,
      long localLow,
      int localPort,
      long remoteHigh,
      long remoteLow,
      int remotePort) {
    long f =
        secret.hash(
            localHigh, localLow, remoteHigh, remoteLow, (long) localPort << 16 | remotePort);
    return (int) (nowNanos >> 12) + (int) f;
  }

  /** RFC 6056 §3.3.1: random start, then the next that is free for this peer. */
  private int freePort(
      long nowNanos, long localHigh, long localLow, long high, long low, int port) {
    int start = ip.random().nextInt(EPHEMERAL_COUNT);
    for (int i = 0; i < EPHEMERAL_COUNT; i++) {
      int candidate = EPHEMERAL_FIRST + (start + i) % EPHEMERAL_COUNT;
      if (!taken(nowNanos, localHigh, localLow, candidate, high, low, port)) {
        return candidate;
      }
    }
    return 0;
  }

  /**
   * Whether two endpoints are in use. One in TIME-WAIT for a second may be taken again if it used
   * timestamps: the peer tells old segments by them (RFC 6191 §2).
   */
  private boolean taken(
      long nowNanos, long localHigh, long localLow, int localPort, long high, long low, int port) {
    if (connections.find(localHigh, localLow, localPort, high, low, port) != null) {
      return true;
    }
    int e = timeWaits.find(localHigh, localLow, localPort, high, low, port);
    if (e < 0) {
      return false;
    }
    boolean reusable =
        timeWaits.timestamps(e) && nowNanos - timeWaits.enteredNanos(e) > REUSE_AFTER;
    if (reusable) {
      counters().add(Counter.TIME_WAIT_REUSED);
      timeWaits.remove(e);
    }
    return !reusable;
  }

  /** What we offer as MSS to a peer: the link's MTU less fixed headers (RFC 6691 §2). */
  int linkMss(long remoteHigh, long remoteLow) {
    Route route = ip.route(remoteHigh, remoteLow);
    int headers = FIXED_HEADER + (Ip.isV4(remoteHigh, remoteLow) ? 20 : 40);
    return (route == null ? 576 : route.out().mtu()) - headers;
  }

  /** The largest text without options that fits through the known path. */
  int pathMss(long nowNanos, long remoteHigh, long remoteLow) {
    Route route = ip.route(remoteHigh, remoteLow);
    int headers = FIXED_HEADER + (Ip.isV4(remoteHigh, remoteLow) ? 20 : 40);
    int mtu = route == null ? 576 : ip.pathMtu(nowNanos, route.out(), remoteHigh, remoteLow);
    return mtu - headers;
  }

  // --- segments ---

  @Override
  public void onPacket(long nowNanos, Packet p) {
    counters().add(Counter.TCP_IN);
    TcpSegment s = segment;
    if (!s.wrap(p.bytes, p.offset, p.length)) {
      counters().add(Counter.TCP_MALFORMED);
      return;
    }
    if (!p.checksumVerified && !checksumHolds(p)) {
      counters().add(Counter.TCP_CHECKSUM);
      return;
    }
    if (p.group || s.sourcePort() == 0 || Ip.isAny(p.sourceHigh, p.sourceLow)) {
      counters().add(Counter.TCP_SOURCE); // MUST-57, MUST-63: no connection to or from a group
      return;
    }
    TcpConnection c =
        connections.find(
            p.destinationHigh,
            p.destinationLow,
            s.destinationPort(),
            p.sourceHigh,
            p.sourceLow,
            s.sourcePort());
    if (c != null) {
      SegmentArrival.take(nowNanos, c, s);
    } else if (!onTimeWait(nowNanos, p, s)) {
      onUnknown(nowNanos, p, s);
    }
  }

  private boolean checksumHolds(Packet p) {
    return segment.checksumHolds(
        Checksum.pseudoHeader(
            p.sourceHigh, p.sourceLow, p.destinationHigh, p.destinationLow, Ip.TCP, p.length));
  }

  /** TIME-WAIT of §3.10.7.4, and RFC 6191: a new SYN that is surely newer ends the wait. */
  private boolean onTimeWait(long nowNanos, Packet p, TcpSegment s) {
    int e =
        timeWaits.find(
            p.destinationHigh,
            p.destinationLow,
            s.destinationPort(),
            p.sourceHigh,
            p.sourceLow,
            s.sourcePort());
    if (e < 0) {
      return false;
    }
    if (s.isRst()) {
      counters().add(Counter.TCP_RST_BLIND); // RFC 1337 §3: no reset cuts TIME-WAIT short
      return true;
    }
    if (s.isSyn() && !s.isAck()) {
      if (isNewer(s, e)) {
        counters().add(Counter.TIME_WAIT_REUSED);
        timeWaits.remove(e);
        return false;
      }
    }
    if (s.sequenceLength() > 0 || s.seq() != timeWaits.rcvNxt(e)) {
      if (s.isFin()) {
        timeWaits.restart(e, nowNanos);
      }
      writer.timeWait(
          nowNanos,
          s,
          timeWaits,
          e,
          clock(nowNanos),
          p.destinationHigh,
          p.destinationLow,
          p.sourceHigh,
          p.sourceLow);
    }
    return true;
  }

  /** RFC 6191 §2: by timestamp, or by sequence number where timestamps do not tell. */
  private boolean isNewer(TcpSegment s, int e) {
    boolean stamped = timeWaits.timestamps(e) && s.hasTimestamps();
    if (stamped && s.timestamp() != timeWaits.tsRecent(e)) {
      return Seq.gt(s.timestamp(), timeWaits.tsRecent(e));
    }
    return Seq.gt(s.seq(), timeWaits.rcvNxt(e));
  }

  /** LISTEN (§3.10.7.2) and CLOSED (§3.10.7.1). */
  private void onUnknown(long nowNanos, Packet p, TcpSegment s) {
    if (s.isRst()) {
      counters().add(Counter.TCP_NO_CONNECTION);
      return;
    }
    TcpListener l = listener(p.destinationHigh, p.destinationLow, s.destinationPort());
    if (l != null && s.isSyn() && !s.isAck()) {
      onSyn(nowNanos, p, s, l);
      return;
    }
    if (l != null && s.isAck() && !s.isSyn() && onCookie(nowNanos, p, s, l)) {
      return;
    }
    counters().add(Counter.TCP_NO_CONNECTION);
    boolean ignored = l != null && !s.isAck(); // §3.10.7.2, fourth: no SYN and no ACK
    if (!ignored && resets.allows(nowNanos)) {
      counters().add(Counter.TCP_RESETS_OUT);
      writer.reset(nowNanos, s, p.destinationHigh, p.destinationLow, p.sourceHigh, p.sourceLow);
    }
  }

  private TcpListener listener(long high, long low, int port) {
    TcpListener best = null;
    for (TcpListener l = listeners[port % LISTENER_BUCKETS]; l != null; l = l.next) {
      if (l.port != port) {
        continue;
      }
      if (l.localLow == low && l.localHigh == high) {
        return l;
      }
      boolean any = l.localHigh == 0 && l.localLow == 0;
      boolean any4 = l.localHigh == 0 && l.localLow == Ip.V4_ANY && Ip.isV4(high, low);
      if (any4 || any && best == null) {
        best = l;
      }
    }
    return best;
  }

  private void onSyn(long nowNanos, Packet p, TcpSegment s, TcpListener l) {
    Handshake h = Handshake.of(s, Ip.isV4(p.sourceHigh, p.sourceLow));
    if (l.full() || !pool.reserve(TcpConnection.COST)) {
      sendCookie(nowNanos, p, s, h);
      return;
    }
    int iss =
        initialSequence(
            nowNanos,
            p.destinationHigh,
            p.destinationLow,
            s.destinationPort(),
            p.sourceHigh,
            p.sourceLow,
            s.sourcePort());
    TcpConnection c = createFrom(p, s, iss);
    if (c == null) {
      sendCookie(nowNanos, p, s, h);
      return;
    }
    l.onHalfOpen();
    c.accept(nowNanos, s, h, l);
  }

  private TcpConnection createFrom(Packet p, TcpSegment s, int iss) {
    return create(
        true,
        p.destinationHigh,
        p.destinationLow,
        s.destinationPort(),
        p.sourceHigh,
        p.sourceLow,
        s.sourcePort(),
        iss);
  }

  private void sendCookie(long nowNanos, Packet p, TcpSegment s, Handshake h) {
    counters().add(Counter.TCP_COOKIE_SENT);
    int iss =
        cookies.issue(
            nowNanos,
            p.destinationHigh,
            p.destinationLow,
            s.destinationPort(),
            p.sourceHigh,
            p.sourceLow,
            s.sourcePort(),
            s.seq(),
            h.mss());
    // The connection that may come of it counts on from here, or PAWS would drop its segments.
    int offset = timestampOffset(p.destinationHigh, p.destinationLow, p.sourceHigh, p.sourceLow);
    writer.cookie(
        nowNanos,
        s,
        h,
        p.destinationHigh,
        p.destinationLow,
        p.sourceHigh,
        p.sourceLow,
        iss,
        clock(nowNanos) + offset,
        linkMss(p.sourceHigh, p.sourceLow),
        Receiver.scaleFor(config.bufferBytes()));
  }

  /** Whether the segment was the answer to a cookie, taken or not. */
  private boolean onCookie(long nowNanos, Packet p, TcpSegment s, TcpListener l) {
    int iss = Seq.plus(s.ack(), -1);
    int irs = Seq.plus(s.seq(), -1);
    if (!cookies.verify(
        nowNanos,
        p.destinationHigh,
        p.destinationLow,
        s.destinationPort(),
        p.sourceHigh,
        p.sourceLow,
        s.sourcePort(),
        irs,
        iss)) {
      return false;
    }
    Handshake h = SynCookies.handshake(cookies.mss(), s.hasTimestamps(), s.timestampEcho());
    if (l.waiting() >= l.backlog() || !pool.reserve(TcpConnection.COST)) {
      counters().add(Counter.TCP_BACKLOG); // silence: the client's data comes again, and finds room
      return true;
    }
    TcpConnection c = createFrom(p, s, iss);
    if (c == null) {
      return true;
    }
    counters().add(Counter.TCP_COOKIE_TAKEN);
    c.acceptCookie(nowNanos, s, h);
    l.enqueue(c);
    c.listener = l;
    SegmentArrival.take(nowNanos, c, s);
    return true;
  }

  void reset(long nowNanos, TcpSegment s, TcpConnection c) {
    counters().add(Counter.TCP_RESETS_OUT);
    writer.reset(nowNanos, s, c.localHigh, c.localLow, c.remoteHigh, c.remoteLow);
  }

  @Override
  public void onError(long nowNanos, IcmpError error, Packet original) {
    TcpConnection c =
        connections.find(
            original.sourceHigh,
            original.sourceLow,
            Octets.u16(original.bytes, original.offset),
            original.destinationHigh,
            original.destinationLow,
            Octets.u16(original.bytes, original.offset + 2));
    if (c == null) {
      counters().add(Counter.ICMP_STRAY);
      return;
    }
    int seq = Octets.i32(original.bytes, original.offset + 4);
    boolean inFlight = Seq.inWindow(seq, c.sender.sndUna(), Math.max(c.sender.flight(), 1));
    int mtu = error == IcmpError.TOO_BIG && inFlight ? ip.onTooBig(nowNanos, original) : 0;
    c.onError(nowNanos, error, seq, mtu);
  }

  // --- polling ---

  /**
   * A segment changed a connection: it is to send what it has to say. At once if it saw disorder,
   * which the peer must hear of segment by segment, else when the batch of frames is through.
   */
  void touch(long nowNanos, TcpConnection c, boolean atOnce) {
    if (atOnce) {
      c.output(nowNanos);
    } else if (!c.dirty) {
      c.dirty = true;
      c.nextDirty = firstDirty;
      firstDirty = c;
    }
  }

  void schedule(TcpConnection c) {
    deadlines.set(c, c.nextDeadline());
  }

  @Override
  public void poll(long nowNanos) {
    flushDirty(nowNanos);
    while (deadlines.earliest() <= nowNanos) {
      TcpConnection c = deadlines.first();
      c.onTimers(nowNanos);
      if (c.registered && c.deadlineNanos <= nowNanos) {
        deadlines.set(c, Math.max(c.nextDeadline(), nowNanos + 1)); // never twice in one poll
      }
    }
    timeWaits.expire(nowNanos);
    pool.poll(nowNanos);
  }

  private void flushDirty(long nowNanos) {
    while (firstDirty != null) {
      TcpConnection c = firstDirty;
      firstDirty = c.nextDirty;
      c.nextDirty = null;
      c.dirty = false;
      if (c.registered) {
        c.output(nowNanos);
      }
    }
  }

  @Override
  public long pollAt() {
    return Math.min(Math.min(deadlines.earliest(), timeWaits.pollAt()), pool.pollAt());
  }

  void timeWait(long nowNanos, TcpConnection c, int tsOffset) {
    if (timeWaits.add(nowNanos, c, tsOffset)) {
      counters().add(Counter.TIME_WAIT_EVICTED);
    }
  }

  void remove(TcpConnection c) {
    if (!c.registered) {
      return;
    }
    c.registered = false;
    connections.remove(c);
    pool.connections(-1);
    deadlines.set(c, Long.MAX_VALUE);
    deadlines.reserve(connections.size());
    budget.release(TcpConnection.COST);
  }

  void trace(TcpConnection c, State from, State to) {
    if (transitions != null) {
      transitions.onTransition(c, from, to);
    }
  }

  /** Listeners and connections, one a line. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (TcpListener head : listeners) {
      for (TcpListener l = head; l != null; l = l.next) {
        out.append(l).append('\n');
      }
    }
    return out.append(connections).toString();
  }
}
