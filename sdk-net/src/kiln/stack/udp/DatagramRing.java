package kiln.stack.udp;

import kiln.stack.wire.Octets;

/**
 * A queue of datagrams in one circular array: header of {@link #HEADER} octets, payload, header,
 * payload. Full means full: a datagram that does not fit is refused, nothing grows.
 *
 * <p>Records wrap around the end octet by octet, so the whole array is usable.
 */
final class DatagramRing {
  /** Length, source port, source and destination address. */
  static final int HEADER = 4 + 2 + 16 + 16;

  private final byte[] ring;
  private final byte[] header = new byte[HEADER];
  private int head;
  private int used;

  DatagramRing(int capacity) {
    ring = new byte[capacity];
  }

  boolean isEmpty() {
    return used == 0;
  }

  /** Appends a datagram; false if there is no room. */
  boolean add(Datagram d, byte[] src, int offset) {
    if (HEADER + d.length > ring.length - used) {
      return false;
    }
    Octets.put32(header, 0, d.length);
    Octets.put16(header, 4, d.sourcePort);
    Octets.put64(header, 6, d.sourceHigh);
    Octets.put64(header, 14, d.sourceLow);
    Octets.put64(header, 22, d.destinationHigh);
    Octets.put64(header, 30, d.destinationLow);
    copyIn(header, 0, HEADER);
    copyIn(src, offset, d.length);
    return true;
  }

  /**
   * Removes the oldest datagram; what does not fit into {@code dst} is lost, as in every UDP API.
   */
  void remove(Datagram d, byte[] dst, int offset, int room) {
    copyOut(header, 0, HEADER);
    d.length = Octets.i32(header, 0);
    d.sourcePort = Octets.u16(header, 4);
    d.sourceHigh = Octets.i64(header, 6);
    d.sourceLow = Octets.i64(header, 14);
    d.destinationHigh = Octets.i64(header, 22);
    d.destinationLow = Octets.i64(header, 30);
    int count = Math.min(d.length, room);
    copyOut(dst, offset, count);
    drop(d.length - count);
  }

  private void copyIn(byte[] src, int offset, int count) {
    int tail = (int) ((head + (long) used) % ring.length);
    int first = Math.min(count, ring.length - tail);
    System.arraycopy(src, offset, ring, tail, first);
    System.arraycopy(src, offset + first, ring, 0, count - first);
    used += count;
  }

  private void copyOut(byte[] dst, int offset, int count) {
    int first = Math.min(count, ring.length - head);
    System.arraycopy(ring, head, dst, offset, first);
    System.arraycopy(ring, 0, dst, offset + first, count - first);
    drop(count);
  }

  private void drop(int count) {
    head = (int) ((head + (long) count) % ring.length);
    used -= count;
  }
}
