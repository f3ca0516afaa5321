package kiln.stack.ip;

import kiln.app.Seldom;
import kiln.stack.wire.ArpPacket;
import kiln.stack.wire.EthernetFrame;
import kiln.stack.wire.Ip;

/**
 * ARP on one interface (RFC 826), with probing, announcing and defending of our own addresses (RFC
 * 5227). What it learns goes into the {@link NeighborCache}.
 */
@Seldom
final class Arp {
  /** RFC 5227 §1.1, in nanoseconds. */
  static final int PROBE_NUM = 3;

  static final long PROBE_WAIT = 1_000_000_000L;
  static final long PROBE_MIN = 1_000_000_000L;
  static final long PROBE_MAX = 2_000_000_000L;
  static final long ANNOUNCE_WAIT = 2_000_000_000L;
  static final int ANNOUNCE_NUM = 2;
  static final long ANNOUNCE_INTERVAL = 2_000_000_000L;
  static final long DEFEND_INTERVAL = 10_000_000_000L;

  /** How long an answer to a probe may take on a link of today. */
  private static final long QUICK_WAIT = 100_000_000L;

  private final IpStack stack;
  private final NetInterface owner;
  private final ArpPacket packet = new ArpPacket();

  /** Its own frame: a question leaves while a packet is being built in the interface's. */
  private final byte[] frame = new byte[EthernetFrame.HEADER + ArpPacket.LENGTH];

  private long defendedNanos = Long.MIN_VALUE / 2;
  private long pollAt = Long.MAX_VALUE;

  Arp(IpStack stack, NetInterface owner) {
    this.stack = stack;
    this.owner = owner;
  }

  /** Begins to probe a tentative address, or to announce one in use. */
  void start(long nowNanos, InterfaceAddress address) {
    address.announcementsLeft = ANNOUNCE_NUM;
    boolean tentative = address.state == InterfaceAddress.State.TENTATIVE;
    address.probesLeft = tentative ? PROBE_NUM : 0;
    address.nextProbeNanos = tentative ? nowNanos + random(PROBE_WAIT) : nowNanos;
    pollAt = Math.min(pollAt, address.nextProbeNanos);
  }

  /** One probe now instead of three in turn: who gave the address has asked already. */
  void hurry(long nowNanos, InterfaceAddress address) {
    address.probesLeft = 0;
    send(EthernetFrame.BROADCAST, ArpPacket.REQUEST, 0, 0, (int) address.low());
    address.nextProbeNanos = nowNanos + QUICK_WAIT;
    pollAt = Math.min(pollAt, address.nextProbeNanos);
  }

  void receive(long nowNanos, byte[] bytes, int offset, int length) {
    if (!packet.wrap(bytes, offset, length)) {
      stack.counters().add(Counter.ARP_MALFORMED);
      return;
    }
    long hardware = packet.senderHardware();
    if (EthernetFrame.isGroup(hardware) || hardware == 0) {
      stack.counters().add(Counter.ARP_SPOOFED);
      return;
    }
    if (hardware == owner.hardware() || conflicts(nowNanos, hardware)) {
      return; // our own frame come back, or a claim on an address of ours
    }
    learn(nowNanos, hardware);
  }

  private void learn(long nowNanos, long hardware) {
    long sender = Ip.v4(packet.senderAddress());
    boolean forUs = owner.owns(0, Ip.v4(packet.targetAddress()));
    boolean probe = packet.senderAddress() == 0;
    boolean request = packet.operation() == ArpPacket.REQUEST;
    if (!probe && !Ip.isMulticast(0, sender) && !owner.isBroadcast(0, sender)) {
      boolean reply = packet.operation() == ArpPacket.REPLY && forUs;
      owner.neighbors.onAnswer(nowNanos, 0, sender, hardware, reply, true);
      if (forUs && request) {
        owner.neighbors.onQuestion(nowNanos, 0, sender, hardware);
      }
    }
    if (forUs && request) {
      int asker = packet.senderAddress();
      send(hardware, ArpPacket.REPLY, packet.targetAddress(), hardware, asker);
    }
  }

