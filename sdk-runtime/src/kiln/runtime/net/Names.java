package kiln.runtime.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.net.Resolver;

/** Names to addresses and back, by the image's resolver. */
final class Names {
  private static final String LOCALHOST = "localhost";
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int USUAL_HOPS = 64;

  private Names() {}

  static InetAddress[] lookup(String host) throws UnknownHostException {
    if (host.equalsIgnoreCase(LOCALHOST)) { // RFC 6761 §6.3: known without a network
      return new InetAddress[] {Addresses.of(LOCALHOST, IpAddress.LOOPBACK)};
    }
    List<IpAddress> found = resolve(Attached.resolver(host), host);
    InetAddress[] all = new InetAddress[found.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = Addresses.of(host, found.get(i));
    }
    return all;
  }

  private static List<IpAddress> resolve(Resolver resolver, String host)
      throws UnknownHostException {
    try {
      return Uninterrupted.call(() -> resolver.resolve(host));
    } catch (NetException e) {
      boolean unknown = e.reason() == NetException.Reason.UNKNOWN_HOST;
      UnknownHostException failure =
          new UnknownHostException(
              host
                  + (unknown
                      ? ": Name or service not known"
                      : ": Temporary failure in name resolution"));
      failure.initCause(e);
      throw failure;
    }
  }

  /** Nobody is asked for the name of an address: it is its own, but for that of this host. */
  static String of(InetAddress address) {
    return address.isLoopbackAddress() ? LOCALHOST : address.getHostAddress();
  }

  /** The first address of this host; its loopback address while it has no other. */
  static InetAddress localHost() {
    try {
      for (IpAddress each : Attached.network().addresses()) {
        return Addresses.of(each.toString(), each);
      }
    } catch (SocketException e) {
      // an image without network is alone
    }
    return Addresses.of(LOCALHOST, IpAddress.LOOPBACK);
  }

  /** Whether an address answers an echo request; {@code hops} 0 are as many as usual. */
  static boolean answers(InetAddress address, int timeoutMillis, int hops) throws IOException {
    long nanos = timeoutMillis * NANOS_PER_MILLI;
    kiln.net.Network network = Attached.network();
    try {
      int limit = hops == 0 ? USUAL_HOPS : hops;
      return Uninterrupted.call(() -> network.ping(Addresses.of(address), 0, limit, nanos)).kind()
          == kiln.net.Echo.Kind.REPLY;
    } catch (NetException e) {
      return false; // no answer, for whatever reason
    }
  }
}
