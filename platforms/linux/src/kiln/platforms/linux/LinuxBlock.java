package kiln.platforms.linux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.block.BlockDevice;
import kiln.block.BlockException;
import kiln.platforms.named.Named;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A file or a block device of the host as a disk. As a component it is the first disk, and has the
 * first one's name; so its settings are {@code --block} or {@code --storage.block}.
 *
 * <p>Data moves straight between the host's page cache and the caller's array. What the host has to
 * fetch from its disk stops the whole image meanwhile; so a long run goes in pieces, between which
 * other threads get their turn.
 */
@Component(name = LinuxBlock.NAME, service = BlockDevice.class)
public final class LinuxBlock implements BlockDevice {
  static final String NAME = "storage";

  /** Which file of the host, and how it is used. */
  public @interface Config {
    @Meaning("file or block device of the host, [NAME:]FILE[:ro]; ro is not written to")
    String block();

    @Meaning("bytes of a sector: a power of two, 512 to 65536")
    int block_sector() default 512;
  }

  private static final String READ_ONLY = ":ro";
  private static final int LEAST_SECTOR = 512;
  private static final int MOST_SECTOR = 65_536;
  private static final int PIECE = 1 << 20; // bytes; about 0.1 ms from the page cache

  private final String name;
  private final String path;
  private final int file;
  private final boolean readOnly;
  private final int sectorSize;
  private final long sectorCount;
  private final boolean discards;

  /**
   * Opens the file that the command line names.
   *
   * @throws Refusal if it cannot be a disk
   */
  @Activate
  public LinuxBlock(Config config) {
    this(Named.of(config.block(), NAME), config.block_sector());
  }

  /** Opens the file {@code device.place()}, which may end in {@code :ro}. */
  LinuxBlock(Named device, int sectorSize) {
    this.name = device.name();
    this.sectorSize = sectorSize;
    String place = device.place();
    if (place.isEmpty()) {
      throw new Refusal("The image needs the disk " + name + ": name a file or block device of the"
          + " host, as in --block=disk.img.");
    }
    if (sectorSize < LEAST_SECTOR || sectorSize > MOST_SECTOR
        || Integer.bitCount(sectorSize) != 1) {
      throw new Refusal("--block-sector=" + sectorSize
          + ": a sector has a power of two of bytes, 512 to 65536.");
    }
    boolean asked = place.endsWith(READ_ONLY);
    path = asked ? place.substring(0, place.length() - READ_ONLY.length()) : place;
    int opened = asked ? -ErrorNumber.EROFS : open(terminated(path), true);
    readOnly = mayStillBeRead(opened);
    file = readOnly ? open(terminated(path), false) : opened;
    if (file < 0) {
      throw refused(file == -ErrorNumber.ENOENT
          ? "there is no such file. Make it, as in: truncate -s 64M " + path
          : ErrorNumber.words(-file));
    }
    if (lock(file, !readOnly) == -ErrorNumber.EAGAIN) {
      throw refused("another process uses it; two that wrote to it would destroy it");
    }
    if (keep(file) < 0) {
      throw refused("an image has room for 64 disks");
    }
    sectorCount = sectors(size(file));
    discards = !readOnly && punch(file, sectorCount * sectorSize, sectorSize) >= 0;
  }

  private static boolean mayStillBeRead(int opened) {
    return opened == -ErrorNumber.EROFS
        || opened == -ErrorNumber.EACCES
        || opened == -ErrorNumber.EPERM
        || opened == -ErrorNumber.ETXTBSY;
  }

  private static byte[] terminated(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  private long sectors(long bytes) {
    if (bytes == -ErrorNumber.EINVAL) {
      throw refused("it is neither a file nor a block device");
    }
    if (bytes < 0) {
      throw refused(ErrorNumber.words((int) -bytes));
    }
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

  private Refusal refused(String why) {
    return new Refusal("--block=" + path + ": " + why + ".");
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
    return sectorCount;
  }

  @Override
  public boolean readOnly() {
    return readOnly;
  }

  @Override
  public boolean discards() {
    return discards;
  }

  @Override
  public void read(long sector, byte[] dst, int offset, int count) throws BlockException {
    checkSectors(sector, count);
    checkRoom(dst, offset, count);
    long position = sector * sectorSize;
    int end = offset + count * sectorSize;
    for (int at = offset; at < end; ) {
      int moved = get(file, position, dst, at, Math.min(PIECE, end - at));
      if (moved <= 0) {
        throw failed("read", sector, moved);
      }
      at += moved;
      position += moved;
    }
  }

  @Override
  public void write(long sector, byte[] src, int offset, int count) throws BlockException {
    checkWritable();
    checkSectors(sector, count);
    checkRoom(src, offset, count);
    long position = sector * sectorSize;
    int end = offset + count * sectorSize;
    for (int at = offset; at < end; ) {
      int moved = put(file, position, src, at, Math.min(PIECE, end - at));
      if (moved <= 0) {
        throw failed("write", sector, moved);
      }
      at += moved;
      position += moved;
    }
  }

  @Override
  public void flush() throws BlockException {
    int result = readOnly ? 0 : sync(file);
    if (result < 0) {
      throw failed("flush", -1, result);
    }
  }

  @Override
  public void discard(long sector, long count) throws BlockException {
    checkWritable();
    checkSectors(sector, count);
    if (discards && count > 0) {
      int result = punch(file, sector * sectorSize, count * sectorSize);
      if (result < 0) {
        throw failed("discard", sector, result);
      }
    }
  }

  private void checkSectors(long sector, long count) {
    if (sector < 0 || count < 0 || sector > sectorCount || count > sectorCount - sector) {
      throw new IllegalArgumentException("block device " + name + ": " + count
          + " sectors from sector " + sector + " on; it has " + sectorCount);
    }
  }

  private void checkRoom(byte[] array, int offset, int count) {
    if (offset < 0 || (long) count * sectorSize > (long) array.length - offset) {
      throw new IllegalArgumentException("block device " + name + ": " + count + " sectors of "
          + sectorSize + " bytes from offset " + offset + " in an array of " + array.length);
    }
  }

  private void checkWritable() {
    if (readOnly) {
      throw new IllegalStateException("block device " + name + " is read-only");
    }
  }

  private BlockException failed(String what, long sector, int result) {
    String where = sector < 0 ? "" : " at sector " + sector;
    String why = result == 0 ? "the file has become shorter" : ErrorNumber.words(-result);
    return new BlockException("Block device " + name + ", " + what + where + ": " + path + ": "
        + why, sector);
  }

  private static native int open(byte[] path, boolean writable);

  private static native long size(int file);

  private static native int keep(int file);

  private static native int lock(int file, boolean alone);

  private static native int get(int file, long position, byte[] dst, int offset, int length);

  private static native int put(int file, long position, byte[] src, int offset, int length);

  private static native int sync(int file);

  private static native int punch(int file, long position, long length);
}
