package kiln.runtime.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/** Names are the business of {@link Names}, which keeps what it learnt as long as DNS says. */
@Substitutes("java.net.InetAddress")
final class InetAddressSubstitution {
  @Original static HostAddresses impl;

  static {
    impl = new V4HostAddresses();
  }

  private InetAddressSubstitution() {}

  private static InetAddress[] getAllByName0(
      String host, InetAddress wanted, boolean check, boolean cached) throws UnknownHostException {
    return Names.lookup(host);
  }

  private static String getHostFromNameService(InetAddress address, boolean check) {
    return Names.of(address);
  }

  public static InetAddress getLocalHost() {
    return Names.localHost();
  }

  @StandsFor("java.net.InetAddressImpl")
  interface HostAddresses {}

  /** Its wildcard is 0.0.0.0, its loopback 127.0.0.1, as on a JVM that prefers no family. */
  @StandsFor("java.net.Inet4AddressImpl")
  static final class V4HostAddresses implements HostAddresses {}

  /** Whether a host is there: asked by ICMP. */
  @Substitutes("java.net.Inet4AddressImpl")
  static final class ReachabilitySubstitution {
    private ReachabilitySubstitution() {}

    public String getLocalHostName() {
      return Names.localHost().getHostName();
    }

    public InetAddress[] lookupAllHostAddr(String host) throws UnknownHostException {
      return Names.lookup(host);
    }

    public String getHostByAddr(byte[] octets) throws UnknownHostException {
      return Names.of(InetAddress.getByAddress(octets));
    }

    private boolean isReachable0(byte[] octets, int timeoutMillis, byte[] from, int hops)
        throws java.io.IOException {
      return Names.answers(InetAddress.getByAddress(octets), timeoutMillis, hops);
    }
  }

  /** Host names are ASCII: the tables of all of Unicode would not be asked for anything else. */
  @Substitutes("java.net.InetSocketAddress$InetSocketAddressHolder")
  static final class SocketAddressSubstitution {
    @Original private String hostname;
    @Original private InetAddress addr;
    @Original private int port;

    private SocketAddressSubstitution() {}

    public final int hashCode() {
      if (addr != null) {
        return addr.hashCode() + port;
      }
      int hash = 0;
      for (int i = 0; hostname != null && i < hostname.length(); i++) {
        char c = hostname.charAt(i);
        hash = 31 * hash + (c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
      }
      return hash + port;
    }
  }

  @Substitutes("java.net.Inet4Address")
  static final class V4Substitution {
    private V4Substitution() {}

    private static void init() {}
  }

  @Substitutes("java.net.Inet6Address")
  static final class V6Substitution {
    private V6Substitution() {}

    private static void init() {}
  }
}
