package kiln.stack.socket;

import java.util.Objects;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.net.UdpSocket;
import kiln.stack.ip.Sent;
import kiln.stack.udp.Datagram;
import kiln.stack.udp.UdpPort;

/** A {@link UdpSocket} over a {@link UdpPort}. */
final class SocketUdp implements UdpSocket {
  /** Largest payload: 65,535 octets less the headers of IPv4 and UDP. */
  private static final int MAX_PAYLOAD = 65_507;

  private final StackOwner owner;
  private final UdpPort udp;
  private final Signal signal;
  private final Datagram datagram = new Datagram();
  private volatile long timeout;

  /** Under the lock. */
  SocketUdp(StackOwner owner, UdpPort udp) {
    this.owner = owner;
    this.udp = udp;
    signal = new Signal(owner.clock());
    udp.observer(signal);
  }

  @Override
  public Endpoint local() {
    return new Endpoint(new IpAddress(udp.localHigh(), udp.localLow()), udp.port());
  }

  @Override
  public void send(Endpoint to, byte[] src, int offset, int length) throws NetException {
    Objects.checkFromIndexSize(offset, length, src.length);
    if (length > MAX_PAYLOAD) {
      throw new NetException(
          NetException.Reason.TOO_LARGE,
          "a datagram has at most " + MAX_PAYLOAD + " octets, not " + length);
    }
    Sent sent;
    synchronized (owner.lock) {
      checkOpen();
      IpAddress a = to.address();
      sent = udp.send(owner.now(), a.high(), a.low(), to.port(), src, offset, length);
      owner.leave();
    }
    if (sent == Sent.REFUSED) {
      throw new NetException(
          NetException.Reason.UNREACHABLE, "there is no route to " + to + ", or it is filtered");
    }
  }

  @Override
  public Received receive(byte[] dst, int offset, int length) throws NetException {
    Objects.checkFromIndexSize(offset, length, dst.length);
    long nanos = timeout;
    long deadline = nanos == 0 ? Long.MAX_VALUE : owner.now() + nanos;
    while (true) {
      int seen;
      synchronized (owner.lock) {
        checkOpen();
        if (udp.receive(datagram, dst, offset, length)) {
          IpAddress from = new IpAddress(datagram.sourceHigh, datagram.sourceLow);
          return new Received(new Endpoint(from, datagram.sourcePort), datagram.length);
        }
        seen = signal.count();
      }
      if (!signal.await(seen, deadline)) {
        throw new NetException(
            NetException.Reason.TIMED_OUT,
            "no datagram came to " + local() + " for " + nanos / 1_000_000L + " ms");
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
      udp.close();
    }
    signal.changed();
  }

  private void checkOpen() throws NetException {
    if (!udp.isOpen()) {
      throw new NetException(NetException.Reason.CLOSED, "the socket on " + local() + " is closed");
    }
  }
}
