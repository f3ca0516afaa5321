package kiln.stack.udp;

import kiln.stack.ip.Counter;
import kiln.stack.ip.Counters;
import kiln.stack.ip.IcmpError;
import kiln.stack.ip.IpOutput;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.NetInterface;
import kiln.stack.ip.Packet;
import kiln.stack.ip.Sent;
import kiln.stack.ip.Transport;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Octets;
import kiln.stack.wire.UdpDatagram;

/** UDP of one stack: finds the port of a datagram, or says that there is none (RFC 768). */
public final class Udp implements Transport {
  private static final int BUCKETS = 64;

  /** RFC 6335 §6: the dynamic ports. */
  private static final int EPHEMERAL_FIRST = 49_152;

  private static final int EPHEMERAL_COUNT = 65_536 - EPHEMERAL_FIRST;

  private final IpStack ip;
  private final UdpDatagram header = new UdpDatagram();
  private final Datagram datagram = new Datagram();
  private final UdpPort[] buckets = new UdpPort[BUCKETS];

  public Udp(IpStack ip) {
    this.ip = ip;
  }

  /**
   * Binds a port.
   *
   * @param port 1 to 65535, or 0 for a random dynamic one (RFC 6056 §3.3.1)
   * @return the port, or null if another has it already or no dynamic port is free
   */
  public UdpPort bind(long localHigh, long localLow, int port, int ringBytes) {
    int chosen = port == 0 ? freePort() : port;
    if (chosen == 0 || find(localHigh, localLow, chosen) != null) {
      return null;
    }
    UdpPort bound = new UdpPort(this, localHigh, localLow, chosen, ringBytes);
    bound.next = buckets[chosen % BUCKETS];
    buckets[chosen % BUCKETS] = bound;
    return bound;
  }

  private int freePort() {
    int start = ip.random().nextInt(EPHEMERAL_COUNT);
    for (int i = 0; i < EPHEMERAL_COUNT; i++) {
      int port = EPHEMERAL_FIRST + (start + i) % EPHEMERAL_COUNT;
      if (!anyOn(port)) {
        return port;
      }
    }
    return 0;
  }

  private boolean anyOn(int port) {
    for (UdpPort p = buckets[port % BUCKETS]; p != null; p = p.next) {
      if (p.port == port) {
        return true;
      }
    }
    return false;
  }

  private UdpPort find(long localHigh, long localLow, int port) {
    for (UdpPort p = buckets[port % BUCKETS]; p != null; p = p.next) {
      if (p.port == port && p.localLow == localLow && p.localHigh == localHigh) {
        return p;
      }
    }
    return null;
  }

  void release(UdpPort gone) {
    int bucket = gone.port % BUCKETS;
    UdpPort before = null;
    for (UdpPort p = buckets[bucket]; p != null; before = p, p = p.next) {
      if (p == gone) {
        if (before == null) {
          buckets[bucket] = p.next;
        } else {
          before.next = p.next;
        }
        return;
      }
    }
  }

  Counters counters() {
    return ip.counters();
  }

  @Override
  public void onPacket(long nowNanos, Packet p) {
    counters().add(Counter.UDP_IN);
    if (!header.wrap(p.bytes, p.offset, p.length)) {
      counters().add(Counter.UDP_MALFORMED);
      return;
    }
    if (!checksumHolds(p)) {
      counters().add(Counter.UDP_CHECKSUM);
      return;
    }
    describe(p);
    if (!deliver(p)) {
      counters().add(Counter.UDP_PORT);
      ip.icmp().portUnreachable(nowNanos, p);
    }
  }

  /** RFC 768: no checksum is allowed over IPv4; RFC 8200 §8.1: not over IPv6. */
  private boolean checksumHolds(Packet p) {
    if (p.checksumVerified) {
      return true;
    }
    if (!header.hasChecksum()) {
      return Ip.isV4(p.sourceHigh, p.sourceLow);
    }
    return header.checksumHolds(
        Checksum.pseudoHeader(
            p.sourceHigh,
            p.sourceLow,
            p.destinationHigh,
            p.destinationLow,
            Ip.UDP,
            header.length()));
  }

