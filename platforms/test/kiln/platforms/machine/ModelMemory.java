package kiln.platforms.machine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import kiln.machine.Memory;

/**
 * A machine's memory on the JVM: RAM, arrays that have been given an address, and registers of
 * model devices.
 *
 * <p>It holds a driver to what real hardware needs: an access outside a region, across its end, or
 * not aligned to its width throws {@link IndexOutOfBoundsException}, and so does a register access
 * without {@link #map}. What the program calls an address is not what devices call it: they differ
 * by {@link #OFFSET}, so that a driver that forgets {@link #physical} is found out. A model device
 * reaches memory with {@link #device}, by physical addresses.
 *
 * <pre>
 *   program             physical
 *   0x1000'0000 + x     x          RAM and arrays, from 0x10'0000 up; a gap between any two pieces
 *   0x9000'0000 + x     any        mapped registers
 * </pre>
 *
 * <p>Fences are counted; loads and stores happen at once. Not thread safe.
 */
public final class ModelMemory implements Memory {
  /** The program's address less the physical one, for RAM and arrays. */
  public static final long OFFSET = 0x1000_0000L;

  private static final long FIRST_RAM = 0x10_0000L;
  private static final long FIRST_WINDOW = 0x9000_0000L;
  private static final long GAP = 64;

  /** Bytes that may be reached from {@code start}, by the program or by a device. */
  private record Region(long start, byte[] bytes, Registers registers, long offset, long length) {
    boolean holds(long address) {
      return address >= start && address < start + length;
    }
  }

  private final List<Region> ram = new ArrayList<>();
  private final List<Region> windows = new ArrayList<>();
  private final List<Region> devices = new ArrayList<>();
  private final Map<byte[], Long> arrays = new IdentityHashMap<>();
  private final View program = new View(true);
  private final View device = new View(false);
  private long nextRam = FIRST_RAM;
  private long nextWindow = FIRST_WINDOW;
  private long fences;

  /** Puts a device's registers at a physical address. */
  public void addRegisters(long physical, long bytes, Registers registers) {
    devices.add(new Region(physical, null, registers, 0, bytes));
  }

  /** Memory as a device sees it: addresses are physical, there are no registers, and no fences. */
  public View device() {
    return device;
  }

  /** How often any of the fences was called. */
  public long fences() {
    return fences;
  }

  @Override
  public int load8(long address) {
    return (int) program.load(address, 1);
  }

  @Override
  public int load16(long address) {
    return (int) program.load(address, 2);
  }

  @Override
  public int load32(long address) {
    return (int) program.load(address, 4);
  }

  @Override
  public long load64(long address) {
    return program.load(address, 8);
  }

  @Override
  public void store8(long address, int value) {
    program.store(address, 1, value);
  }

  @Override
  public void store16(long address, int value) {
    program.store(address, 2, value);
  }

  @Override
  public void store32(long address, int value) {
    program.store(address, 4, value);
  }

  @Override
  public void store64(long address, long value) {
    program.store(address, 8, value);
  }

  @Override
  public void copyOut(long address, byte[] dst, int offset, int length) {
    program.copyOut(address, dst, offset, length);
  }

  @Override
  public void copyIn(byte[] src, int offset, long address, int length) {
    program.copyIn(src, offset, address, length);
  }

  @Override
  public void storeFence() {
    fences++;
  }

  @Override
  public void loadFence() {
    fences++;
  }

  @Override
  public void fence() {
    fences++;
  }

  @Override
  public long allocate(long bytes, long alignment) {
    if (bytes < 1 || Long.bitCount(alignment) != 1) {
      throw new IllegalArgumentException(bytes + " bytes aligned to " + alignment);
    }
    return place(new byte[Math.toIntExact(bytes)], alignment) + OFFSET;
  }

  private long place(byte[] bytes, long alignment) {
    long start = (nextRam + alignment - 1) & -alignment;
    if (start + bytes.length > FIRST_WINDOW - OFFSET) {
      throw new OutOfMemoryError("model memory: " + bytes.length + " more bytes");
    }
    ram.add(new Region(start, bytes, null, 0, bytes.length));
    nextRam = start + bytes.length + GAP; // running over the end hits nothing
    return start;
  }

