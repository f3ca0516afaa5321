package kiln.platforms.sockets;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import kiln.net.Endpoint;
import kiln.net.IpAddress;

/** Addresses of the contract as those of the JDK, and back. */
final class Addresses {
  private Addresses() {}

  /** Of both families where any address will do; the JDK turns mapped ones into IPv4. */
  static InetAddress of(IpAddress address) {
    byte[] octets =
        ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()).array();
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new AssertionError(e); // 16 octets are an address
    }
  }

  static InetSocketAddress of(Endpoint endpoint) {
    return new InetSocketAddress(of(endpoint.address()), endpoint.port());
  }

  static IpAddress of(InetAddress address) {
    ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet4Address
        ? IpAddress.v4(octets.getInt())
        : new IpAddress(octets.getLong(), octets.getLong());
  }

  static Endpoint of(InetSocketAddress address) {
    return new Endpoint(of(address.getAddress()), address.getPort());
  }
}
