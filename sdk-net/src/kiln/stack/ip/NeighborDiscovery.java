package kiln.stack.ip;

import kiln.app.Seldom;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.NdOptions;
import kiln.stack.wire.Octets;

/**
 * Neighbour discovery on one interface: addresses of neighbours and duplicate address detection
 * (RFC 4861 §7, RFC 4862 §5.4), routers, prefixes and stateless addresses (RFC 4861 §6, RFC 4862
 * §5.5). Redirects are not obeyed.
 */
@Seldom
final class NeighborDiscovery {
  /** RFC 4861 §10, in nanoseconds. */
  static final long RETRANS = 1_000_000_000L;

  static final int MAX_SOLICITATIONS = 3;
  static final long SOLICITATION_INTERVAL = 4_000_000_000L;
  static final long SOLICITATION_DELAY = 1_000_000_000L;

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  /** RFC 4862 §5.5.3 (e): a lifetime cannot be cut below two hours by one advertisement. */
  private static final long TWO_HOURS = 7200 * SECOND;

  private static final long INFINITE = 0xFFFF_FFFFL;

  /** Every neighbour discovery packet has this hop limit: it cannot have passed a router (§7.1). */
  private static final int HOPS = 255;

  private static final int FLAG_ROUTER = 0x8000_0000;
  private static final int FLAG_SOLICITED = 0x4000_0000;
  private static final int FLAG_OVERRIDE = 0x2000_0000;

  private static final int PREFIX_ON_LINK = 0x80;
  private static final int PREFIX_AUTONOMOUS = 0x40;

  private final IpStack stack;
  private final NetInterface owner;
  private final NdOptions options = new NdOptions();
  private boolean autoconfigure;
  private int solicitationsLeft;
  private long solicitAtNanos = Long.MAX_VALUE;
  private long pollAt = Long.MAX_VALUE;

  /** Recursive resolvers that the last router told (RFC 8106); at most three, high and low. */
  private final long[] resolvers = new long[6];

  private int resolverCount;

  NeighborDiscovery(IpStack stack, NetInterface owner) {
    this.stack = stack;
    this.owner = owner;
  }

  /** Takes addresses, routes and MTU from routers; asks for one now. */
  void autoconfigure(long nowNanos) {
    autoconfigure = true;
    solicitationsLeft = MAX_SOLICITATIONS;
    solicitAtNanos = nowNanos + (stack.random().nextLong() >>> 1) % SOLICITATION_DELAY;
    pollAt = Math.min(pollAt, solicitAtNanos);
  }

  int resolverCount() {
    return resolverCount;
  }

  long resolverHigh(int i) {
    return resolvers[2 * i];
  }

  long resolverLow(int i) {
    return resolvers[2 * i + 1];
  }

  /** Begins duplicate detection of a tentative address; the group is joined first (§5.4.2). */
  void start(long nowNanos, InterfaceAddress address) {
    owner.groups.join(nowNanos, address);
    if (address.state == InterfaceAddress.State.TENTATIVE) {
      address.probesLeft = 1;
      address.nextProbeNanos = nowNanos + (stack.random().nextLong() >>> 1) % SOLICITATION_DELAY;
    }
    pollAt = Math.min(pollAt, nowNanos);
  }

  void receive(long nowNanos, Packet p, int type, int code) {
    int fixed = fixedLength(type);
    boolean intact = p.hopLimit == HOPS && code == 0 && p.length >= fixed && p.headerOffset >= 0;
    if (!intact || !options.wrap(p.bytes, p.offset + fixed, p.end())) {
      stack.counters().add(Counter.ND_REFUSED);
      return;
    }
    switch (type) {
      case IcmpPacket.NEIGHBOR_SOLICITATION -> onSolicitation(nowNanos, p);
      case IcmpPacket.NEIGHBOR_ADVERTISEMENT -> onAdvertisement(nowNanos, p);
      case IcmpPacket.ROUTER_ADVERTISEMENT -> onRouter(nowNanos, p);
      default -> stack.counters().add(Counter.ND_REFUSED); // we are no router
    }
  }

  private static int fixedLength(int type) {
    return switch (type) {
      case IcmpPacket.ROUTER_SOLICITATION -> 8;
      case IcmpPacket.ROUTER_ADVERTISEMENT -> 16;
      default -> 24;
    };
  }

