package kiln.stack.ip;

import kiln.net.NetDevice;
import kiln.net.PacketFilter;
import kiln.net.PacketFilter.Hook;
import kiln.stack.device.Loopback;
import kiln.stack.random.KeyedRandom;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv6Packet;

/**
 * The internet layer of one host: interfaces, routes, protocols above.
 *
 * <p>Polled by one owner: {@link #poll} takes frames and does what is due, {@link #pollAt} says
 * when to come back if no frame arrives. A host, unless {@link #forwarding} makes it a router.
 */
public final class IpStack {
  private static final int MAX_INTERFACES = 8;

  /** No path over IPv4 is taken to be narrower, as in other stacks; 68 would be an attack. */
  private static final int SMALLEST_PATH = 552;

  private static final int LOOPBACK_MTU = 16_384;
  private static final int REASSEMBLY_BYTES = 256 * 1024;

  private final Counters counters = new Counters();
  private final KeyedRandom random;
  private final RouteTable routes = new RouteTable();
  private final PathMtuCache pathMtus = new PathMtuCache();
  private final Reassembler reassembler = new Reassembler(counters, REASSEMBLY_BYTES);
  private final NetInterface[] interfaces = new NetInterface[MAX_INTERFACES];
  private int interfaceCount;
  private final Loopback loopbackDevice = new Loopback(LOOPBACK_MTU);
  private final NetInterface loopback;
  private final Route loopbackRoute;
  private final Packet packet = new Packet();
  private final Ipv4Input ipv4 = new Ipv4Input(this, packet);
  private final Ipv6Input ipv6 = new Ipv6Input(this, packet);
  private final IpOutput output = new IpOutput(this);
  private final Icmp icmp = new Icmp(this);
  private final FilterPoint filter = new FilterPoint(this);
  private final Forwarder forwarder = new Forwarder(this);
  private Transport tcp;
  private Transport udp;
  private Runnable addressListener;

  /** A stack with nothing but its loopback interface: 127.0.0.1 and ::1. */
  public IpStack(KeyedRandom random) {
    this.random = random;
    loopback = new NetInterface(this, loopbackDevice, true);
    interfaces[interfaceCount++] = loopback;
    loopback.addAddress(0, 0, Ip.v4(0x7F000001), 104, false);
    loopback.addAddress(0, 0, 1, 128, false);
    loopbackRoute = new Route(0, 0, 0, 0, 0, loopback, Long.MAX_VALUE);
  }

  /** Adds an interface over {@code device}, without addresses. */
  public NetInterface addInterface(NetDevice device) {
    if (interfaceCount == MAX_INTERFACES) {
      throw new IllegalStateException(
          "A stack has at most "
              + MAX_INTERFACES
              + " interfaces; "
              + device.name()
              + " is one more. Leave a device out.");
    }
    NetInterface added = new NetInterface(this, device, false);
    interfaces[interfaceCount++] = added;
    return added;
  }

  /** Gives the stack its transports; packets of a protocol without one are refused by ICMP. */
  public void transports(Transport tcpTransport, Transport udpTransport) {
    tcp = tcpTransport;
    udp = udpTransport;
  }

  /**
   * Takes the frames that are there, in turns, and does what is due.
   *
   * @return whether frames may be left: poll again before waiting
   */
  public boolean poll(long nowNanos) {
    boolean more = false;
    for (int i = 0; i < interfaceCount; i++) {
      more |= interfaces[i].receive(nowNanos);
      interfaces[i].poll(nowNanos);
    }
    reassembler.poll(nowNanos);
    routes.expire(nowNanos);
    if (udp != null) {
      udp.poll(nowNanos);
    }
    if (tcp != null) {
      tcp.poll(nowNanos);
    }
    return flush() || more;
  }

  /**
   * Hands queued frames to the devices; after calls of transports outside {@link #poll}.
   *
   * @return whether frames went to the loopback device, which nobody waits for: poll again
   */
  public boolean flush() {
    for (int i = 0; i < interfaceCount; i++) {
      interfaces[i].flush();
    }
    return loopbackDevice.pending() > 0;
  }

