package kiln.stack.udp;

/** What {@link UdpPort#receive} tells about a datagram beside its octets. Reused by the caller. */
public final class Datagram {
  public long sourceHigh;
  public long sourceLow;
  public int sourcePort;

  /** The address it was sent to: one of ours, or a group. */
  public long destinationHigh;

  public long destinationLow;

  /** Octets of payload, also of those that did not fit into the caller's array. */
  public int length;
}
