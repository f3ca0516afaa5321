package kiln.net;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides what becomes of IP packets, and may rewrite their addresses: a firewall, a NAT.
 *
 * <pre>
 *   device in ── ARRIVE ──┬── DELIVER ── transports and sockets ── SEND ──┬── device out
 *                         └── FORWARD ────────────────────────────────────┘
 * </pre>
 *
 * <p>Packets of the loopback interface, ARP and neighbour discovery pass no filter. With a filter
 * set, fragments are put together before it sees them, those to be forwarded too, and are cut again
 * on their way out.
 *
 * <p>Called by the thread that owns the network, while it holds the network's lock: a filter must
 * not block, and must not call the network. What it throws drops the packet.
 */
@ConsumerType
public interface PacketFilter {
  /** Where a packet is when the filter sees it. */
  enum Hook {
    /**
     * A packet came in by a device; whether it is for this host is not decided yet. The only hook
     * that may rewrite its destination.
     */
    ARRIVE,
    /** The packet is for this host. */
    DELIVER,
    /**
     * The packet is for somebody else, and {@link FilteredPacket#out} is how it goes there. The
     * only hook that may rewrite its source.
     */
    FORWARD,
    /** A packet of this host is about to leave by {@link FilteredPacket#out}. */
    SEND
  }

  /** What becomes of a packet. */
  enum Verdict {
    /** It goes on, rewritten or not. */
    ACCEPT,
    /** It vanishes; counted as {@code drop.filter}. */
    DROP,
    /**
     * It vanishes, and its sender is told by ICMP that this is an administrator's will (RFC 1812
     * §5.2.7.1, RFC 4443 §3.1); counted as {@code drop.filter}.
     */
    REJECT
  }

  /**
   * Decides about one packet.
   *
   * @param packet valid during the call, and the same object each time
   * @param nowNanos monotonic time, as {@code kiln.clock.Clock} gives it
   */
  Verdict decide(Hook hook, FilteredPacket packet, long nowNanos);
}