  private void onSolicitation(long nowNanos, Packet p) {
    long high = Octets.i64(p.bytes, p.offset + 8);
    long low = Octets.i64(p.bytes, p.offset + 16);
    InterfaceAddress target = owner.find(high, low);
    boolean detection = Ip.isAny(p.sourceHigh, p.sourceLow);
    if (target == null) {
      stack.counters().add(Counter.ND_STRAY); // asks for somebody else: groups are wide
      return;
    }
    if (target.state == InterfaceAddress.State.TENTATIVE) {
      if (detection) {
        duplicate(target); // two of us probe for the same address at once
      }
      return;
    }
    if (!target.usable()) {
      stack.counters().add(Counter.ND_STRAY);
      return;
    }
    long hardware = linkAddress(NdOptions.SOURCE_LINK_ADDRESS);
    if (detection) {
      advertise(nowNanos, target, Ip.LINK_MULTICAST, 1, 0);
      return;
    }
    if (hardware != NeighborCache.UNKNOWN) {
      owner.neighbors.onQuestion(nowNanos, p.sourceHigh, p.sourceLow, hardware);
    }
    advertise(nowNanos, target, p.sourceHigh, p.sourceLow, FLAG_SOLICITED);
  }

  private void onAdvertisement(long nowNanos, Packet p) {
    int flags = Octets.i32(p.bytes, p.offset + 4);
    long high = Octets.i64(p.bytes, p.offset + 8);
    long low = Octets.i64(p.bytes, p.offset + 16);
    boolean solicited = (flags & FLAG_SOLICITED) != 0;
    if (Ip.isMulticast(high, low) || solicited && p.group) {
      stack.counters().add(Counter.ND_REFUSED);
      return;
    }
    InterfaceAddress ours = owner.find(high, low);
    if (ours != null) {
      if (ours.state == InterfaceAddress.State.TENTATIVE) {
        duplicate(ours);
      } else {
        stack.counters().add(Counter.ADDRESS_CONFLICT);
      }
      return;
    }
    long hardware = linkAddress(NdOptions.TARGET_LINK_ADDRESS);
    if (hardware == NeighborCache.UNKNOWN) {
      stack.counters().add(Counter.ND_STRAY);
      return;
    }
    boolean override = (flags & FLAG_OVERRIDE) != 0;
    owner.neighbors.onAnswer(nowNanos, high, low, hardware, solicited, override);
    boolean isRouter = (flags & FLAG_ROUTER) != 0;
    if (owner.neighbors.router(high, low, isRouter) && !isRouter) {
      stack.routes().remove(defaultRoute(high, low, 0)); // §7.3.3: it routes no more
    }
  }

  private void duplicate(InterfaceAddress address) {
    address.state = InterfaceAddress.State.DUPLICATE;
    stack.counters().add(Counter.ADDRESS_CONFLICT);
  }

  /** RFC 4861 §6.3.4. */
  private void onRouter(long nowNanos, Packet p) {
    if (!autoconfigure || !Ip.isLinkLocal(p.sourceHigh, p.sourceLow)) {
      stack.counters().add(Counter.ND_REFUSED);
      return;
    }
    solicitationsLeft = 0;
    solicitAtNanos = Long.MAX_VALUE;
    takeParameters(p);
    long lifetime = Octets.u16(p.bytes, p.offset + 6) * SECOND;
    Route route = defaultRoute(p.sourceHigh, p.sourceLow, nowNanos + lifetime);
    if (lifetime > 0) {
      stack.routes().add(route);
    } else {
      stack.routes().remove(route);
    }
    while (options.next()) {
      onRouterOption(nowNanos, p);
    }
    owner.neighbors.router(p.sourceHigh, p.sourceLow, lifetime > 0);
  }

  /** What a router says of the link counts where it says something: 0 is silence. */
  private void takeParameters(Packet p) {
    int hops = Octets.u8(p.bytes, p.offset + 4);
    if (hops > 0) {
      owner.hopLimit(hops);
    }
    owner.neighbors.times(
        (Octets.i32(p.bytes, p.offset + 8) & 0xFFFF_FFFFL) * MILLI,
        (Octets.i32(p.bytes, p.offset + 12) & 0xFFFF_FFFFL) * MILLI);
  }

  private void onRouterOption(long nowNanos, Packet p) {
    int i = options.offset();
    switch (options.type()) {
      case NdOptions.SOURCE_LINK_ADDRESS ->
          owner.neighbors.onQuestion(nowNanos, p.sourceHigh, p.sourceLow, options.linkAddress());
      case NdOptions.MTU -> owner.limitMtu(Octets.i32(p.bytes, i + 4) & 0x7FFF_FFFF);
      case NdOptions.PREFIX -> {
        if (options.length() == 32) {
          onPrefix(nowNanos, p.bytes, i);
        }
      }
      case NdOptions.RDNSS -> onResolvers(p.bytes, i, options.length());
      default -> {}
    }
  }

