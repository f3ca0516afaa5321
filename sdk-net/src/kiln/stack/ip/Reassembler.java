package kiln.stack.ip;

import kiln.app.Seldom;
import kiln.stack.wire.Octets;

/**
 * Fragments of IPv4 and IPv6 packets back to whole payloads (RFC 815, RFC 8200 §4.5).
 *
 * <p>Each packet under way has a list of holes, as RFC 815 §3 describes it, kept sorted. A fragment
 * must lie inside one hole: what overlaps condemns the whole packet (RFC 5722, for IPv4 too), an
 * exact repetition is ignored. Bounded: {@link #SLOTS} packets, {@code budgetBytes} of buffers, the
 * oldest packet makes room; {@link #MAX_HOLES} holes a packet.
 */
@Seldom
final class Reassembler {
  static final int SLOTS = 16;
  static final int MAX_HOLES = 64;

  /** A packet is given this long from its first fragment (RFC 8200 §4.5, RFC 1122 §3.3.2). */
  static final long TIMEOUT = 60_000_000_000L;

  /** Largest payload: an IPv4 packet of 65,535 octets without its smallest header. */
  static final int MAX_PAYLOAD = 65_515;

  private static final int GROWTH = 4096;

  /** What a fragment did. */
  enum Outcome {
    /** More is missing. */
    WAITING,
    /** The packet is whole: {@link #bytes}, {@link #length}. */
    COMPLETE,
    /** The fragment was dropped and counted. */
    DROPPED
  }

  /** One packet under way. */
  private static final class Slot {
    boolean used;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int protocol;
    int id;
    long startedNanos;
    byte[] bytes = Octets.NONE;
    final int[] holeFirst = new int[MAX_HOLES];
    final int[] holeEnd = new int[MAX_HOLES];
    int holes;

    /** Octets of the whole payload, or -1 until the last fragment came. */
    int total;

    /** Condemned by an overlap: swallows the rest of its fragments until it times out. */
    boolean condemned;
  }

  private final Counters counters;
  private final int budgetBytes;
  private final Slot[] slots = new Slot[SLOTS];
  private int heldBytes;
  private byte[] bytes = Octets.NONE;
  private int length;

