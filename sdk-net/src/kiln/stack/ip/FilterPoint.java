package kiln.stack.ip;

import kiln.net.PacketFilter;
import kiln.net.PacketFilter.Hook;
import kiln.net.PacketFilter.Verdict;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;

/** Where packets meet the filter, if there is one; without it every packet passes. */
final class FilterPoint {
  /** RFC 4861 §7.1.1: neighbour discovery cannot have passed a router. */
  private static final int LOCAL_HOPS = 255;

  private final IpStack stack;
  private final FilterView view = new FilterView();
  private PacketFilter filter;

  FilterPoint(IpStack stack) {
    this.stack = stack;
  }

  void set(PacketFilter newFilter) {
    filter = newFilter;
  }

  /** Whether packets of this interface meet a filter. */
  boolean active(NetInterface net) {
    return filter != null && !net.isLoopback();
  }

  /** Whether a packet may go on; {@code out} is null where it does not leave. */
  boolean passes(Hook hook, long nowNanos, Packet p, NetInterface out) {
    if (filter == null || p.in != null && p.in.isLoopback() || isDiscovery(p)) {
      return true;
    }
    Verdict verdict = decide(hook, nowNanos, p, out);
    if (verdict == Verdict.ACCEPT) {
      return true;
    }
    stack.counters().add(Counter.FILTERED);
    if (verdict == Verdict.REJECT && hook != Hook.SEND) {
      if (Ip.isV4(p.sourceHigh, p.sourceLow)) {
        stack.icmp().error(nowNanos, p, IcmpPacket.UNREACHABLE, IcmpPacket.CODE_PROHIBITED, 0);
      } else {
        int code = IcmpPacket.V6_CODE_PROHIBITED;
        stack.icmp().error(nowNanos, p, IcmpPacket.V6_UNREACHABLE, code, 0);
      }
    }
    return false;
  }

  /** A filter that fails lets nothing pass: what it guards is safe, and the network goes on. */
  private Verdict decide(Hook hook, long nowNanos, Packet p, NetInterface out) {
    try {
      return filter.decide(hook, view.show(hook, p, p.in, out), nowNanos);
    } catch (RuntimeException e) {
      stack.counters().add(Counter.FILTER_FAILED);
      return Verdict.DROP;
    }
  }

  private static boolean isDiscovery(Packet p) {
    if (p.protocol != Ip.ICMPV6 || p.hopLimit != LOCAL_HOPS || p.length < IcmpPacket.HEADER) {
      return false;
    }
    int type = p.bytes[p.offset] & 0xFF;
    return type >= IcmpPacket.ROUTER_SOLICITATION && type <= IcmpPacket.REDIRECT;
  }
}