  private void onPrefix(long nowNanos, byte[] b, int i) {
    int length = Octets.u8(b, i + 2);
    int flags = Octets.u8(b, i + 3);
    long valid = Octets.i32(b, i + 4) & INFINITE;
    long preferred = Octets.i32(b, i + 8) & INFINITE;
    long high = Octets.i64(b, i + 16);
    long low = Octets.i64(b, i + 24);
    if (length > 128
        || Ip.isLinkLocal(high, low)
        || Ip.isMulticast(high, low)
        || preferred > valid) {
      return;
    }
    if ((flags & PREFIX_ON_LINK) != 0) {
      onLink(nowNanos, high, low, length, valid);
    }
    if ((flags & PREFIX_AUTONOMOUS) != 0 && length == 64) {
      stateless(nowNanos, high, valid, preferred);
    }
  }

  private void onLink(long nowNanos, long high, long low, int length, long valid) {
    long until = until(nowNanos, valid);
    long netHigh = high & Ip.mask(length);
    long netLow = low & Ip.mask(length - 64);
    Route route = new Route(netHigh, netLow, length, 0, 0, owner, until);
    if (valid == 0) {
      stack.routes().remove(route);
    } else {
      stack.routes().add(route);
    }
  }

  /** RFC 4862 §5.5.3: the interface identifier is the modified EUI-64 of the Ethernet address. */
  private void stateless(long nowNanos, long high, long valid, long preferred) {
    long low = interfaceIdentifier(owner.hardware());
    InterfaceAddress a = owner.find(high, low);
    if (a == null) {
      if (valid == 0) {
        return;
      }
      a = owner.addAddress(nowNanos, high, low, 128, true);
      if (a == null) {
        return;
      }
      a.validUntilNanos = until(nowNanos, valid);
    } else if (valid * SECOND > TWO_HOURS || until(nowNanos, valid) > a.validUntilNanos) {
      a.validUntilNanos = until(nowNanos, valid);
    } else {
      a.validUntilNanos = Math.min(a.validUntilNanos, nowNanos + TWO_HOURS);
    }
    a.preferredUntilNanos = until(nowNanos, preferred);
    if (a.state == InterfaceAddress.State.DEPRECATED && preferred > 0) {
      a.state = InterfaceAddress.State.PREFERRED;
    }
    pollAt = Math.min(pollAt, Math.min(a.preferredUntilNanos, a.validUntilNanos));
  }

  private static long until(long nowNanos, long seconds) {
    return seconds == INFINITE ? Long.MAX_VALUE : nowNanos + seconds * SECOND;
  }

  /** RFC 4291 appendix A. */
  static long interfaceIdentifier(long hardware) {
    long upper = hardware >>> 24;
    return (upper ^ 0x02_0000) << 40 | 0xFF_FE00_0000L | hardware & 0xFF_FFFFL;
  }

  private void onResolvers(byte[] b, int i, int length) {
    resolverCount = 0;
    boolean alive = Octets.i32(b, i + 4) != 0;
    for (int at = 8; alive && at + 16 <= length && resolverCount < 3; at += 16) {
      resolvers[2 * resolverCount] = Octets.i64(b, i + at);
      resolvers[2 * resolverCount + 1] = Octets.i64(b, i + at + 8);
      resolverCount++;
    }
  }

  private Route defaultRoute(long high, long low, long untilNanos) {
    return new Route(0, 0, 0, high, low, owner, untilNanos);
  }

  private long linkAddress(int type) {
    long found = NeighborCache.UNKNOWN;
    while (options.next()) {
      if (options.type() == type) {
        found = options.linkAddress();
      }
    }
    return found >= 0 && EthernetFrame.isGroup(found) ? NeighborCache.UNKNOWN : found;
  }

  /** Asks for a neighbour: by its group, or by unicast if its address is being probed (§7.2.2). */
  void solicit(long nowNanos, long high, long low, long hardware) {
    InterfaceAddress from = stack.selectSource(owner, high, low);
    if (from == null) {
      return;
    }
    boolean unicast = hardware != NeighborCache.UNKNOWN;
    long toHigh = unicast ? high : Ip.LINK_MULTICAST;
    long toLow = unicast ? low : Ip.solicitedNode(low);
    send(
        nowNanos,
        IcmpPacket.NEIGHBOR_SOLICITATION,
        0,
        from.high(),
        from.low(),
        toHigh,
        toLow,
        high,
        low,
        NdOptions.SOURCE_LINK_ADDRESS);
  }

