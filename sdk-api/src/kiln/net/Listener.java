package kiln.net;

import org.osgi.annotation.versioning.ProviderType;

/** A port on which others may open connections to us. May be used by several threads at once. */
@ProviderType
public interface Listener extends AutoCloseable {
  /** Where it listens. */
  Endpoint local();

  /**
   * Takes the connection that waits longest. Blocks until there is one.
   *
   * @throws NetException {@code TIMED_OUT} by {@link #timeout}, {@code CLOSED} if the listener is
   *     closed, also while waiting
   */
  Connection accept() throws NetException;

  /** Lets {@link #accept} fail after waiting for {@code nanos}; 0, as at the start, never. */
  void timeout(long nanos);

  /** Stops listening; connections that nobody accepted are reset. Does nothing the second time. */
  @Override
  void close();
}
