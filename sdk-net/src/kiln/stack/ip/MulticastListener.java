package kiln.stack.ip;

import kiln.app.Seldom;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Octets;

/**
 * Tells the switches and routers of a link which groups we listen to (MLDv2, RFC 3810), as far as
 * neighbour discovery needs it: the solicited-node group of each address. Without reports a switch
 * that snoops keeps solicitations from us.
 */
@Seldom
final class MulticastListener {
  /** RFC 3810 §9.1, §9.11: a report of news is sent twice, within a second. */
  private static final int ROBUSTNESS = 2;

  private static final long UNSOLICITED_INTERVAL = 1_000_000_000L;

  private static final int QUERY_V1 = 24;
  private static final int QUERY_V2 = 28;
  private static final int RECORD = 20;
  private static final int CHANGE_TO_EXCLUDE = 4;
  private static final int MODE_IS_EXCLUDE = 2;

  /** Hop-by-hop options with a router alert (§5). */
  private static final int ALERT = 8;

  private final IpStack stack;
  private final NetInterface owner;

  /** The address whose group is news, and how often that is still to be said. */
  private InterfaceAddress news;

  private int newsLeft;
  private long newsAtNanos = Long.MAX_VALUE;

  /** When a query is answered. */
  private long answerAtNanos = Long.MAX_VALUE;

  MulticastListener(IpStack stack, NetInterface owner) {
    this.stack = stack;
    this.owner = owner;
  }

  /** Joins the group of an address, which is about to be probed for or used. */
  void join(long nowNanos, InterfaceAddress address) {
    news = address;
    newsLeft = ROBUSTNESS - 1;
    newsAtNanos = nowNanos + random(UNSOLICITED_INTERVAL);
    report(nowNanos, address, CHANGE_TO_EXCLUDE);
  }

  /** A query of a router, its checksum checked (§5.1.14, §6.2). */
  void onQuery(long nowNanos, Packet p) {
    boolean v1 = p.length == QUERY_V1;
    boolean proper =
        Ip.isLinkLocal(p.sourceHigh, p.sourceLow)
            && p.hopLimit == 1
            && (v1 || p.length >= QUERY_V2);
    if (!proper) {
      stack.counters().add(Counter.ND_REFUSED);
      return;
    }
    long delay = (v1 ? Octets.u16(p.bytes, p.offset + 4) : delay(p)) * 1_000_000L;
    long at = nowNanos + random(Math.max(delay, 1));
    answerAtNanos = Math.min(answerAtNanos, at); // one answer tells all groups, whichever was asked
  }

  /** Milliseconds; from 32768 on a number with an exponent (§5.1.3). */
  private static long delay(Packet p) {
    int code = Octets.u16(p.bytes, p.offset + 4);
    return code < 0x8000 ? code : (long) (code & 0xFFF | 0x1000) << (code >> 12 & 7) + 3;
  }

  private long random(long bound) {
    return (stack.random().nextLong() >>> 1) % bound;
  }

  void poll(long nowNanos) {
    if (nowNanos >= newsAtNanos) {
      report(nowNanos, news, CHANGE_TO_EXCLUDE);
      newsAtNanos = --newsLeft > 0 ? nowNanos + random(UNSOLICITED_INTERVAL) : Long.MAX_VALUE;
    }
    if (nowNanos >= answerAtNanos) {
      answerAtNanos = Long.MAX_VALUE;
      report(nowNanos, null, MODE_IS_EXCLUDE);
    }
  }

  long pollAt() {
    return Math.min(newsAtNanos, answerAtNanos);
  }

  /** Reports the group of one address, or of all; from {@code ::} if we have no address yet. */
  private void report(long nowNanos, InterfaceAddress one, int kind) {
    int groups = 0;
    long from = 0;
    for (int i = 0; i < owner.addressCount(); i++) {
      InterfaceAddress a = owner.address(i);
      boolean v6 = !Ip.isV4(a.high(), a.low());
      groups += v6 && (one == null || a == one) ? 1 : 0;
      from = v6 && a.usable() && Ip.isLinkLocal(a.high(), a.low()) ? a.low() : from;
    }
    int length = ALERT + 8 + RECORD * groups;
    IpOutput out = stack.output();
    long fromHigh = from == 0 ? 0 : Ip.LINK_LOCAL;
    boolean open =
        groups > 0
            && out.openOn(
                nowNanos, owner, 0, fromHigh, from, Ip.LINK_MULTICAST, 0x16, length);
    if (!open) {
      return;
    }
    byte[] b = out.bytes();
    int i = out.offset();
    Octets.put16(b, i, Ip.ICMPV6 << 8);
    Octets.put16(b, i + 2, 0x0502);
    Octets.put16(b, i + 4, 0);
    Octets.put16(b, i + 6, 0x0100); // PadN of 2
    int at = i + ALERT + 8;
    for (int n = 0; n < owner.addressCount(); n++) {
      InterfaceAddress a = owner.address(n);
      if (!Ip.isV4(a.high(), a.low()) && (one == null || a == one)) {
        Octets.put32(b, at, kind << 24); // no sources: everybody's
        Octets.put64(b, at + 4, Ip.LINK_MULTICAST);
        Octets.put64(b, at + 12, Ip.solicitedNode(a.low()));
        at += RECORD;
      }
    }
    int data = RECORD * groups;
    long pseudo = out.pseudoHeader(8 + data) + Ip.ICMPV6;
    IcmpPacket.write(b, i + ALERT, IcmpPacket.MLDV2_REPORT, 0, groups, data, pseudo);
    out.hopLimit(1).send(nowNanos, length);
  }
}