  private void advertise(
      long nowNanos, InterfaceAddress a, long toHigh, long toLow, int solicited) {
    send(
        nowNanos,
        IcmpPacket.NEIGHBOR_ADVERTISEMENT,
        solicited | FLAG_OVERRIDE,
        a.high(),
        a.low(),
        toHigh,
        toLow,
        a.high(),
        a.low(),
        NdOptions.TARGET_LINK_ADDRESS);
  }

  /** Sends a solicitation or advertisement; an option of 0 leaves the link address out. */
  private void send(
      long nowNanos,
      int type,
      int flags,
      long fromHigh,
      long fromLow,
      long toHigh,
      long toLow,
      long targetHigh,
      long targetLow,
      int option) {
    IpOutput out = stack.output();
    int length = option == 0 ? 24 : 32;
    if (!out.openOn(nowNanos, owner, Ip.ICMPV6, fromHigh, fromLow, toHigh, toLow, length)) {
      return;
    }
    byte[] b = out.bytes();
    int i = out.offset();
    Octets.put64(b, i + 8, targetHigh);
    Octets.put64(b, i + 16, targetLow);
    if (option != 0) {
      NdOptions.writeLinkAddress(b, i + 24, option, owner.hardware());
    }
    IcmpPacket.write(b, i, type, 0, flags, length - 8, out.pseudoHeader(length));
    out.hopLimit(HOPS).send(nowNanos, length);
  }

  private void solicitRouter(long nowNanos) {
    IpOutput out = stack.output();
    InterfaceAddress from = stack.selectSource(owner, Ip.LINK_MULTICAST, 2);
    int length = from == null ? 8 : 16;
    long high = from == null ? 0 : from.high();
    long low = from == null ? 0 : from.low();
    if (!out.openOn(nowNanos, owner, Ip.ICMPV6, high, low, Ip.LINK_MULTICAST, 2, length)) {
      return;
    }
    int i = out.offset();
    if (from != null) {
      NdOptions.writeLinkAddress(
          out.bytes(), i + 8, NdOptions.SOURCE_LINK_ADDRESS, owner.hardware());
    }
    int type = IcmpPacket.ROUTER_SOLICITATION;
    IcmpPacket.write(out.bytes(), i, type, 0, 0, length - 8, out.pseudoHeader(length));
    out.hopLimit(HOPS).send(nowNanos, length);
  }

  void poll(long nowNanos) {
    if (nowNanos < pollAt) {
      return;
    }
    pollAt = Long.MAX_VALUE;
    if (nowNanos >= solicitAtNanos) {
      solicitRouter(nowNanos);
      solicitationsLeft--;
      solicitAtNanos = solicitationsLeft > 0 ? nowNanos + SOLICITATION_INTERVAL : Long.MAX_VALUE;
    }
    pollAt = solicitAtNanos;
    for (int i = owner.addressCount() - 1; i >= 0; i--) {
      InterfaceAddress a = owner.address(i);
      if (!Ip.isV4(a.high(), a.low())) {
        step(nowNanos, a);
      }
    }
  }

  long pollAt() {
    return pollAt;
  }

  private void step(long nowNanos, InterfaceAddress a) {
    if (a.validUntilNanos <= nowNanos) {
      owner.removeAddress(a);
      return;
    }
    if (a.state == InterfaceAddress.State.TENTATIVE && nowNanos >= a.nextProbeNanos) {
      probe(nowNanos, a);
    }
    if (a.state == InterfaceAddress.State.PREFERRED && a.preferredUntilNanos <= nowNanos) {
      a.state = InterfaceAddress.State.DEPRECATED;
    }
    if (a.state == InterfaceAddress.State.TENTATIVE) {
      pollAt = Math.min(pollAt, a.nextProbeNanos);
    }
    if (a.state == InterfaceAddress.State.PREFERRED) {
      pollAt = Math.min(pollAt, a.preferredUntilNanos);
    }
    pollAt = Math.min(pollAt, a.validUntilNanos);
  }

  private void probe(long nowNanos, InterfaceAddress a) {
    if (a.probesLeft == 0) {
      a.state = InterfaceAddress.State.PREFERRED;
      stack.onAddresses();
      return;
    }
    a.probesLeft--;
    a.nextProbeNanos = nowNanos + RETRANS;
    send(
        nowNanos,
        IcmpPacket.NEIGHBOR_SOLICITATION,
        0,
        0,
        0,
        Ip.LINK_MULTICAST,
        Ip.solicitedNode(a.low()),
        a.high(),
        a.low(),
        0);
  }
}
