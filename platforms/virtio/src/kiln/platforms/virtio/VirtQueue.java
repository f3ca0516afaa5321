package kiln.platforms.virtio;

import kiln.machine.Memory;

/**
 * A split virtqueue, the driver's side (VIRTIO 1.2 §2.7): a ring of chains of buffers that the
 * driver makes available, and a ring of the chains that the device has used.
 *
 * <pre>
 * descriptors  size x { u64 address, u32 length, u16 flags, u16 next }       the device reads
 * available    u16 flags, u16 index, size x u16 head, u16 used_event         the device reads
 * used         u16 flags, u16 index, size x { u32 head, u32 written }, u16 avail_event
 *                                                                            the device writes
 * </pre>
 *
 * <p>The device is not trusted. What the driver must know to stay sound (which descriptors are
 * free, how chains are linked, how much a device may write) is kept here, not in shared memory, and
 * every number that the device gives is checked against it. An entry that makes no sense is dropped
 * and counted; a device that gives too many of them, or claims more chains than it has, is {@link
 * #broken} for good.
 *
 * <p>Not thread safe: its driver owns it.
 */
final class VirtQueue {
  /** {@link #take} found nothing. */
  static final int NONE = -1;

  /** {@link #written} of a chain whose length the device got wrong. */
  static final int INVALID = -1;

  /** As much a legacy device wants its rings aligned (§2.7.2), which is enough for every other. */
  static final int ALIGNMENT = 4096;

  private static final int NEXT = 1; // §2.7.5: flags of a descriptor
  private static final int WRITE = 2;
  private static final int NO_NOTIFY = 1; // §2.7.10: flag of the used ring
  private static final int DESCRIPTOR = 16;
  private static final int RING = 4; // where the entries of both rings begin
  private static final int MOST_MALFORMED = 1000;

  private final Memory memory;
  private final int size;
  private final boolean eventIndex;
  private final long descriptors;
  private final long available;
  private final long used;

  private final int[] next; // the chain's next descriptor, or the next free one
  private final int[] chainLength; // by head: descriptors of the chain; 0 if it is not in flight
  private final int[] writable; // by head: bytes that the device may write
  private int firstFree;
  private int freeCount;
  private int inFlight;

  private int availableIndex; // all indexes count modulo 65536
  private int publishedIndex;
  private int usedIndex;

  private int written;
  private long malformed;
  private String broken;

  /**
   * Takes memory for the rings.
   *
   * @param size entries, a power of two from 2 to 32768
   * @param eventIndex whether VIRTIO_F_EVENT_IDX was negotiated (§2.7.7.1)
   */
  VirtQueue(Memory memory, int size, boolean eventIndex) {
    if (size < 2 || size > 32768 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size of a virtqueue: " + size);
    }
    this.memory = memory;
    this.size = size;
    this.eventIndex = eventIndex;
    long usedOffset = roundUp(DESCRIPTOR * size + RING + 2 * size + 2);
    this.descriptors = memory.allocate(usedOffset + RING + 8L * size + 2, ALIGNMENT);
    this.available = descriptors + (long) DESCRIPTOR * size;
    this.used = descriptors + usedOffset;
    this.next = new int[size];
    this.chainLength = new int[size];
    this.writable = new int[size];
    for (int i = 0; i < size; i++) {
      next[i] = i + 1;
    }
    this.freeCount = size;
  }

  private static long roundUp(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  int size() {
    return size;
  }

  /** Physical address of the descriptors; a multiple of {@link #ALIGNMENT}. */
  long descriptorsAddress() {
    return memory.physical(descriptors);
  }

  /** Physical address of the available ring, right behind the descriptors. */
  long availableAddress() {
    return memory.physical(available);
  }

  /** Physical address of the used ring, at the next multiple of {@link #ALIGNMENT}. */
  long usedAddress() {
    return memory.physical(used);
  }

  /** Descriptors that {@link #add} can still use. */
  int free() {
    return freeCount;
  }

  /**
   * Adds a chain. The device sees it at the next {@link #publish}.
   *
   * @param addresses physical addresses of the buffers; the device reads the first (§2.7.4.2)
   * @param lengths their lengths in bytes, at least 1
   * @param count how many of both arrays to use
   * @param readable how many of the first the device reads; it writes the others
   * @return the chain's head, 0 to size - 1, or {@link #NONE} if there are too few descriptors
   */
  int add(long[] addresses, int[] lengths, int count, int readable) {
    if (count < 1 || count > size || readable < 0 || readable > count) {
      throw new IllegalArgumentException(count + " buffers, " + readable + " of them to be read");
    }
    if (count > freeCount || broken != null) {
      return NONE;
    }
    int head = firstFree;
    int toWrite = 0;
    int at = head;
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      int flags = (last ? 0 : NEXT) | (i < readable ? 0 : WRITE);
      describe(at, addresses[i], lengths[i], flags);
      toWrite += i < readable ? 0 : lengths[i];
      if (last) {
        firstFree = next[at];
      }
      at = next[at];
    }
    freeCount -= count;
    inFlight++;
    chainLength[head] = count;
    writable[head] = toWrite;
    memory.store16(available + RING + 2L * (availableIndex & (size - 1)), head);
    availableIndex = (availableIndex + 1) & 0xffff;
    return head;
  }

