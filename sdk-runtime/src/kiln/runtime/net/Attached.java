package kiln.runtime.net;

import java.net.SocketException;
import java.net.UnknownHostException;
import kiln.net.Network;
import kiln.net.Resolver;

/** The network that java.net goes over. Attached at most once, before the app runs. */
public final class Attached {
  private static final String MISSING =
      "This image has no network for java.net; let a component refer to kiln.net.JavaNet";

  private static Network network;
  private static Resolver resolver;

  private Attached() {}

  public static void to(Network all, Resolver names) {
    network = all;
    resolver = names;
  }

  static Network network() throws SocketException {
    if (network == null) {
      throw new SocketException(MISSING);
    }
    return network;
  }

  static Resolver resolver(String host) throws UnknownHostException {
    if (resolver == null) {
      throw new UnknownHostException(host + ": " + MISSING);
    }
    return resolver;
  }
}
