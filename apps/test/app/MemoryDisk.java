package app;

import kiln.block.BlockDevice;

/** A disk in memory, which may forget a sector. */
public final class MemoryDisk implements BlockDevice {
  private final String name;
  private final byte[] bytes;
  private final int sectorSize;
  private final boolean readOnly;
  private long forgotten = -1;
  private int flushes;

  public MemoryDisk(String name, int bytes, int sectorSize, boolean readOnly) {
    this.name = name;
    this.bytes = new byte[bytes];
    this.sectorSize = sectorSize;
    this.readOnly = readOnly;
  }

  /** What is on it: the disk itself, no copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** How often {@link #flush} was called. */
  public int flushes() {
    return flushes;
  }

  /** Lets writes to a sector be lost. */
  public void forget(long sector) {
    forgotten = sector;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int sectorSize() {
    return sectorSize;
  }

  @Override
  public long sectorCount() {
    return bytes.length / sectorSize;
  }

  @Override
  public boolean readOnly() {
    return readOnly;
  }

  @Override
  public boolean discards() {
    return false;
  }

  @Override
  public void read(long sector, byte[] dst, int offset, int count) {
    System.arraycopy(bytes, (int) sector * sectorSize, dst, offset, count * sectorSize);
  }

  @Override
  public void write(long sector, byte[] src, int offset, int count) {
    for (int i = 0; i < count; i++) {
      if (sector + i != forgotten) {
        System.arraycopy(
            src, offset + i * sectorSize, bytes, (int) (sector + i) * sectorSize, sectorSize);
      }
    }
  }

  @Override
  public void flush() {
    flushes++;
  }

  @Override
  public void discard(long sector, long count) {
    throw new AssertionError("it cannot");
  }
}