  /** Whether frames that were sent have not left this host. */
  public boolean holding() {
    for (int i = 0; i < interfaceCount; i++) {
      if (interfaces[i].holding()) {
        return true;
      }
    }
    return false;
  }

  /** When {@link #poll} has something to do although no frame arrived. */
  public long pollAt() {
    if (loopbackDevice.pending() > 0) {
      return Long.MIN_VALUE;
    }
    long at = Math.min(reassembler.pollAt(), routes.pollAt());
    for (int i = 0; i < interfaceCount; i++) {
      at = Math.min(at, interfaces[i].pollAt());
    }
    if (udp != null) {
      at = Math.min(at, udp.pollAt());
    }
    if (tcp != null) {
      at = Math.min(at, tcp.pollAt());
    }
    return at;
  }

  public Counters counters() {
    return counters;
  }

  public KeyedRandom random() {
    return random;
  }

  public RouteTable routes() {
    return routes;
  }

  public Icmp icmp() {
    return icmp;
  }

  public IpOutput output() {
    return output;
  }

  public NetInterface loopback() {
    return loopback;
  }

  public int interfaceCount() {
    return interfaceCount;
  }

  public NetInterface getInterface(int i) {
    return interfaces[i];
  }

  /** Adds a default route by a gateway of the same family as its address. */
  public void addDefaultRoute(NetInterface out, long gatewayHigh, long gatewayLow) {
    boolean v4 = Ip.isV4(gatewayHigh, gatewayLow);
    routes.add(
        new Route(0, v4 ? Ip.V4 : 0, v4 ? 96 : 0, gatewayHigh, gatewayLow, out, Long.MAX_VALUE));
  }

  /** Whether packets for others are passed on (RFC 1122 §3.3.4.2: not unless somebody asks). */
  public void forwarding(boolean on) {
    forwarder.enable(on);
  }

  /** Sets the filter that packets pass from now on; null for none. */
  public void filter(PacketFilter newFilter) {
    filter.set(newFilter);
  }

  /** Is run when an address comes into use or goes; must not call back into the stack. */
  public void addressListener(Runnable listener) {
    addressListener = listener;
  }

  void onAddresses() {
    if (addressListener != null) {
      addressListener.run();
    }
  }

