package kiln.runtime.net;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import kiln.net.Endpoint;
import kiln.net.IpAddress;

/** Addresses of java.net as those of kiln.net, and back. */
final class Addresses {
  private Addresses() {}

  /** A wildcard of java.net means both families, so it is {@link IpAddress#ANY}. */
  static IpAddress of(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      return IpAddress.ANY;
    }
    byte[] octets = address.getAddress();
    if (octets.length == 4) {
      return IpAddress.v4((int) number(octets, 0, 4));
    }
    return new IpAddress(number(octets, 0, 8), number(octets, 8, 8));
  }

  static Endpoint of(InetAddress address, int port) {
    return new Endpoint(of(address), port);
  }

  /**
   * Where a socket is to be bound.
   *
   * @throws BindException if the address is none of this host's
   */
  static Endpoint own(InetAddress address, int port) throws SocketException {
    Endpoint where = of(address, port);
    boolean everywhere = address.isAnyLocalAddress() || address.isLoopbackAddress();
    if (!everywhere && !Attached.network().addresses().contains(where.address())) {
      throw new BindException("Cannot assign requested address");
    }
    return where;
  }

  static InetAddress of(IpAddress address) {
    return of(null, address);
  }

  /** The address under a name that somebody asked for; null if nobody did. */
  static InetAddress of(String host, IpAddress address) {
    byte[] octets = new byte[address.isV4() || address.equals(IpAddress.ANY) ? 4 : 16];
    for (int i = 1; i <= octets.length; i++) {
      int down = 8 * (i - 1);
      long half = down < 64 ? address.low() : address.high();
      octets[octets.length - i] = (byte) (half >>> (down & 63));
    }
    try {
      return InetAddress.getByAddress(host, octets);
    } catch (UnknownHostException e) {
      throw new AssertionError(e); // 4 or 16 octets are an address
    }
  }

  static InetSocketAddress of(Endpoint endpoint) {
    return new InetSocketAddress(of(endpoint.address()), endpoint.port());
  }

  private static long number(byte[] octets, int from, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | octets[from + i] & 0xFF;
    }
    return value;
  }
}
