package kiln.net;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Names to addresses. Thread safe. */
@ProviderType
public interface Resolver {
  /**
   * The addresses of a host, the one to try first in front. Blocks until an answer has come. The
   * text of an address is its own answer, and nobody is asked.
   *
   * @return at least one address
   * @throws NetException {@code UNKNOWN_HOST} if the name has no address, {@code TIMED_OUT} if no
   *     server answered
   */
  List<IpAddress> resolve(String name) throws NetException;
}