  /** Whether any interface has the address in use. */
  public boolean owns(long high, long low) {
    for (int i = 0; i < interfaceCount; i++) {
      if (interfaces[i].owns(high, low)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an address may be of one host: not none, nor a group's, nor all hosts' of a link. */
  public boolean isUnicast(long high, long low) {
    if (Ip.isAny(high, low) || Ip.isMulticast(high, low)) {
      return false;
    }
    for (int i = 0; i < interfaceCount; i++) {
      if (interfaces[i].isBroadcast(high, low)) {
        return false;
      }
    }
    return true;
  }

  /** The route to an address: our own lead to the loopback interface; null if there is none. */
  public Route route(long high, long low) {
    if (owns(high, low) || Ip.isLoopback(high, low)) {
      return loopbackRoute;
    }
    Route route = routes.lookup(high, low);
    if (route == null && (Ip.isMulticast(high, low) || low == Ip.V4_BROADCAST && high == 0)) {
      return interfaceCount > 1 ? groupRoute() : null;
    }
    return route;
  }

  /** Groups without a route of their own leave by the first interface. */
  private Route groupRoute() {
    return new Route(0, 0, 0, 0, 0, interfaces[1], Long.MAX_VALUE);
  }

  /** Path MTU to a destination by this interface, in octets. */
  public int pathMtu(long nowNanos, NetInterface out, long high, long low) {
    return pathMtus.lookup(nowNanos, high, low, out.mtu());
  }

  /**
   * A transport recognised its packet in a too-big error: remembers what fits (RFC 1191 §6.3, RFC
   * 8201 §4). A size below what every link carries is not believed.
   *
   * @return the path MTU now, in octets
   */
  public int onTooBig(long nowNanos, Packet original) {
    boolean v4 = Ip.isV4(original.destinationHigh, original.destinationLow);
    int smallest = v4 ? SMALLEST_PATH : Ipv6Packet.MIN_MTU;
    int told = icmp.nextHopMtu();
    int mtu = told == 0 ? smallest : Math.max(told & 0x7FFF_FFFF, smallest);
    long high = original.destinationHigh;
    long low = original.destinationLow;
    Route route = route(high, low);
    int known = route == null ? mtu : pathMtu(nowNanos, route.out(), high, low);
    if (mtu < known) {
      pathMtus.learn(nowNanos, high, low, mtu);
    }
    return Math.min(mtu, known);
  }

  /** The source address for a destination; null if the interface has none of the family. */
  public InterfaceAddress selectSource(NetInterface out, long high, long low) {
    if (out == loopback && owns(high, low)) {
      return ownAddress(high, low); // rule 1: talking to ourselves, we are who was called
    }
    return SourceSelection.best(out, high, low);
  }

  private InterfaceAddress ownAddress(long high, long low) {
    for (int i = 0; i < interfaceCount; i++) {
      InterfaceAddress a = interfaces[i].find(high, low);
      if (a != null && a.usable()) {
        return a;
      }
    }
    return null;
  }

  /** A transport made progress through the neighbour on the way to this peer: no probe is due. */
  public void confirm(long nowNanos, long high, long low) {
    Route route = route(high, low);
    if (route != null && route.onLink()) {
      route.out().neighbors.confirm(nowNanos, high, low);
    } else if (route != null) {
      route.out().neighbors.confirm(nowNanos, route.gatewayHigh(), route.gatewayLow());
    }
  }

  Ipv4Input ipv4() {
    return ipv4;
  }

  Ipv6Input ipv6() {
    return ipv6;
  }

  Reassembler reassembler() {
    return reassembler;
  }

  Transport transport(int protocol) {
    return switch (protocol) {
      case Ip.TCP -> tcp;
      case Ip.UDP -> udp;
      case Ip.ICMP, Ip.ICMPV6 -> icmp;
      default -> null;
    };
  }

  FilterPoint filter() {
    return filter;
  }

  /**
   * Whether a packet is for this host. A unicast packet in a link broadcast is not (RFC 1122
   * §3.3.6). A host takes what is sent to the interface it came by, a router what is sent to any.
   */
  boolean isForUs(Packet p) {
    long high = p.destinationHigh;
    long low = p.destinationLow;
    if (p.in.isBroadcast(high, low)) {
      return true;
    }
    if (Ip.isMulticast(high, low)) {
      return p.in.joined(high, low);
    }
    if (p.linkGroup) {
      return false;
    }
    return p.in.isLoopback()
        ? owns(high, low) || Ip.isLoopback(high, low)
        : forwarder.enabled() ? owns(high, low) : p.in.owns(high, low);
  }

  /** A whole packet whose header is checked: the filter, then us, or on to somebody else. */
  void admit(long nowNanos, Packet p) {
    if (!filter.passes(Hook.ARRIVE, nowNanos, p, null)) {
      return;
    }
    if (!isForUs(p)) {
      forwarder.forward(nowNanos, p);
    } else if (filter.passes(Hook.DELIVER, nowNanos, p, null)) {
      deliver(nowNanos, p);
    }
  }

  /** A packet, or a fragment of one, that is not for us and that no filter wants to see. */
  void onForeign(long nowNanos, Packet p) {
    forwarder.forward(nowNanos, p);
  }

  private void deliver(long nowNanos, Packet p) {
    Transport transport = transport(p.protocol);
    if (transport != null) {
      transport.onPacket(nowNanos, p);
      return;
    }
    counters.add(Counter.IP_PROTOCOL);
    icmp.protocolUnreachable(nowNanos, p);
  }
}
