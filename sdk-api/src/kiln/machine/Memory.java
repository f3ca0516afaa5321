package kiln.machine;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Memory by address: registers of devices, and what drivers share with devices.
 *
 * <p>Addresses are what the program uses; devices are told {@link #physical} ones. Each load and
 * store is done exactly once, with one access of its width, in the order of the program as far as
 * this core is concerned; devices see that order only across a {@link #storeFence}, {@link
 * #loadFence} or {@link #fence}. Numbers are little-endian, as VIRTIO 1.x and PCI want them.
 * Nothing here blocks.
 *
 * <p>In an image an address that is not mapped, or not aligned to the width, ends the image with a
 * message: a driver that computes a wrong address has no way to go on. On the JVM a model stands in
 * and throws {@link IndexOutOfBoundsException}.
 */
@ProviderType
public interface Memory {
  /** Loads one byte, 0 to 255. */
  int load8(long address);

  /** Loads two bytes, 0 to 65535. */
  int load16(long address);

  /** Loads four bytes. */
  int load32(long address);

  /** Loads eight bytes. */
  long load64(long address);

  /** Stores the low byte of {@code value}. */
  void store8(long address, int value);

  /** Stores the low two bytes of {@code value}. */
  void store16(long address, int value);

  /** Stores four bytes. */
  void store32(long address, int value);

  /** Stores eight bytes. */
  void store64(long address, long value);

  /**
   * Copies {@code length} bytes from {@code address} into {@code dst} from {@code offset}. Widths
   * and order of the accesses are not defined: for memory, not for registers.
   */
  void copyOut(long address, byte[] dst, int offset, int length);

  /** Copies {@code length} bytes of {@code src} from {@code offset} to {@code address}; as above. */
  void copyIn(byte[] src, int offset, long address, int length);

  /** Stores before it are visible to devices before stores after it. */
  void storeFence();

  /** Loads before it are done before loads after it. */
  void loadFence();

  /** Loads and stores before it are done and visible before any after it. */
  void fence();

  /**
   * Takes memory that devices may read and write: zeroed, contiguous for them as well, below 4 GiB.
   * It belongs to the caller until the end of the run.
   *
   * @param bytes at least 1
   * @param alignment a power of two, also of the physical address
   * @throws OutOfMemoryError if the machine has no such piece left
   */
  long allocate(long bytes, long alignment);

  /**
   * The address by which a device reaches what lies at {@code address} of {@link #allocate}d memory
   * or inside an array ({@link #addressOf}).
   */
  long physical(long address);

  /**
   * The address of element {@code offset} of {@code array}. Arrays do not move, and lie in memory
   * that is contiguous for devices: a device may use it for as long as the caller keeps the array
   * reachable.
   *
   * @throws IndexOutOfBoundsException if {@code offset} is negative or beyond the array's end
   */
  long addressOf(byte[] array, int offset);

  /**
   * Makes {@code bytes} of device registers at a physical address reachable, uncached.
   *
   * @return the address for {@link #load32} and its kin
   * @throws IllegalArgumentException if that is memory of the program, or beyond the machine
   */
  long map(long physical, long bytes);
}
