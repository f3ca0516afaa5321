package kiln.stack.ip;

import kiln.net.NetDevice;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Ipv6Packet;
import kiln.stack.wire.Octets;

/**
 * One device with its addresses and neighbours: frames in, packets up; packets down, frames out.
 *
 * <p>Strong host model (RFC 1122 §3.3.4.2): a packet is for us if its destination is an address of
 * the interface that it came in by; the loopback interface takes those of all.
 */
public final class NetInterface implements NeighborCache.Link {
  /** Frames taken from the device before other interfaces and timers have their turn. */
  private static final int BATCH = 64;

  /** Addresses an interface may hold: router advertisements cannot grow the list beyond. */
  static final int MAX_ADDRESSES = 16;

  private static final int DEFAULT_HOP_LIMIT = 64;

  private final IpStack stack;
  private final String name;
  private final NetDevice device;
  private final long hardware;
  private final boolean loopback;
  private final byte[] received;
  private final byte[] transmit;
  private final EthernetFrame frame = new EthernetFrame();
  private final InterfaceAddress[] addresses = new InterfaceAddress[MAX_ADDRESSES];
  private int addressCount;

  final NeighborCache neighbors;
  final Arp arp;
  final NeighborDiscovery discovery;
  final MulticastListener groups;

  /** Largest packet in octets; a router advertisement may lower it (RFC 4861 §4.6.4). */
  private int mtu;

  /** Of packets that say nothing of it; a router may set it for IPv6 (RFC 4861 §6.3.4). */
  private int hopLimit = DEFAULT_HOP_LIMIT;

  NetInterface(IpStack stack, NetDevice device, boolean loopback) {
    this.stack = stack;
    this.name = device.name();
    this.device = device;
    this.hardware = Octets.u48(device.mac(), 0);
    this.loopback = loopback;
    mtu = device.mtu();
    received = new byte[mtu + EthernetFrame.HEADER];
    transmit = new byte[mtu + EthernetFrame.HEADER];
    neighbors = new NeighborCache(this, stack.counters());
    arp = new Arp(stack, this);
    discovery = new NeighborDiscovery(stack, this);
    groups = new MulticastListener(stack, this);
  }

  public String name() {
    return name;
  }

  /** Ethernet address, 48 bits. */
  public long hardware() {
    return hardware;
  }

  public int mtu() {
    return mtu;
  }

  void hopLimit(int hops) {
    hopLimit = hops;
  }

  /** TTL or hop limit of packets that leave here, unless they say otherwise. */
  int hopLimit(boolean v4) {
    return v4 ? DEFAULT_HOP_LIMIT : hopLimit;
  }

  public boolean isLoopback() {
    return loopback;
  }

  public int addressCount() {
    return addressCount;
  }

  public InterfaceAddress address(int i) {
    return addresses[i];
  }

  /**
   * Gives the interface an address and the route to its subnet. With {@code probe} the address is
   * tentative until nobody on the link claims it (RFC 5227 §2.1, RFC 4862 §5.4); without, it is
   * used at once and announced.
   *
   * @param prefix bits out of 128; an IPv4 /24 is 120
   * @return the address, or null if the interface holds {@link #MAX_ADDRESSES} already
   */
  public InterfaceAddress addAddress(
      long nowNanos, long high, long low, int prefix, boolean probe) {
    InterfaceAddress known = find(high, low);
    if (known != null) {
      return known;
    }
    if (addressCount == MAX_ADDRESSES) {
      return null;
    }
    InterfaceAddress.State state =
        probe ? InterfaceAddress.State.TENTATIVE : InterfaceAddress.State.PREFERRED;
    InterfaceAddress added = new InterfaceAddress(high, low, prefix, state);
    addresses[addressCount++] = added;
    long netHigh = high & Ip.mask(prefix);
    long netLow = low & Ip.mask(prefix - 64);
    if (prefix < 128) {
      stack.routes().add(new Route(netHigh, netLow, prefix, 0, 0, this, Long.MAX_VALUE));
    }
    if (!loopback && Ip.isV4(high, low)) {
      arp.start(nowNanos, added);
    } else if (!loopback) {
      discovery.start(nowNanos, added);
    }
    stack.onAddresses();
    return added;
  }

  /**
   * Gives the interface an IPv4 address that a server vouches for: one ARP probe, a short wait,
   * then it is in use. Otherwise as {@link #addAddress}.
   */
  public InterfaceAddress addAddressQuickly(long nowNanos, long low, int prefix) {
    InterfaceAddress added = addAddress(nowNanos, 0, low, prefix, true);
    if (added != null) {
      arp.hurry(nowNanos, added);
    }
    return added;
  }

