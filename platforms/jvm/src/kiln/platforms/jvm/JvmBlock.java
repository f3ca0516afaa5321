package kiln.platforms.jvm;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.block.BlockDevice;
import kiln.block.BlockException;
import kiln.platforms.named.Named;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A file of the host as a disk. As a component it is the first disk, and has the first one's name;
 * so its settings are {@code --block} or {@code --storage.block}, as on the platform {@code linux}.
 */
@Component(name = JvmBlock.NAME, service = BlockDevice.class)
public final class JvmBlock implements BlockDevice {
  static final String NAME = "storage";

  /** Which file of the host, and how it is used. */
  public @interface Config {
    @Meaning("file of the host, [NAME:]FILE[:ro]; ro is not written to")
    String block();

    @Meaning("bytes of a sector: a power of two, 512 to 65536")
    int block_sector() default 512;
  }

  private static final String READ_ONLY = ":ro";
  private static final int LEAST_SECTOR = 512;
  private static final int MOST_SECTOR = 65_536;

  private final String name;
  private final Path path;
  private final FileChannel file;
  private final boolean readOnly;
  private final int sectorSize;
  private final long sectorCount;

  /**
   * Opens the file that the command line names.
   *
   * @throws Refusal if it cannot be a disk
   */
  @Activate
  public JvmBlock(Config config) {
    this(Named.of(config.block(), NAME), config.block_sector());
  }

  /** Opens the file {@code device.place()}, which may end in {@code :ro}. */
  JvmBlock(Named device, int sectorSize) {
    this.name = device.name();
    this.sectorSize = sectorSize;
    String place = device.place();
    if (place.isEmpty()) {
      throw new Refusal("The app needs the disk " + name
          + ": name a file of the host, as in --block=disk.img.");
    }
    if (sectorSize < LEAST_SECTOR || sectorSize > MOST_SECTOR
        || Integer.bitCount(sectorSize) != 1) {
      throw new Refusal("--block-sector=" + sectorSize
          + ": a sector has a power of two of bytes, 512 to 65536.");
    }
    boolean asked = place.endsWith(READ_ONLY);
    path = Path.of(asked ? place.substring(0, place.length() - READ_ONLY.length()) : place);
    if (!Files.isRegularFile(path)) {
      throw refused(Files.exists(path)
          ? "it is no file"
          : "there is no such file. Make it, as in: truncate -s 64M " + path);
    }
    readOnly = asked || !Files.isWritable(path);
    try {
      file = new RandomAccessFile(path.toFile(), readOnly ? "r" : "rw").getChannel();
      lock();
      sectorCount = sectors(file.size());
    } catch (IOException e) {
      throw refused(e.getMessage());
    }
  }

  /** For this app alone, or with others that only read; until it ends. */
  private void lock() throws IOException {
    FileLock lock;
    try {
      lock = file.tryLock(0, Long.MAX_VALUE, readOnly);
    } catch (OverlappingFileLockException e) {
      lock = null; // another device of this very app
    }
    if (lock == null) {
      throw refused("another process uses it; two that wrote to it would destroy it");
    }
  }

  private long sectors(long bytes) {
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

  /** A JVM cannot punch holes into files. */
  @Override
  public boolean discards() {
    return false;
  }

  @Override
  public void read(long sector, byte[] dst, int offset, int count) throws BlockException {
    checkSectors(sector, count);
    ByteBuffer into = room(dst, offset, count);
    try {
      for (long at = sector * sectorSize; into.hasRemaining(); ) {
        int moved = file.read(into, at);
        if (moved < 0) {
          throw failed("read", sector, "the file has become shorter");
        }
        at += moved;
      }
    } catch (IOException e) {
      throw failed("read", sector, e);
    }
  }

  @Override
  public void write(long sector, byte[] src, int offset, int count) throws BlockException {
    checkWritable();
    checkSectors(sector, count);
    ByteBuffer from = room(src, offset, count);
    try {
      for (long at = sector * sectorSize; from.hasRemaining(); ) {
        at += file.write(from, at);
      }
    } catch (IOException e) {
      throw failed("write", sector, e);
    }
  }

  @Override
  public void flush() throws BlockException {
    try {
      file.force(false);
    } catch (IOException e) {
      throw failed("flush", -1, e);
    }
  }

  @Override
  public void discard(long sector, long count) {
    checkWritable();
    checkSectors(sector, count);
  }

  private void checkSectors(long sector, long count) {
    if (sector < 0 || count < 0 || sector > sectorCount || count > sectorCount - sector) {
      throw new IllegalArgumentException("block device " + name + ": " + count
          + " sectors from sector " + sector + " on; it has " + sectorCount);
    }
  }

  private ByteBuffer room(byte[] array, int offset, int count) {
    if (offset < 0 || (long) count * sectorSize > (long) array.length - offset) {
      throw new IllegalArgumentException("block device " + name + ": " + count + " sectors of "
          + sectorSize + " bytes from offset " + offset + " in an array of " + array.length);
    }
    return ByteBuffer.wrap(array, offset, count * sectorSize);
  }

  private void checkWritable() {
    if (readOnly) {
      throw new IllegalStateException("block device " + name + " is read-only");
    }
  }

  private BlockException failed(String what, long sector, IOException e) {
    return e instanceof BlockException already ? already : failed(what, sector, e.getMessage());
  }

  private BlockException failed(String what, long sector, String why) {
    String where = sector < 0 ? "" : " at sector " + sector;
    return new BlockException(
        "Block device " + name + ", " + what + where + ": " + path + ": " + why, sector);
  }
}
