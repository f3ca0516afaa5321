package kiln.net;

import org.osgi.annotation.versioning.ProviderType;

/** A UDP port: datagrams out and in, whole or not at all, in any order. Thread safe. */
@ProviderType
public interface UdpSocket extends AutoCloseable {
  Endpoint local();

  /**
   * A datagram that came in.
   *
   * @param from who sent it
   * @param length its octets; more than were moved if it did not fit
   */
  record Received(Endpoint from, int length) {}

  /**
   * Sends {@code length} octets of {@code src} from {@code offset} as one datagram. Never blocks: a
   * datagram for which there is no room now is lost, as on any link.
   *
   * @throws NetException {@code UNREACHABLE}, {@code TOO_LARGE}, {@code CLOSED}
   * @throws IndexOutOfBoundsException if the range is not inside {@code src}
   */
  void send(Endpoint to, byte[] src, int offset, int length) throws NetException;

  /**
   * Moves the oldest datagram into {@code dst} from {@code offset}, at most {@code length} octets
   * of it; the rest is lost. Blocks until there is one.
   *
   * @throws NetException {@code TIMED_OUT} by {@link #timeout}, {@code CLOSED}, also while waiting
   * @throws IndexOutOfBoundsException if the range is not inside {@code dst}
   */
  Received receive(byte[] dst, int offset, int length) throws NetException;

  /** Lets {@link #receive} fail after waiting for {@code nanos}; 0, as at the start, never. */
  void timeout(long nanos);

  /** Frees the port. Does nothing the second time. */
  @Override
  void close();
}
