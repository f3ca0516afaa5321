package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kiln.machine.Memory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The memory of the machine that the image runs on. Below 4 GiB virtual and physical addresses are
 * the same, and all that Java allocates lies there; so memory for devices is a Java array.
 */
@Component
public final class NativeMemory implements Memory {
  /** What {@link #allocate} gave: reachable for ever, as devices know it. */
  private final List<byte[]> allocated = new ArrayList<>();

  @Activate
  public NativeMemory() {}

  @Override
  public int load8(long address) {
    return get8(address);
  }

  @Override
  public int load16(long address) {
    return get16(address);
  }

  @Override
  public int load32(long address) {
    return get32(address);
  }

  @Override
  public long load64(long address) {
    return get64(address);
  }

  @Override
  public void store8(long address, int value) {
    put8(address, value);
  }

  @Override
  public void store16(long address, int value) {
    put16(address, value);
  }

  @Override
  public void store32(long address, int value) {
    put32(address, value);
  }

  @Override
  public void store64(long address, long value) {
    put64(address, value);
  }

  @Override
  public void copyOut(long address, byte[] dst, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, dst.length);
    get(address, dst, offset, length);
  }

  @Override
  public void copyIn(byte[] src, int offset, long address, int length) {
    Objects.checkFromIndexSize(offset, length, src.length);
    put(src, offset, address, length);
  }

  @Override
  public void storeFence() {
    fenceStores();
  }

  @Override
  public void loadFence() {
    fenceLoads();
  }

  @Override
  public void fence() {
    fenceAll();
  }

  @Override
  public long allocate(long bytes, long alignment) {
    if (bytes < 1 || Long.bitCount(alignment) != 1) {
      throw new IllegalArgumentException(bytes + " bytes aligned to " + alignment);
    }
    if (bytes + alignment > Integer.MAX_VALUE) {
      throw new OutOfMemoryError(bytes + " bytes aligned to " + alignment + " for a device");
    }
    byte[] array = new byte[(int) (bytes + alignment - 1)];
    synchronized (allocated) {
      allocated.add(array);
    }
    return place(array, 0) + alignment - 1 & -alignment;
  }

  @Override
  public long physical(long address) {
    return address;
  }

  @Override
  public long addressOf(byte[] array, int offset) {
    Objects.checkFromIndexSize(offset, 0, array.length);
    return place(array, offset);
  }

  @Override
  public long map(long physical, long bytes) {
    long address = reach(physical, bytes);
    if (address == 0) {
      throw new IllegalArgumentException("no device registers at 0x" + Long.toHexString(physical)
          + ", " + bytes + " bytes: that is memory, or beyond what this machine maps");
    }
    return address;
  }

  private static native int get8(long address);

  private static native int get16(long address);

  private static native int get32(long address);

  private static native long get64(long address);

  private static native void put8(long address, int value);

  private static native void put16(long address, int value);

  private static native void put32(long address, int value);

  private static native void put64(long address, long value);

  private static native void get(long address, byte[] dst, int offset, int length);

  private static native void put(byte[] src, int offset, long address, int length);

  private static native void fenceStores();

  private static native void fenceLoads();

  private static native void fenceAll();

  private static native long place(byte[] array, int offset);

  /** The address of device registers, or 0. */
  private static native long reach(long physical, long bytes);
}
