/**
 * The internet layer: interfaces, neighbours, routes, IPv4, IPv6, ICMP, reassembly, counters.
 *
 * <p>Single-threaded and polled: one thread owns an {@link kiln.stack.ip.IpStack}. Time is a
 * parameter in nanoseconds of any monotonic clock. Nothing waits, nothing allocates per packet.
 */
package kiln.stack.ip;