  /** Takes IPv6 addresses, routes and MTU from routers from now on (RFC 4862). */
  public void autoconfigure(long nowNanos) {
    discovery.autoconfigure(nowNanos);
  }

  /** DNS servers that a router named (RFC 8106). */
  public int resolverCount() {
    return discovery.resolverCount();
  }

  public long resolverHigh(int i) {
    return discovery.resolverHigh(i);
  }

  public long resolverLow(int i) {
    return discovery.resolverLow(i);
  }

  /** The lower half of a stateless address: the modified EUI-64 of the Ethernet address. */
  public static long interfaceIdentifier(long hardware) {
    return NeighborDiscovery.interfaceIdentifier(hardware);
  }

  /** Takes an address away, and its subnet's route if no other address has it. */
  public void removeAddress(InterfaceAddress gone) {
    for (int i = 0; i < addressCount; i++) {
      if (addresses[i] == gone) {
        System.arraycopy(addresses, i + 1, addresses, i, --addressCount - i);
        addresses[addressCount] = null;
        dropSubnetRoute(gone);
        stack.onAddresses();
        return;
      }
    }
  }

  private void dropSubnetRoute(InterfaceAddress gone) {
    for (int i = 0; i < addressCount; i++) {
      InterfaceAddress a = addresses[i];
      if (a.prefix() == gone.prefix()
          && Ip.matches(a.high(), a.low(), gone.high(), gone.low(), gone.prefix())) {
        return;
      }
    }
    long netHigh = gone.high() & Ip.mask(gone.prefix());
    long netLow = gone.low() & Ip.mask(gone.prefix() - 64);
    stack.routes().remove(new Route(netHigh, netLow, gone.prefix(), 0, 0, this, 0));
  }

  /** Whether the address is one of ours, in use. */
  public boolean owns(long high, long low) {
    InterfaceAddress a = find(high, low);
    return a != null && a.usable();
  }

  InterfaceAddress find(long high, long low) {
    for (int i = 0; i < addressCount; i++) {
      if (addresses[i].is(high, low)) {
        return addresses[i];
      }
    }
    return null;
  }

  /** Whether this is 255.255.255.255 or the broadcast address of a subnet of ours. */
  boolean isBroadcast(long high, long low) {
    if (!Ip.isV4(high, low)) {
      return false;
    }
    if (low == Ip.V4_BROADCAST) {
      return true;
    }
    for (int i = 0; i < addressCount; i++) {
      if (addresses[i].broadcastLow() == low) {
        return true;
      }
    }
    return false;
  }

  /** Whether we listen to a group: all nodes, and the solicited node of each address of ours. */
  boolean joined(long high, long low) {
    if (Ip.isV4(high, low)) {
      return low == Ip.v4(0xE0000001);
    }
    if (high != Ip.LINK_MULTICAST) {
      return high == 0xFF01_0000_0000_0000L && low == 1;
    }
    if (low == 1) {
      return true;
    }
    for (int i = 0; i < addressCount; i++) {
      InterfaceAddress a = addresses[i];
      if (!Ip.isV4(a.high(), a.low()) && Ip.solicitedNode(a.low()) == low) {
        return true;
      }
    }
    return false;
  }

  /** Lowers the MTU of the link; never above what the device carries, nor below what IPv6 needs. */
  public void limitMtu(int octets) {
    mtu = Math.min(device.mtu(), Math.max(octets, Ipv6Packet.MIN_MTU));
  }

  /**
   * Takes a batch of frames from the device.
   *
   * @return whether more may be waiting
   */
  boolean receive(long nowNanos) {
    for (int i = 0; i < BATCH; i++) {
      int length = device.receive(received);
      if (length == 0) {
        return false;
      }
      stack.counters().add(Counter.FRAMES_IN);
      onFrame(nowNanos, length);
    }
    return true;
  }

