package app.firewall;

import kiln.net.FilteredPacket;
import kiln.net.PacketFilter.Hook;

/**
 * One rule: what it does, and to which packets. A condition that is not there is null, or -1.
 *
 * @param hook where; null for what is forwarded and what is delivered
 * @param protocol the number behind IP; ICMP stands for that of both families
 * @param port lowest port of the destination
 * @param lastPort highest
 * @param intoHigh with {@link #intoLow}: the address that {@code translate} and {@code redirect}
 *     put in
 * @param intoPort the port that {@code redirect} puts in
 */
record Rule(
    Action action,
    Hook hook,
    String in,
    String out,
    int protocol,
    Prefix from,
    Prefix to,
    int port,
    int lastPort,
    long intoHigh,
    long intoLow,
    int intoPort) {
  /** What is done with a packet that begins something. */
  enum Action {
    ACCEPT,
    DROP,
    REJECT,
    TRANSLATE,
    REDIRECT
  }

  /** Whether it is about this packet; allocates nothing. */
  boolean matches(Hook where, FilteredPacket p) {
    return isAt(where)
        && (in == null || in.equals(p.in()))
        && (out == null || out.equals(p.out()))
        && (protocol < 0 || protocol == p.protocol() || isIcmp(p))
        && (from == null || from.contains(p.sourceHigh(), p.sourceLow()))
        && (to == null || to.contains(p.destinationHigh(), p.destinationLow()))
        && (port < 0 || p.destinationPort() >= port && p.destinationPort() <= lastPort);
  }

  private boolean isAt(Hook where) {
    return switch (action) {
      case REDIRECT -> where == Hook.ARRIVE;
      case TRANSLATE -> where == Hook.FORWARD;
      case ACCEPT, DROP, REJECT ->
          hook == null ? where == Hook.FORWARD || where == Hook.DELIVER : where == hook;
    };
  }

  private boolean isIcmp(FilteredPacket p) {
    return protocol == FilteredPacket.ICMP && p.protocol() == FilteredPacket.ICMPV6;
  }
}
