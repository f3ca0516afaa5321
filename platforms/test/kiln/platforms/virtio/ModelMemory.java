package kiln.platforms.virtio;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import kiln.machine.Memory;

/**
 * Memory as the machine has it, with holes: pieces that were allocated, arrays that were lent to a
 * device, registers. An access that is not wholly inside one of them throws, whoever makes it.
 */
final class ModelMemory implements Memory {
  /** Device registers: what loads and stores do is the device's business. */
  interface Registers {
    long load(int offset, int width);

    void store(int offset, int width, long value);
  }

  private static final long HOLE = 0x10000;

  private record Piece(long start, long length, byte[] bytes, Registers registers) {}

  private final TreeMap<Long, Piece> pieces = new TreeMap<>();
  private final Map<byte[], Long> lent = new IdentityHashMap<>();
  private long next = 0x100000;

  void addRegisters(long address, int length, Registers registers) {
    pieces.put(address, new Piece(address, length, null, registers));
  }

  private Piece find(long address, long length) {
    Map.Entry<Long, Piece> entry = pieces.floorEntry(address);
    if (entry == null || length < 0
        || address + length > entry.getKey() + entry.getValue().length()) {
      throw new IndexOutOfBoundsException(
          "no memory at 0x" + Long.toHexString(address) + ", " + length + " bytes");
    }
    return entry.getValue();
  }

  private long load(long address, int width) {
    Piece piece = find(address, width);
    int offset = (int) (address - piece.start());
    if (piece.registers() != null) {
      return piece.registers().load(offset, width);
    }
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | piece.bytes()[offset + i] & 0xff;
    }
    return value;
  }

  private void store(long address, int width, long value) {
    Piece piece = find(address, width);
    int offset = (int) (address - piece.start());
    if (piece.registers() != null) {
      piece.registers().store(offset, width, value);
      return;
    }
    for (int i = 0; i < width; i++) {
      piece.bytes()[offset + i] = (byte) (value >> 8 * i);
    }
  }

  @Override
  public int load8(long address) {
    return (int) load(address, 1);
  }

  @Override
  public int load16(long address) {
    return (int) load(aligned(address, 2), 2);
  }

  @Override
  public int load32(long address) {
    return (int) load(aligned(address, 4), 4);
  }

  @Override
  public long load64(long address) {
    return load(aligned(address, 8), 8);
  }

  private static long aligned(long address, int width) {
    if (address % width != 0) {
      throw new IndexOutOfBoundsException(
          "0x" + Long.toHexString(address) + " is not aligned to " + width);
    }
    return address;
  }

  @Override
  public void store8(long address, int value) {
    store(address, 1, value);
  }

  @Override
  public void store16(long address, int value) {
    store(aligned(address, 2), 2, value);
  }

  @Override
  public void store32(long address, int value) {
    store(aligned(address, 4), 4, value);
  }

  @Override
  public void store64(long address, long value) {
    store(aligned(address, 8), 8, value);
  }

  @Override
  public void copyOut(long address, byte[] dst, int offset, int length) {
    Piece piece = find(address, length);
    System.arraycopy(piece.bytes(), (int) (address - piece.start()), dst, offset, length);
  }

  @Override
  public void copyIn(byte[] src, int offset, long address, int length) {
    Piece piece = find(address, length);
    System.arraycopy(src, offset, piece.bytes(), (int) (address - piece.start()), length);
  }

  @Override
  public void storeFence() {}

  @Override
  public void loadFence() {}

  @Override
  public void fence() {}

  @Override
  public long allocate(long bytes, long alignment) {
    return add(new byte[(int) bytes], alignment);
  }

  private long add(byte[] bytes, long alignment) {
    long start = next + alignment - 1 & -alignment;
    next = start + bytes.length + HOLE;
    pieces.put(start, new Piece(start, bytes.length, bytes, null));
    return start;
  }

  /** Never the identity: a driver that forgets to translate is found out. */
  private static final long PHYSICAL = 0x4000_0000L;

  @Override
  public long physical(long address) {
    return address + PHYSICAL;
  }

  /** What {@link #physical} made of an address. */
  static long virtual(long physical) {
    return physical - PHYSICAL;
  }

  @Override
  public long addressOf(byte[] array, int offset) {
    return lent.computeIfAbsent(array, a -> add(a, 8)) + offset;
  }

  @Override
  public long map(long physical, long bytes) {
    if (find(physical, bytes).registers() == null) {
      throw new IllegalArgumentException("memory at 0x" + Long.toHexString(physical));
    }
    return physical;
  }
}