  private void describe(Packet p) {
    datagram.sourceHigh = p.sourceHigh;
    datagram.sourceLow = p.sourceLow;
    datagram.sourcePort = header.sourcePort();
    datagram.destinationHigh = p.destinationHigh;
    datagram.destinationLow = p.destinationLow;
    datagram.length = header.payloadLength();
  }

  /** A unicast datagram goes to the port that fits best, a group's to every one that fits. */
  private boolean deliver(Packet p) {
    int port = header.destinationPort();
    UdpPort best = null;
    boolean any = false;
    for (UdpPort u = buckets[port % BUCKETS]; u != null; u = u.next) {
      if (u.port != port
          || !u.takes(
              p.sourceHigh,
              p.sourceLow,
              datagram.sourcePort,
              p.destinationHigh,
              p.destinationLow,
              p.group)) {
        continue;
      }
      if (p.group) {
        u.take(datagram, p.bytes, header.payloadOffset());
        any = true;
      } else if (best == null || Ip.isAny(best.localHigh, best.localLow)) {
        best = u; // bound to the very address beats bound to any
      }
    }
    if (best != null) {
      best.take(datagram, p.bytes, header.payloadOffset());
    }
    return any || best != null;
  }

  @Override
  public void onError(long nowNanos, IcmpError error, Packet original) {
    int from = Octets.u16(original.bytes, original.offset);
    int to = Octets.u16(original.bytes, original.offset + 2);
    if (!anyOn(from)) {
      counters().add(Counter.ICMP_STRAY);
      return;
    }
    if (error == IcmpError.TOO_BIG) {
      ip.onTooBig(nowNanos, original);
    }
    for (UdpPort u = buckets[from % BUCKETS]; u != null; u = u.next) {
      if (u.port == from) {
        u.onError(error, original.destinationHigh, original.destinationLow, to);
      }
    }
  }

  Sent send(
      long nowNanos,
      UdpPort from,
      long toHigh,
      long toLow,
      int toPort,
      byte[] src,
      int offset,
      int length) {
    IpOutput out = ip.output();
    int total = UdpDatagram.HEADER + length;
    long sourceLow = from.localLow == Ip.V4_ANY ? 0 : from.localLow;
    if (!out.open(nowNanos, Ip.UDP, from.localHigh, sourceLow, toHigh, toLow, total)) {
      return Sent.REFUSED;
    }
    int at = out.offset();
    System.arraycopy(src, offset, out.bytes(), at + UdpDatagram.HEADER, length);
    UdpDatagram.write(out.bytes(), at, from.port, toPort, length, out.pseudoHeader(total));
    counters().add(Counter.UDP_OUT);
    return out.send(nowNanos, total);
  }

  /** Sends a datagram to everybody on one link, where no route helps: for DHCP. */
  public Sent broadcast(
      long nowNanos,
      NetInterface link,
      UdpPort from,
      long sourceLow,
      int toPort,
      byte[] src,
      int length) {
    IpOutput out = ip.output();
    int total = UdpDatagram.HEADER + length;
    if (!out.openOn(nowNanos, link, Ip.UDP, 0, sourceLow, 0, Ip.V4_BROADCAST, total)) {
      return Sent.REFUSED;
    }
    int at = out.offset();
    System.arraycopy(src, 0, out.bytes(), at + UdpDatagram.HEADER, length);
    UdpDatagram.write(out.bytes(), at, from.port, toPort, length, out.pseudoHeader(total));
    counters().add(Counter.UDP_OUT);
    return out.send(nowNanos, total);
  }

  @Override
  public void poll(long nowNanos) {}

  @Override
  public long pollAt() {
    return Long.MAX_VALUE;
  }
}
