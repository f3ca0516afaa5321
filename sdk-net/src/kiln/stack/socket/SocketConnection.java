package kiln.stack.socket;

import java.util.Objects;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.stack.ip.Counter;
import kiln.stack.tcp.ConnectionStatistics;
import kiln.stack.tcp.Failure;
import kiln.stack.tcp.TcpConnection;

/**
 * A {@link Connection} over a {@link TcpConnection}: the waiting is here, the protocol is there.
 */
final class SocketConnection implements Connection {
  private final StackOwner owner;
  private final TcpConnection tcp;
  private final Signal signal;
  private volatile long readTimeout;
  private volatile long writeTimeout;
  private boolean closed;

  /**
   * The socket of a connection, made under the lock; null if the heap has no room for it. Then the
   * connection is aborted: its peer has to come again, and whoever has a socket keeps it.
   */
  static SocketConnection over(StackOwner owner, TcpConnection tcp) {
    try {
      return new SocketConnection(owner, tcp);
    } catch (OutOfMemoryError e) {
      owner.ip.counters().add(Counter.HEAP);
      tcp.abort(owner.now());
      owner.leave();
      return null;
    }
  }

  private SocketConnection(StackOwner owner, TcpConnection tcp) {
    this.owner = owner;
    this.tcp = tcp;
    signal = new Signal(owner.clock());
    tcp.observer(signal);
  }

  @Override
  public Endpoint local() {
    return new Endpoint(new IpAddress(tcp.localHigh(), tcp.localLow()), tcp.localPort());
  }

  @Override
  public Endpoint remote() {
    return new Endpoint(new IpAddress(tcp.remoteHigh(), tcp.remoteLow()), tcp.remotePort());
  }

  /** Blocks until the handshake is over. */
  void awaitEstablished(long timeoutNanos) throws NetException {
    long deadline = timeoutNanos == 0 ? Long.MAX_VALUE : owner.now() + timeoutNanos;
    while (true) {
      int seen;
      synchronized (owner.lock) {
        if (tcp.isEstablished()) {
          return;
        }
        if (tcp.failure() != null) {
          throw failed("connect to", tcp.failure());
        }
        seen = signal.count();
      }
      if (!signal.await(seen, deadline)) {
        abort();
        throw new NetException(
            NetException.Reason.TIMED_OUT,
            "connect to " + remote() + ": no answer for " + timeoutNanos / 1_000_000L + " ms");
      }
    }
  }

  @Override
  public int read(byte[] dst, int offset, int length) throws NetException {
    Objects.checkFromIndexSize(offset, length, dst.length);
    long nanos = readTimeout;
    long deadline = deadline(nanos);
    while (true) {
      int seen;
      synchronized (owner.lock) {
        checkOpen();
        int count = tcp.receive(owner.now(), dst, offset, length);
        owner.leave();
        if (count > 0 || length == 0) {
          return count;
        }
        if (count < 0) {
          if (tcp.failure() != null) {
            throw failed("read from", tcp.failure());
          }
          return -1;
        }
        seen = signal.count();
      }
      if (!signal.await(seen, deadline)) {
        throw timedOut("read from", nanos);
      }
    }
  }

  @Override
  public void write(byte[] src, int offset, int length) throws NetException {
    Objects.checkFromIndexSize(offset, length, src.length);
    int done = 0;
    while (done < length) {
      int seen;
      synchronized (owner.lock) {
        checkOpen();
        if (tcp.failure() != null) {
          throw failed("write to", tcp.failure());
        }
        if (tcp.outputOver()) {
          throw new NetException(
              NetException.Reason.CLOSED, "write to " + remote() + ": the output is finished");
        }
        done += tcp.send(owner.now(), src, offset + done, length - done);
        owner.leave();
        seen = signal.count();
      }
      long nanos = writeTimeout;
      if (done < length && !signal.await(seen, deadline(nanos))) {
        throw timedOut("write to", nanos);
      }
    }
  }

  @Override
  public int readable() {
    synchronized (owner.lock) {
      return tcp.readable();
    }
  }

  @Override
  public void finish() {
    synchronized (owner.lock) {
      tcp.finish(owner.now());
      owner.leave();
    }
  }

  @Override
  public void close() {
    synchronized (owner.lock) {
      if (!closed) {
        closed = true;
        tcp.close(owner.now());
        owner.leave();
      }
    }
    signal.changed(); // whoever waits in a call of this socket learns that it is closed
  }

  @Override
  public void abort() {
    synchronized (owner.lock) {
      closed = true;
      tcp.abort(owner.now());
      tcp.close(owner.now());
      owner.leave();
    }
    signal.changed();
  }

  @Override
  public void timeout(long nanos) {
    readTimeout = nanos;
    writeTimeout = nanos;
  }

  @Override
  public void readTimeout(long nanos) {
    readTimeout = nanos;
  }

  @Override
  public void noDelay(boolean on) {
    synchronized (owner.lock) {
      tcp.noDelay(on);
    }
  }

  @Override
  public void keepalive(long idleNanos) {
    if (idleNanos < 0) {
      throw new IllegalArgumentException("an idle time of " + idleNanos + " ns is negative");
    }
    synchronized (owner.lock) {
      tcp.keepalive(owner.now(), idleNanos);
      owner.leave();
    }
  }

  @Override
  public Statistics statistics() {
    synchronized (owner.lock) {
      ConnectionStatistics s = tcp.statistics();
      return new Statistics(
          s.octetsIn(), s.octetsOut(), s.retransmits(), s.srttNanos(), s.cwnd(), s.sndWnd());
    }
  }

  private long deadline(long nanos) {
    return nanos == 0 ? Long.MAX_VALUE : owner.now() + nanos;
  }

  private void checkOpen() throws NetException {
    if (closed) {
      throw new NetException(
          NetException.Reason.CLOSED, "the connection to " + remote() + " is closed");
    }
  }

  private NetException timedOut(String what, long nanos) {
    return new NetException(
        NetException.Reason.TIMED_OUT,
        what + " " + remote() + ": nothing moved for " + nanos / 1_000_000L + " ms");
  }

  private NetException failed(String what, Failure why) {
    NetException.Reason reason =
        switch (why) {
          case REFUSED -> NetException.Reason.REFUSED;
          case RESET -> NetException.Reason.RESET;
          case TIMED_OUT -> NetException.Reason.TIMED_OUT;
          case UNREACHABLE -> NetException.Reason.UNREACHABLE;
          case ABORTED -> NetException.Reason.CLOSED;
        };
    return new NetException(reason, what + " " + remote() + ": " + why);
  }
}
