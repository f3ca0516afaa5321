package kiln.stack.http;

import kiln.clock.Clock;
import kiln.http.HttpClient;
import kiln.net.Network;
import kiln.net.Resolver;

/** An HTTP client for tests of other packages. */
public final class OpenClient {
  private OpenClient() {}

  public static HttpClient of(Network network, Resolver resolver, Clock clock) {
    return new PooledHttpClient(network, resolver, clock);
  }
}
