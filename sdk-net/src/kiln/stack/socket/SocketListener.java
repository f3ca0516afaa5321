package kiln.stack.socket;

import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.stack.tcp.TcpConnection;
import kiln.stack.tcp.TcpListener;

/** A {@link Listener} over a {@link TcpListener}. */
final class SocketListener implements Listener {
  private final StackOwner owner;
  private final TcpListener tcp;
  private final Signal signal;
  private volatile long timeout;

  /** Under the lock. */
  SocketListener(StackOwner owner, TcpListener tcp) {
    this.owner = owner;
    this.tcp = tcp;
    signal = new Signal(owner.clock());
    tcp.observer(signal);
  }

  @Override
  public Endpoint local() {
    return new Endpoint(new IpAddress(tcp.localHigh(), tcp.localLow()), tcp.port());
  }

  @Override
  public Connection accept() throws NetException {
    long nanos = timeout;
    long deadline = nanos == 0 ? Long.MAX_VALUE : owner.now() + nanos;
    while (true) {
      int seen;
      synchronized (owner.lock) {
        TcpConnection c = tcp.accept();
        if (c != null) {
          SocketConnection accepted = SocketConnection.over(owner, c);
          if (accepted == null) {
            continue; // the next one
          }
          return accepted;
        }
        if (!tcp.isOpen()) {
          throw new NetException(
              NetException.Reason.CLOSED, "the listener on " + local() + " is closed");
        }
        seen = signal.count();
      }
      if (!signal.await(seen, deadline)) {
        throw new NetException(
            NetException.Reason.TIMED_OUT,
            "nobody connected to " + local() + " for " + nanos / 1_000_000L + " ms");
      }
    }
  }

  @Override
  public void timeout(long nanos) {
    timeout = nanos;
  }

  @Override
  public void close() {
    synchronized (owner.lock) {
      tcp.close(owner.now());
      owner.leave();
    }
    signal.changed();
  }
}