  @Override
  public long physical(long address) {
    region(ram, address - OFFSET, 1);
    return address - OFFSET;
  }

  @Override
  public long addressOf(byte[] array, int offset) {
    if (offset < 0 || offset > array.length) {
      throw new IndexOutOfBoundsException("element " + offset + " of " + array.length);
    }
    // Arrays in an image start at a multiple of 8 and 4, after their length.
    return arrays.computeIfAbsent(array, a -> place(a, 8)) + OFFSET + offset;
  }

  @Override
  public long map(long physical, long bytes) {
    for (Region region : devices) {
      if (region.holds(physical) && physical + bytes <= region.start + region.length) {
        long window = nextWindow + (physical & 0xfff);
        windows.add(
            new Region(window, null, region.registers, physical - region.start, bytes));
        nextWindow += (bytes + 0x2fff) & ~0xfffL;
        return window;
      }
    }
    throw new IllegalArgumentException(
        "no device has " + bytes + " bytes of registers at 0x" + Long.toHexString(physical));
  }

  private static Region region(List<Region> regions, long address, int bytes) {
    for (Region region : regions) {
      if (region.holds(address) && address + bytes <= region.start + region.length) {
        return region;
      }
    }
    throw new IndexOutOfBoundsException(
        "nothing has " + bytes + " bytes at 0x" + Long.toHexString(address));
  }

  /** Memory as the program or a device reaches it. */
  public final class View {
    private final boolean fromProgram;

    private View(boolean fromProgram) {
      this.fromProgram = fromProgram;
    }

    /** Loads 1, 2, 4 or 8 bytes. */
    public long load(long address, int bytes) {
      checkAligned(address, bytes);
      Region region = reach(address, bytes);
      long offset = offset(region, address);
      if (region.registers != null) {
        return region.registers.load(offset, bytes) & mask(bytes);
      }
      long value = 0;
      for (int i = bytes - 1; i >= 0; i--) {
        value = value << 8 | region.bytes[(int) offset + i] & 0xff;
      }
      return value;
    }

    /** Stores the low 1, 2, 4 or 8 bytes of {@code value}. */
    public void store(long address, int bytes, long value) {
      checkAligned(address, bytes);
      Region region = reach(address, bytes);
      long offset = offset(region, address);
      if (region.registers != null) {
        region.registers.store(offset, bytes, value & mask(bytes));
        return;
      }
      for (int i = 0; i < bytes; i++) {
        region.bytes[(int) offset + i] = (byte) (value >> 8 * i);
      }
    }

    /** Copies bytes out of memory. */
    public void copyOut(long address, byte[] dst, int offset, int length) {
      if (length > 0) {
        Region region = memory(address, length);
        System.arraycopy(region.bytes, (int) offset(region, address), dst, offset, length);
      }
    }

    /** Copies bytes into memory. */
    public void copyIn(byte[] src, int offset, long address, int length) {
      if (length > 0) {
        Region region = memory(address, length);
        System.arraycopy(src, offset, region.bytes, (int) offset(region, address), length);
      }
    }

    private Region memory(long address, int length) {
      Region region = reach(address, length);
      if (region.registers != null) {
        throw new IndexOutOfBoundsException(
            "registers at 0x" + Long.toHexString(address) + " are not for copying");
      }
      return region;
    }

    private Region reach(long address, int bytes) {
      if (!fromProgram) {
        return region(ram, address, bytes);
      }
      return address >= FIRST_WINDOW
          ? region(windows, address, bytes)
          : region(ram, address - OFFSET, bytes);
    }

    private long offset(Region region, long address) {
      boolean isRam = fromProgram && region.registers == null;
      return address - (isRam ? OFFSET : 0) - region.start + region.offset;
    }

    private static void checkAligned(long address, int bytes) {
      if (address % bytes != 0) {
        throw new IndexOutOfBoundsException(
            bytes + " bytes at 0x" + Long.toHexString(address) + ", which is not aligned to them");
      }
    }

    private static long mask(int bytes) {
      return bytes == 8 ? -1L : (1L << 8 * bytes) - 1;
    }
  }
}
