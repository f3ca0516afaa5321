package kiln.net;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An IP packet as a {@link PacketFilter} sees it; valid during one call of the filter. Reading it
 * allocates nothing, where it gives numbers.
 *
 * <p>Addresses as two longs are those of {@link IpAddress}. A packet that is rewritten keeps its
 * checksums right.
 */
@ProviderType
public interface FilteredPacket {
  int ICMP = 1;
  int TCP = 6;
  int UDP = 17;
  int ICMPV6 = 58;

  /** Bits of {@link #tcpFlags}. */
  int FIN = 1;

  int SYN = 2;
  int RST = 4;
  int ACK = 16;

  /** Name of the device it came in by; null if it is this host's own. */
  String in();

  /** Name of the device it is to leave by; null while that is unknown, or if it does not leave. */
  String out();

  boolean isV4();

  long sourceHigh();

  long sourceLow();

  long destinationHigh();

  long destinationLow();

  /** {@link #sourceHigh} and {@link #sourceLow} as one new object. */
  default IpAddress source() {
    return new IpAddress(sourceHigh(), sourceLow());
  }

  /** {@link #destinationHigh} and {@link #destinationLow} as one new object. */
  default IpAddress destination() {
    return new IpAddress(destinationHigh(), destinationLow());
  }

  /** Protocol above IP, behind IPv6 extension headers: {@link #TCP} and the like. */
  int protocol();

  /** TTL or hop limit, not yet counted down. */
  int hopLimit();

  /** Port of TCP and UDP; identifier of an ICMP echo; 0 where there is neither. */
  int sourcePort();

  /** Port of TCP and UDP; identifier of an ICMP echo; 0 where there is neither. */
  int destinationPort();

  /** The flags of TCP, {@link #SYN} and so on; 0 for other protocols. */
  int tcpFlags();

  /** Type of an ICMP or ICMPv6 message; -1 for other protocols. */
  int icmpType();

  /** Code of an ICMP or ICMPv6 message; -1 for other protocols. */
  int icmpCode();

  /** Octets of transport header and payload. */
  int length();

  /**
   * An octet of transport header and payload, 0 to 255.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not below {@link #length}
   */
  int octet(int index);

  /**
   * The packet that an ICMP error is about, as far as it is quoted; null if this is no error or
   * quotes too little. Its addresses may be rewritten at every hook, ports as far as they are
   * there.
   */
  FilteredPacket quoted();

  /**
   * Rewrites source address and port.
   *
   * @param port for TCP and UDP, or the identifier of an ICMP echo; ignored elsewhere
   * @throws IllegalStateException at another hook than {@link PacketFilter.Hook#FORWARD}
   * @throws IllegalArgumentException if the address is of the other family, or the port is not 0 to
   *     65535
   */
  void rewriteSource(long high, long low, int port);

  /**
   * Rewrites destination address and port; otherwise as {@link #rewriteSource}.
   *
   * @throws IllegalStateException at another hook than {@link PacketFilter.Hook#ARRIVE}
   */
  void rewriteDestination(long high, long low, int port);
}
