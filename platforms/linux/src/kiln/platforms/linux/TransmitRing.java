package kiln.platforms.linux;

/**
 * Frames that wait for the end of a turn, oldest first, each in a slot of its own. They leave by one
 * system call after the other: the host's code and ours each run while the processor has them at
 * hand, which is worth more than the copy costs.
 */
final class TransmitRing {
  private static final int SLOTS = 32;
  private static final int CACHE_LINE = 64;

  /**
   * Room in front of a frame for the header that the host wants (10 octets, net.c). So frames begin
   * at cache lines, as the host's copies do: an AMD processor copies a byte at a time where the copy
   * begins less than a line ahead of the frame, as seen from the beginnings of their pages.
   */
  private static final int HEADROOM = CACHE_LINE;

  private final int slotOctets;
  private final byte[] octets;
  private final int[] lengths = new int[SLOTS];
  private final int[] starts = new int[SLOTS];
  private final int[] fields = new int[SLOTS];
  private int first;
  private int count;

  /** A ring for frames of at most {@code most} octets. */
  TransmitRing(int most) {
    slotOctets = HEADROOM + most + CACHE_LINE - 1 & -CACHE_LINE;
    octets = new byte[SLOTS * slotOctets];
  }

  boolean isEmpty() {
    return count == 0;
  }

  boolean isFull() {
    return count == SLOTS;
  }

  /** Copies a frame into a slot; not if the ring is full. */
  void add(byte[] src, int length, int start, int field) {
    int slot = (first + count) % SLOTS;
    System.arraycopy(src, 0, octets, slot * slotOctets + HEADROOM, length);
    lengths[slot] = length;
    starts[slot] = start;
    fields[slot] = field;
    count++;
  }

  /** What the oldest frame lies in, from {@link #offset}. */
  byte[] octets() {
    return octets;
  }

  int offset() {
    return first * slotOctets + HEADROOM;
  }

  int length() {
    return lengths[first];
  }

  /** Where the sum of the oldest frame begins, counted from the frame's first octet. */
  int start() {
    return starts[first];
  }

  /** Where the host is to put the sum of the oldest frame; 0 if it is finished. */
  int field() {
    return fields[first];
  }

  /** The oldest frame has left, or is lost. */
  void remove() {
    first = (first + 1) % SLOTS;
    count--;
  }
}
