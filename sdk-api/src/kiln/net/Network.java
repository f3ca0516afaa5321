package kiln.net;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The host's place in the network: makes sockets. Its calls block the calling thread or fiber, and
 * no other; may be called by any thread.
 *
 * <p>All sockets together live within one memory budget. When it runs short windows shrink and new
 * connections are refused; nothing that exists fails.
 */
@ProviderType
public interface Network {
  /** Connections that wait to be accepted, unless a listener asks for another number. */
  int DEFAULT_BACKLOG = 128;

  /**
   * Listens for connections.
   *
   * @param local where; port 0 is not allowed, there is nobody who could find it
   * @param backlog connections that may wait; beyond it the handshake is kept in cookies
   * @throws NetException {@code IN_USE} if another listener has the port
   */
  Listener listen(Endpoint local, int backlog) throws NetException;

  /**
   * Opens a connection. Blocks until the peer has answered or {@code timeoutNanos} passed.
   *
   * @param timeoutNanos nanoseconds; 0 waits as long as TCP does, about three minutes
   * @throws NetException {@code REFUSED}, {@code UNREACHABLE}, {@code TIMED_OUT}, {@code NO_MEMORY}
   */
  default Connection connect(Endpoint remote, long timeoutNanos) throws NetException {
    return connect(Endpoint.any(0), remote, timeoutNanos);
  }

  /**
   * The same from an address and a port that the caller chooses.
   *
   * @param local where from; an address that means all of ours, or port 0, leaves the choice to the
   *     network
   * @throws NetException as above; {@code UNREACHABLE} also if the address is not one of ours, {@code
   *     IN_USE} if a connection from there to {@code remote} exists
   */
  Connection connect(Endpoint local, Endpoint remote, long timeoutNanos) throws NetException;

  /**
   * Opens a UDP socket.
   *
   * @param local where; port 0 takes one that nobody can guess
   * @throws NetException {@code IN_USE} if another socket has the port
   */
  UdpSocket udp(Endpoint local) throws NetException;

  /** The addresses in use now, loopback excluded; empty while none is configured. */
  List<IpAddress> addresses();

  /** DNS servers that DHCP or a router named, the first to ask in front; empty if none did. */
  List<IpAddress> resolvers();

  /**
   * Blocks until the host has an address beside its loopback ones.
   *
   * @param timeoutNanos nanoseconds
   * @return whether it has one
   */
  boolean awaitAddress(long timeoutNanos) throws NetException;

  /**
   * Sends an ICMP echo request and blocks until something comes back for it.
   *
   * @param length octets of data, 0 to 65,507
   * @param hopLimit routers that it may pass plus one, 1 to 255; 64 is usual
   * @param timeoutNanos nanoseconds
   * @throws NetException {@code TIMED_OUT}, {@code UNREACHABLE} if there is no route
   */
  Echo ping(IpAddress to, int length, int hopLimit, long timeoutNanos) throws NetException;

  /**
   * Sets the filter that packets pass from now on, in place of the one before; null for none, as at
   * the start. Whether packets are forwarded at all is the network's setting {@code forwarding}.
   */
  void filter(PacketFilter filter);

  /**
   * What the network counted since the start, drops and their reasons among it: one {@code name
   * value} a line, only what is not zero.
   */
  String counters();
}