  /** RFC 5227 §2.1.1 and §2.4: somebody else uses, or probes for, an address of ours. */
  private boolean conflicts(long nowNanos, long hardware) {
    InterfaceAddress claimed = owner.find(0, Ip.v4(packet.senderAddress()));
    InterfaceAddress probed =
        packet.senderAddress() == 0 ? owner.find(0, Ip.v4(packet.targetAddress())) : null;
    if (claimed != null && claimed.state == InterfaceAddress.State.TENTATIVE
        || probed != null && probed.state == InterfaceAddress.State.TENTATIVE) {
      InterfaceAddress lost = claimed != null ? claimed : probed;
      lost.state = InterfaceAddress.State.DUPLICATE;
      stack.counters().add(Counter.ADDRESS_CONFLICT);
      return true;
    }
    if (claimed == null || !claimed.usable()) {
      return false;
    }
    stack.counters().add(Counter.ADDRESS_CONFLICT);
    if (nowNanos - defendedNanos >= DEFEND_INTERVAL) { // (b): defend once, never fight in a loop
      defendedNanos = nowNanos;
      announce(claimed);
    }
    return true;
  }

  /** Asks who has an address; by unicast if {@code hardware} is known and being probed. */
  void ask(int address, long hardware) {
    long to = hardware == NeighborCache.UNKNOWN ? EthernetFrame.BROADCAST : hardware;
    send(to, ArpPacket.REQUEST, sourceFor(address), 0, address);
  }

  /** RFC 1122 §3.3.4.3: an address of ours on the same subnet, else any, else 0.0.0.0. */
  private int sourceFor(int address) {
    int any = 0;
    for (int i = 0; i < owner.addressCount(); i++) {
      InterfaceAddress a = owner.address(i);
      if (a.usable() && Ip.isV4(a.high(), a.low())) {
        if (Ip.matches(0, Ip.v4(address), 0, a.low(), a.prefix())) {
          return (int) a.low();
        }
        any = (int) a.low();
      }
    }
    return any;
  }

  void poll(long nowNanos) {
    if (nowNanos < pollAt) {
      return;
    }
    pollAt = Long.MAX_VALUE;
    for (int i = 0; i < owner.addressCount(); i++) {
      InterfaceAddress a = owner.address(i);
      if (!Ip.isV4(a.high(), a.low()) || !pending(a)) {
        continue;
      }
      if (nowNanos >= a.nextProbeNanos) {
        step(nowNanos, a);
      }
      if (pending(a)) {
        pollAt = Math.min(pollAt, a.nextProbeNanos);
      }
    }
  }

  long pollAt() {
    return pollAt;
  }

  private static boolean pending(InterfaceAddress a) {
    return a.state == InterfaceAddress.State.TENTATIVE || a.usable() && a.announcementsLeft > 0;
  }

  private void step(long nowNanos, InterfaceAddress a) {
    if (a.probesLeft > 0) {
      a.probesLeft--;
      send(EthernetFrame.BROADCAST, ArpPacket.REQUEST, 0, 0, (int) a.low());
      a.nextProbeNanos =
          nowNanos + (a.probesLeft > 0 ? PROBE_MIN + random(PROBE_MAX - PROBE_MIN) : ANNOUNCE_WAIT);
      return;
    }
    if (a.state == InterfaceAddress.State.TENTATIVE) {
      a.state = InterfaceAddress.State.PREFERRED;
      stack.onAddresses();
    }
    a.announcementsLeft--;
    announce(a);
    a.nextProbeNanos = nowNanos + ANNOUNCE_INTERVAL;
  }

  /** RFC 5227 §2.3: a request for our own address, so that old entries elsewhere are replaced. */
  private void announce(InterfaceAddress a) {
    send(EthernetFrame.BROADCAST, ArpPacket.REQUEST, (int) a.low(), 0, (int) a.low());
  }

  private void send(long to, int operation, int sender, long targetHardware, int target) {
    EthernetFrame.write(frame, to, owner.hardware(), EthernetFrame.ARP);
    ArpPacket.write(
        frame, EthernetFrame.HEADER, operation, owner.hardware(), sender, targetHardware, target);
    owner.transmit(frame, frame.length);
  }

  private long random(long bound) {
    return (stack.random().nextLong() >>> 1) % bound;
  }
}