  Reassembler(Counters counters, int budgetBytes) {
    this.counters = counters;
    this.budgetBytes = budgetBytes;
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new Slot();
    }
  }

  /** Takes the {@code count} octets at {@code from}, at {@code offset} of the whole payload. */
  Outcome add(
      long nowNanos, Packet p, int id, byte[] src, int from, int count, int offset, boolean more) {
    if (count == 0 || more && count % 8 != 0 || offset + count > MAX_PAYLOAD) {
      return drop(Counter.FRAGMENT_MALFORMED);
    }
    Slot slot = find(p, id);
    if (slot == null) {
      slot = start(nowNanos, p, id);
    }
    if (slot.condemned) {
      return drop(Counter.FRAGMENT_OVERLAP);
    }
    return place(slot, src, from, count, offset, more);
  }

  /** Payload of the packet that {@link #add} completed; valid until the next {@code add}. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Octets of buffers now held. */
  int heldBytes() {
    return heldBytes;
  }

  void poll(long nowNanos) {
    for (Slot slot : slots) {
      if (slot.used && nowNanos - slot.startedNanos >= TIMEOUT) {
        if (!slot.condemned) {
          counters.add(Counter.FRAGMENT_TIMEOUT);
        }
        release(slot);
      }
    }
  }

  long pollAt() {
    long at = Long.MAX_VALUE;
    for (Slot slot : slots) {
      if (slot.used) {
        at = Math.min(at, slot.startedNanos + TIMEOUT);
      }
    }
    return at;
  }

  private Outcome place(Slot slot, byte[] src, int from, int count, int offset, boolean more) {
    int end = offset + count;
    int hole = holeAt(slot, offset);
    if (hole < 0 || end > slot.holeEnd[hole]) {
      return repeats(slot, src, from, count, offset, more)
          ? drop(Counter.FRAGMENT_DUPLICATE)
          : condemn(slot);
    }
    boolean isLastHole = hole == slot.holes - 1;
    if (slot.total >= 0 ? !more && end != slot.total : !more && !isLastHole) {
      return condemn(slot); // two ends, or an end before octets that are here already
    }
    if (slot.total >= 0 && more && end == slot.total) {
      return condemn(slot);
    }
    if (!grow(slot, end)) {
      release(slot);
      return drop(Counter.FRAGMENT_MEMORY);
    }
    if (!split(slot, hole, offset, end, more)) {
      release(slot);
      return drop(Counter.FRAGMENT_MEMORY);
    }
    System.arraycopy(src, from, slot.bytes, offset, count);
    if (!more) {
      slot.total = end;
    }
    return slot.holes == 0 ? complete(slot) : Outcome.WAITING;
  }

  /** RFC 815 §3 steps 4 to 6: the hole goes, what is left of it before and behind comes back. */
  private static boolean split(Slot slot, int hole, int offset, int end, boolean more) {
    int first = slot.holeFirst[hole];
    int last = slot.holeEnd[hole];
    boolean before = first < offset;
    boolean behind = more && end < last;
    int grows = (before ? 1 : 0) + (behind ? 1 : 0) - 1;
    if (slot.holes + grows > MAX_HOLES) {
      return false;
    }
    int rest = slot.holes - hole - 1;
    System.arraycopy(slot.holeFirst, hole + 1, slot.holeFirst, hole + 1 + grows, rest);
    System.arraycopy(slot.holeEnd, hole + 1, slot.holeEnd, hole + 1 + grows, rest);
    slot.holes += grows;
    int at = hole;
    if (before) {
      slot.holeFirst[at] = first;
      slot.holeEnd[at++] = offset;
    }
    if (behind) {
      slot.holeFirst[at] = end;
      slot.holeEnd[at] = last;
    }
    return true;
  }

  private static int holeAt(Slot slot, int offset) {
    for (int i = 0; i < slot.holes; i++) {
      if (offset >= slot.holeFirst[i] && offset < slot.holeEnd[i]) {
        return i;
      }
    }
    return -1;
  }

  /** Whether every octet is here already and the same: a repeated fragment, not an attack. */
  private static boolean repeats(
      Slot slot, byte[] src, int from, int count, int offset, boolean more) {
    int end = offset + count;
    if (end > slot.bytes.length || (!more && slot.total != end)) {
      return false;
    }
    for (int i = 0; i < slot.holes; i++) {
      if (offset < slot.holeEnd[i] && end > slot.holeFirst[i]) {
        return false;
      }
    }
    for (int i = 0; i < count; i++) {
      if (slot.bytes[offset + i] != src[from + i]) {
        return false;
      }
    }
    return true;
  }

  private boolean grow(Slot slot, int needed) {
    if (needed <= slot.bytes.length) {
      return true;
    }
    int size = (needed + GROWTH - 1) / GROWTH * GROWTH;
    while (heldBytes - slot.bytes.length + size > budgetBytes) {
      Slot oldest = oldest(slot);
      if (oldest == null) {
        return false;
      }
      counters.add(Counter.FRAGMENT_MEMORY);
      release(oldest);
    }
    byte[] larger = new byte[size];
    System.arraycopy(slot.bytes, 0, larger, 0, slot.bytes.length);
    heldBytes += size - slot.bytes.length;
    slot.bytes = larger;
    return true;
  }

  private Outcome complete(Slot slot) {
    bytes = slot.bytes;
    length = slot.total;
    counters.add(Counter.REASSEMBLED);
    release(slot);
    return Outcome.COMPLETE;
  }

  private Outcome condemn(Slot slot) {
    slot.condemned = true;
    heldBytes -= slot.bytes.length;
    slot.bytes = Octets.NONE;
    return drop(Counter.FRAGMENT_OVERLAP);
  }

  private Outcome drop(Counter reason) {
    counters.add(reason);
    return Outcome.DROPPED;
  }

  private Slot find(Packet p, int id) {
    for (Slot s : slots) {
      if (s.used
          && s.id == id
          && s.protocol == p.protocol
          && s.sourceLow == p.sourceLow
          && s.sourceHigh == p.sourceHigh
          && s.destinationLow == p.destinationLow
          && s.destinationHigh == p.destinationHigh) {
        return s;
      }
    }
    return null;
  }

  private Slot start(long nowNanos, Packet p, int id) {
    Slot slot = null;
    for (Slot s : slots) {
      if (!s.used) {
        slot = s;
        break;
      }
    }
    if (slot == null) {
      slot = oldest(null);
      counters.add(Counter.FRAGMENT_MEMORY);
      release(slot);
    }
    slot.used = true;
    slot.condemned = false;
    slot.id = id;
    slot.protocol = p.protocol;
    slot.sourceHigh = p.sourceHigh;
    slot.sourceLow = p.sourceLow;
    slot.destinationHigh = p.destinationHigh;
    slot.destinationLow = p.destinationLow;
    slot.startedNanos = nowNanos;
    slot.total = -1;
    slot.holes = 1;
    slot.holeFirst[0] = 0;
    slot.holeEnd[0] = MAX_PAYLOAD;
    return slot;
  }

  private Slot oldest(Slot except) {
    Slot oldest = null;
    for (Slot s : slots) {
      if (s.used && s != except && (oldest == null || s.startedNanos < oldest.startedNanos)) {
        oldest = s;
      }
    }
    return oldest;
  }

  private void release(Slot slot) {
    slot.used = false;
    heldBytes -= slot.bytes.length;
    slot.bytes = Octets.NONE;
  }
}
