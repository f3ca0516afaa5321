package kiln.stack.tcp;

/**
 * A port in LISTEN: connections that are half open, and those that wait to be accepted.
 *
 * <p>A SYN makes a half-open connection while {@code halfOpen + waiting < backlog}. Beyond that it
 * is answered by a cookie, so that a flood costs nothing and a real client still gets in, while
 * {@code waiting < backlog}.
 */
public final class TcpListener {
  private final Tcp tcp;
  final long localHigh;
  final long localLow;
  final int port;
  private final int backlog;

  /** Room for those that came by cookies, and for all half-open ones on top. */
  private final TcpConnection[] waiting;

  private int head;
  private int count;
  private int halfOpen;
  private boolean open = true;
  private TcpConnection.Observer observer;

  /** Next in the chain of its bucket. */
  TcpListener next;

  TcpListener(Tcp tcp, long localHigh, long localLow, int port, int backlog) {
    this.tcp = tcp;
    this.localHigh = localHigh;
    this.localLow = localLow;
    this.port = port;
    this.backlog = backlog;
    waiting = new TcpConnection[2 * backlog];
  }

  public int port() {
    return port;
  }

  public long localHigh() {
    return localHigh;
  }

  public long localLow() {
    return localLow;
  }

  public boolean isOpen() {
    return open;
  }

  public int backlog() {
    return backlog;
  }

  /** Connections that {@link #accept} would give now. */
  public int waiting() {
    return count;
  }

  int halfOpen() {
    return halfOpen;
  }

  public void observer(TcpConnection.Observer changes) {
    observer = changes;
  }

  /** The connection that waits longest, or null. */
  public TcpConnection accept() {
    if (count == 0) {
      return null;
    }
    TcpConnection c = waiting[head];
    waiting[head] = null;
    head = (head + 1) % waiting.length;
    count--;
    c.listener = null;
    return c;
  }

  /** Stops listening. Half-open connections and those not accepted are reset. */
  public void close(long nowNanos) {
    if (!open) {
      return;
    }
    open = false;
    tcp.release(this);
    for (TcpConnection c; (c = accept()) != null; ) {
      c.abort(nowNanos);
    }
  }

  boolean full() {
    return halfOpen + count >= backlog;
  }

  void onHalfOpen() {
    halfOpen++;
  }

  /** A half-open connection ended without being established. */
  void onHalfOpenGone() {
    halfOpen--;
  }

  /** A half-open connection was established. */
  void onEstablished(TcpConnection c) {
    halfOpen--;
    enqueue(c);
  }

  /** An established connection waits for {@link #accept}. Room was checked. */
  void enqueue(TcpConnection c) {
    waiting[(head + count) % waiting.length] = c;
    count++;
    if (observer != null) {
      observer.changed();
    }
  }

  @Override
  public String toString() {
    return "LISTEN " + port + " half-open " + halfOpen + " waiting " + count + "/" + backlog;
  }
}