  private void describe(int index, long address, int length, int flags) {
    long at = descriptors + (long) DESCRIPTOR * index;
    memory.store64(at, address);
    memory.store32(at + 8, length);
    memory.store16(at + 12, flags);
    memory.store16(at + 14, (flags & NEXT) != 0 ? next[index] : 0);
  }

  /**
   * Shows the device what was added since the last call (§2.7.13).
   *
   * @return whether the device wants to be notified of it
   */
  boolean publish() {
    if (availableIndex == publishedIndex) {
      return false;
    }
    memory.storeFence(); // entries before the index
    memory.store16(available + 2, availableIndex);
    memory.fence(); // the index before the look at what the device wants
    int old = publishedIndex;
    publishedIndex = availableIndex;
    if (eventIndex) {
      int event = memory.load16(used + RING + 8L * size);
      return passed(event, old, availableIndex);
    }
    return (memory.load16(used) & NO_NOTIFY) == 0;
  }

  /** Whether an index went past {@code event} when it moved to {@code now} (§2.7.10). */
  private static boolean passed(int event, int old, int now) {
    return ((now - event - 1) & 0xffff) < ((now - old) & 0xffff);
  }

  /**
   * Takes the oldest chain that the device has used (§2.7.14); its descriptors are free again.
   *
   * @return the chain's head, or {@link #NONE}
   */
  int take() {
    if (broken != null) {
      return NONE;
    }
    int pending = (memory.load16(used + 2) - usedIndex) & 0xffff;
    if (pending > inFlight) {
      broken = "claims " + pending + " used chains where " + inFlight + " are in flight";
      return NONE;
    }
    memory.loadFence(); // the index before the entries
    for (; pending > 0; pending--) {
      long entry = used + RING + 8L * (usedIndex & (size - 1));
      int head = memory.load32(entry);
      int length = memory.load32(entry + 4);
      usedIndex = (usedIndex + 1) & 0xffff;
      if (head >= 0 && head < size && chainLength[head] != 0) {
        written = checked(length, writable[head]);
        release(head);
        return head;
      }
      countMalformed();
    }
    return NONE;
  }

  /** Bytes that the device wrote into what {@link #take} gave last, or {@link #INVALID}. */
  int written() {
    return written;
  }

  private int checked(int length, int most) {
    if (length >= 0 && length <= most) {
      return length;
    }
    countMalformed();
    return INVALID;
  }

  private void countMalformed() {
    if (++malformed == MOST_MALFORMED) {
      broken = "gave " + MOST_MALFORMED + " used entries that make no sense";
    }
  }

  /** The links of a chain lie in {@link #next}, where no device can bend them. */
  private void release(int head) {
    int last = head;
    for (int i = 1; i < chainLength[head]; i++) {
      last = next[last];
    }
    next[last] = firstFree;
    firstFree = head;
    freeCount += chainLength[head];
    chainLength[head] = 0;
    inFlight--;
  }

  /**
   * Asks for an interrupt when the device uses the next chain (§2.7.7).
   *
   * @return true if nothing is there to take; false if something came meanwhile, for which no
   *     interrupt may come
   */
  boolean arm() {
    if (eventIndex) {
      memory.store16(available + RING + 2L * size, usedIndex);
      memory.fence(); // the wish before the look
    }
    return broken != null || memory.load16(used + 2) == usedIndex;
  }

  /** Entries of the used ring that made no sense. */
  long malformed() {
    return malformed;
  }

  /** What the device did that ended all trust, after "the device"; null while it behaves. */
  String broken() {
    return broken;
  }
}
