package kiln.platforms.calls;

import kiln.block.BlockDevice;

/** The conditions of {@link BlockDevice}'s calls, which each device checks before it does anything. */
public final class BlockCalls {
  private BlockCalls() {}

  /**
   * Refuses sectors that are not all on the device.
   *
   * @throws IllegalArgumentException if {@code count} sectors from {@code sector} on are not there
   */
  public static void checkSectors(BlockDevice device, long sector, long count) {
    long all = device.sectorCount();
    if (sector < 0 || count < 0 || sector > all || count > all - sector) {
      throw new IllegalArgumentException("block device " + device.name() + ": " + count
          + " sectors from sector " + sector + " on; it has " + all);
    }
  }

  /**
   * Refuses an array that does not hold the sectors.
   *
   * @throws IllegalArgumentException if {@code count} sectors do not fit in from {@code offset} on
   */
  public static void checkArray(BlockDevice device, byte[] array, int offset, int count) {
    int bytes = device.sectorSize();
    if (offset < 0 || (long) count * bytes > (long) array.length - offset) {
      throw new IllegalArgumentException("block device " + device.name() + ": " + count
          + " sectors of " + bytes + " bytes from offset " + offset + " in an array of "
          + array.length);
    }
  }

  /**
   * Refuses to change what is read-only.
   *
   * @throws IllegalStateException if the device is
   */
  public static void checkWritable(BlockDevice device) {
    if (device.readOnly()) {
      throw new IllegalStateException("block device " + device.name() + " is read-only");
    }
  }
}
