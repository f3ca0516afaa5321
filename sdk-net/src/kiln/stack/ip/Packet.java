package kiln.stack.ip;

import kiln.stack.wire.Octets;

/**
 * A received packet on its way up: where its payload is and what the IP header said.
 *
 * <p>One instance per stack, overwritten by the next packet: whoever wants to keep octets copies
 * them. Addresses are of one family, in the form of {@link kiln.stack.wire.Ip}.
 */
public final class Packet {
  public byte[] bytes = Octets.NONE;

  /** First octet of the IP header in {@link #bytes}, or -1 if the packet was reassembled. */
  public int headerOffset;

  /** First octet of the transport header. */
  public int offset;

  /** Octets of transport header and payload. */
  public int length;

  public int protocol;
  public int hopLimit;
  public long sourceHigh;
  public long sourceLow;
  public long destinationHigh;
  public long destinationLow;

  /** Sent to a broadcast or multicast address, of the link or of IP: never answered by an error. */
  public boolean group;

  /** Sent to a group of the link: never forwarded, and a host's own address in it is a lie. */
  public boolean linkGroup;

  /** A piece of a packet, not put together: only an unfiltered router meets one here. */
  public boolean fragment;

  /** The device vouches for the transport checksum. */
  public boolean checksumVerified;

  /** Where it came in. */
  public NetInterface in;

  public int end() {
    return offset + length;
  }
}
