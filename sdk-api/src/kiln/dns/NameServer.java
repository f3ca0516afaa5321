package kiln.dns;

import kiln.net.Endpoint;
import kiln.net.NetException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An authoritative name server: answers for the zones that it was given, and refuses everything
 * else. It asks nobody.
 *
 * <p>Thread safe; zones may be replaced while it serves.
 */
@ProviderType
public interface NameServer {
  /**
   * Takes a zone, in place of the one with the same origin.
   *
   * @param text the zone in the master format of RFC 1035 §5, with {@code $ORIGIN} and {@code
   *     $TTL}; {@code $INCLUDE} is refused, there are no files
   * @param origin what names without a final dot are relative to, like {@code example.org.}
   * @param file the name by which errors call the zone
   * @throws ZoneException if it is not a zone: nothing has changed then
   */
  void load(String text, String origin, String file) throws ZoneException;

  /**
   * Answers questions over UDP and TCP until the calling thread is interrupted, or {@link #close}.
   * Blocks.
   *
   * @param local where, like {@code Endpoint.any(53)}
   * @throws NetException {@code IN_USE} if another socket has the port
   */
  void serve(Endpoint local) throws NetException;

  /** Ends every {@link #serve}. */
  void close();

  /** What it answered: one {@code name value} a line, only what is not zero. */
  String counters();
}
