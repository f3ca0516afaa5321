package kiln.runtime.net;

import java.net.DatagramPacket;
import java.net.InetAddress;
import kiln.net.Endpoint;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** No native library to prepare; and a socket's implementation sees how much room there is. */
@Substitutes("java.net.DatagramPacket")
final class PacketSubstitution {
  static {
    init(); // and no library is loaded
  }

  @Original int length;
  @Original int bufLength;
  @Original InetAddress address;
  @Original int port;

  private PacketSubstitution() {}

  private static void init() {}

  /** Octets that a datagram may take: what was asked for first, not what came in last. */
  @Adds
  static int room(DatagramPacket packet) {
    return ((PacketSubstitution) (Object) packet).bufLength;
  }

  /** Says what came in. */
  @Adds
  static void filled(DatagramPacket packet, Endpoint from, int length) {
    PacketSubstitution p = (PacketSubstitution) (Object) packet;
    p.length = length;
    p.port = from.port();
    p.address = Addresses.of(from.address());
  }
}