  private void onFrame(long nowNanos, int frameLength) {
    if (!frame.wrap(received, frameLength)) {
      stack.counters().add(Counter.FRAME_MALFORMED);
      return;
    }
    long destination = frame.destination();
    boolean group = EthernetFrame.isGroup(destination);
    if (!loopback && !group && destination != hardware) {
      stack.counters().add(Counter.FRAME_FOREIGN);
      return;
    }
    int length = frame.payloadLength();
    switch (frame.type()) {
      case EthernetFrame.IPV4 ->
          stack.ipv4().receive(nowNanos, this, received, EthernetFrame.HEADER, length, group);
      case EthernetFrame.IPV6 ->
          stack.ipv6().receive(nowNanos, this, received, EthernetFrame.HEADER, length, group);
      case EthernetFrame.ARP -> arp.receive(nowNanos, received, EthernetFrame.HEADER, length);
      default -> stack.counters().add(Counter.FRAME_TYPE);
    }
  }

  /** Whether frames wait for a neighbour that is being asked for its address, or in the device. */
  boolean holding() {
    return neighbors.holding() || device.transmitting();
  }

  /** Whether the device vouches for the transport checksum of the frame received last. */
  boolean checksumVerified() {
    return device.checksumVerified();
  }

  /** The frame that the next packet is built in; one at a time. */
  byte[] frame() {
    return transmit;
  }

  /** Whether the device finishes transport checksums. */
  boolean finishesChecksums() {
    return device.finishesChecksums();
  }

  /**
   * Sends the packet of {@code length} octets behind the link header in {@link #frame}. While the
   * neighbour's address is unknown a copy waits for it.
   *
   * @param checksumField where the device is to finish the transport checksum, or 0
   */
  Sent send(
      long nowNanos,
      int length,
      int checksumStart,
      int checksumField,
      long nextHigh,
      long nextLow,
      boolean v4) {
    long to = linkAddress(nowNanos, nextHigh, nextLow);
    int frameLength = length + EthernetFrame.HEADER;
    EthernetFrame.write(transmit, to, hardware, v4 ? EthernetFrame.IPV4 : EthernetFrame.IPV6);
    if (to == NeighborCache.UNKNOWN) {
      if (checksumField > 0) { // held as it leaves: finished
        int sum = Checksum.of(transmit, checksumStart, frameLength - checksumStart);
        Octets.put16(transmit, checksumField, sum);
      }
      neighbors.hold(nowNanos, nextHigh, nextLow, transmit, frameLength);
      return Sent.HELD;
    }
    boolean taken =
        checksumField > 0
            ? device.transmitUnfinished(transmit, frameLength, checksumStart, checksumField)
            : device.transmit(transmit, frameLength);
    return count(taken) ? Sent.SENT : Sent.RING_FULL;
  }

  private boolean count(boolean taken) {
    stack.counters().add(taken ? Counter.FRAMES_OUT : Counter.FRAME_RING_FULL);
    return taken;
  }

  private long linkAddress(long nowNanos, long nextHigh, long nextLow) {
    if (loopback) {
      return 0;
    }
    if (Ip.isMulticast(nextHigh, nextLow)) {
      return EthernetFrame.multicastAddress(nextHigh, nextLow);
    }
    if (isBroadcast(nextHigh, nextLow)) {
      return EthernetFrame.BROADCAST;
    }
    return neighbors.resolve(nowNanos, nextHigh, nextLow);
  }

  /** Sends a whole frame, checksums finished; one that the ring does not take is lost. */
  void transmit(byte[] wholeFrame, int length) {
    count(device.transmit(wholeFrame, length));
  }

  /** Tells the device once about all frames of a turn. */
  void flush() {
    device.flush();
  }

  @Override
  public void solicit(long nowNanos, long high, long low, long neighborHardware) {
    if (Ip.isV4(high, low)) {
      arp.ask((int) low, neighborHardware);
    } else {
      discovery.solicit(nowNanos, high, low, neighborHardware);
    }
  }

  @Override
  public void release(byte[] held, long neighborHardware) {
    Octets.put48(held, 0, neighborHardware);
    transmit(held, held.length);
  }

  @Override
  public void unreachable(long nowNanos, byte[] held) {
    stack.icmp().onNeighborUnreachable(nowNanos, this, held);
  }

  void poll(long nowNanos) {
    neighbors.poll(nowNanos);
    arp.poll(nowNanos);
    discovery.poll(nowNanos);
    groups.poll(nowNanos);
  }

  long pollAt() {
    long at = Math.min(neighbors.pollAt(), arp.pollAt());
    return Math.min(at, Math.min(discovery.pollAt(), groups.pollAt()));
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(name);
    EthernetFrame.append(out.append(' '), hardware).append(" mtu ").append(mtu);
    for (int i = 0; i < addressCount; i++) {
      out.append(' ').append(addresses[i]);
    }
    return out.toString();
  }
}
