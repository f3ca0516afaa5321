package kiln.store.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kiln.block.BlockDevice;
import kiln.block.BlockException;

/**
 * A disk in memory whose power can be cut: what was written since the last flush is then, sector by
 * sector, new, old or torn, as a seed decides.
 */
final class PowerCutDisk implements BlockDevice {
  private static final int SECTOR = 512;

  private final byte[] durable;
  private final byte[] visible;
  private final List<Integer> unflushed = new ArrayList<>();
  private boolean failing;

  PowerCutDisk(int sectors) {
    this(new byte[sectors * SECTOR]);
  }

  private PowerCutDisk(byte[] content) {
    durable = content;
    visible = content.clone();
  }

  /** The disk as it is found when the power is back. */
  PowerCutDisk cut(Random random) {
    byte[] found = durable.clone();
    for (int sector : unflushed) {
      int kept =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(SECTOR);
            default -> SECTOR;
          };
      System.arraycopy(visible, sector * SECTOR, found, sector * SECTOR, kept);
    }
    return new PowerCutDisk(found);
  }

  /** A disk with what is durable and, of the rest, these sectors. */
  PowerCutDisk cutKeeping(Integer... sectors) {
    byte[] found = durable.clone();
    for (int sector : sectors) {
      System.arraycopy(visible, sector * SECTOR, found, sector * SECTOR, SECTOR);
    }
    return new PowerCutDisk(found);
  }

  /** Fills all but the heads with noise. */
  void scribble(Random random) {
    byte[] noise = new byte[visible.length - 2 * SECTOR];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, visible, 2 * SECTOR, noise.length);
    System.arraycopy(noise, 0, durable, 2 * SECTOR, noise.length);
  }

  @Override
  public String name() {
    return "storage";
  }

  @Override
  public int sectorSize() {
    return SECTOR;
  }

  @Override
  public long sectorCount() {
    return visible.length / SECTOR;
  }

  @Override
  public boolean readOnly() {
    return false;
  }

  @Override
  public boolean discards() {
    return false;
  }

  @Override
  public void read(long sector, byte[] dst, int offset, int count) {
    System.arraycopy(visible, at(sector, count), dst, offset, count * SECTOR);
  }

  @Override
  public void write(long sector, byte[] src, int offset, int count) {
    System.arraycopy(src, offset, visible, at(sector, count), count * SECTOR);
    for (int i = 0; i < count; i++) {
      unflushed.add((int) sector + i);
    }
  }

  private int at(long sector, int count) {
    if (sector < 0 || count < 0 || sector + count > sectorCount()) {
      throw new IllegalArgumentException(
          count + " sectors from " + sector + " of " + sectorCount());
    }
    return (int) sector * SECTOR;
  }

  /** From now on it does not come to a flush any more. */
  void failFlushes() {
    failing = true;
  }

  @Override
  public void flush() throws BlockException {
    if (failing) {
      throw new BlockException("storage: the power went before the flush", -1);
    }
    System.arraycopy(visible, 0, durable, 0, visible.length);
    unflushed.clear();
  }

  @Override
  public void discard(long sector, long count) {
    throw new AssertionError("discards() is false");
  }

  @Override
  public String toString() {
    return "disk of " + sectorCount() + " sectors, content " + Arrays.hashCode(visible);
  }
}
