package kiln.net;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A TCP connection: two streams of octets, one each way.
 *
 * <p>One thread may read while another writes. Calls block the calling thread, and no other. After
 * a failure every call fails with the same reason; {@link #close} is due all the same.
 */
@ProviderType
public interface Connection extends AutoCloseable {
  Endpoint local();

  Endpoint remote();

  /**
   * Moves octets that arrived into {@code dst} from {@code offset}, at most {@code length}. Blocks
   * until at least one is there.
   *
   * @return how many, or -1 if the peer has closed its side and everything is read; 0 only if
   *     {@code length} is 0
   * @throws NetException {@code RESET}, {@code TIMED_OUT}, {@code CLOSED}
   * @throws IndexOutOfBoundsException if the range is not inside {@code dst}
   */
  int read(byte[] dst, int offset, int length) throws NetException;

  /**
   * Sends {@code length} octets of {@code src} from {@code offset}. Blocks until the network has
   * taken them all, which is not yet that the peer has; {@code src} is free for reuse on return.
   *
   * @throws NetException {@code RESET}, {@code TIMED_OUT}, {@code CLOSED}; some may have been sent
   * @throws IndexOutOfBoundsException if the range is not inside {@code src}
   */
  void write(byte[] src, int offset, int length) throws NetException;

  /** Octets that {@link #read} would give without blocking. */
  int readable();

  /**
   * Says that we write no more; what was written is delivered, and reading goes on. Never blocks.
   */
  void finish();

  /**
   * Closes both sides: what was written is still delivered, what was not read is lost, and the peer
   * is told so by a reset. Never blocks. Does nothing the second time.
   */
  @Override
  void close();

  /** Breaks off at once: what is under way is lost, the peer gets a reset. Never blocks. */
  void abort();

  /**
   * Lets calls of {@link #read} and {@link #write} fail with {@code TIMED_OUT} when they have
   * waited for {@code nanos} without an octet moving; 0, as at the start, waits for ever.
   */
  void timeout(long nanos);

  /** As {@link #timeout}, for {@link #read} alone. */
  void readTimeout(long nanos);

  /** Whether small pieces leave at once, not together with the next (Nagle); false at the start. */
  void noDelay(boolean on);

  /**
   * Asks a silent peer for a sign of life after {@code idleNanos}, 0 never: as at the start.
   *
   * @throws IllegalArgumentException if it is negative
   */
  void keepalive(long idleNanos);

  /** What the connection has done so far. */
  Statistics statistics();

  /**
   * What a connection has done so far.
   *
   * @param octetsRead arrived in order, read or not
   * @param octetsWritten taken from the writer, sent or not
   * @param retransmits segments sent more than once
   * @param roundTripNanos smoothed round-trip time; 0 before the first measurement
   * @param congestionWindow octets that may be under way for the path's sake
   * @param sendWindow octets that may be under way for the peer's sake
   */
  record Statistics(
      long octetsRead,
      long octetsWritten,
      int retransmits,
      long roundTripNanos,
      int congestionWindow,
      int sendWindow) {}
}
