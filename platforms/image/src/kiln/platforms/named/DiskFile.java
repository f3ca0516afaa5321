package kiln.platforms.named;

import kiln.app.Refusal;
import kiln.block.BlockException;

/**
 * A disk that is something of the host: what its settings mean and how its failures are worded.
 * The same on every platform that opens one.
 *
 * @param name of the device
 * @param path on the host
 * @param wantsReadOnly whether the setting ends in {@code :ro}
 * @param sectorSize in bytes
 */
public record DiskFile(String name, String path, boolean wantsReadOnly, int sectorSize) {
  private static final String READ_ONLY = ":ro";
  private static final int LEAST_SECTOR = 512;
  private static final int MOST_SECTOR = 65_536;

  /**
   * Reads the settings of a disk.
   *
   * @throws Refusal if there is no path, or no disk has such sectors
   */
  public static DiskFile of(Named device, int sectorSize) {
    String place = device.place();
    if (place.isEmpty()) {
      throw new Refusal("The image needs the disk " + device.name() + ": name a file or block device"
          + " of the host, as in --block=disk.img.");
    }
    if (sectorSize < LEAST_SECTOR || sectorSize > MOST_SECTOR
        || Integer.bitCount(sectorSize) != 1) {
      throw new Refusal("--block-sector=" + sectorSize
          + ": a sector has a power of two of bytes, 512 to 65536.");
    }
    boolean asked = place.endsWith(READ_ONLY);
    String path = asked ? place.substring(0, place.length() - READ_ONLY.length()) : place;
    return new DiskFile(device.name(), path, asked, sectorSize);
  }

  /** {@code why} is the end of a sentence, without its full stop. */
  public Refusal refused(String why) {
    return new Refusal("--block=" + path + ": " + why + ".");
  }

  public Refusal missing() {
    return refused("there is no such file. Make it, as in: truncate -s 64M " + path);
  }

  public Refusal inUse() {
    return refused("another process uses it; two that wrote to it would destroy it");
  }

  /**
   * How many sectors it has.
   *
   * @throws Refusal if its bytes are no whole number of them, or less than one
   */
  public long sectors(long bytes) {
    if (bytes < sectorSize) {
      throw refused("its " + bytes + " bytes are less than a sector of " + sectorSize
          + ". Make it larger, as in: truncate -s 64M " + path);
    }
    if (bytes % sectorSize != 0) {
      throw refused("its " + bytes + " bytes are no multiple of the sector of " + sectorSize
          + ". Make it larger: truncate -s %" + sectorSize + " " + path);
    }
    return bytes / sectorSize;
  }

  /** A request that failed; {@code sector} is -1 for a flush. */
  public BlockException failed(String what, long sector, String why) {
    String where = sector < 0 ? "" : " at sector " + sector;
    return new BlockException(
        "Block device " + name + ", " + what + where + ": " + path + ": " + why, sector);
  }
}
