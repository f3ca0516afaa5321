package kiln.platforms.linux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.block.BlockDevice;
import kiln.block.BlockException;
import kiln.platforms.calls.BlockCalls;
import kiln.platforms.named.DiskFile;
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
@Component(name = LinuxBlock.NAME, service = BlockDevice.class, property = "kiln.device=block")
public final class LinuxBlock implements BlockDevice {
  static final String NAME = "storage";

  /** Which file of the host, and how it is used. */
  public @interface Config {
    @Meaning("file or block device of the host, [NAME:]FILE[:ro]; ro is not written to")
    String block();

    @Meaning("bytes of a sector: a power of two, 512 to 65536")
    int block_sector() default 512;
  }

  private static final int PIECE = 1 << 20; // bytes; about 0.1 ms from the page cache

  private final DiskFile disk;
  private final int file;
  private final boolean readOnly;
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
    disk = DiskFile.of(device, sectorSize);
    String path = disk.path();
    int opened = disk.wantsReadOnly() ? -ErrorNumber.EROFS : open(terminated(path), true);
    readOnly = mayStillBeRead(opened);
    file = readOnly ? open(terminated(path), false) : opened;
    if (file < 0) {
      throw file == -ErrorNumber.ENOENT
          ? disk.missing()
          : disk.refused(ErrorNumber.words(-file));
    }
    if (lock(file, !readOnly) == -ErrorNumber.EAGAIN) {
      throw disk.inUse();
    }
    if (keep(file) < 0) {
      throw disk.refused("an image has room for 64 disks");
    }
    sectorCount = sectors(size(file));
    discards = !readOnly && punch(file, sectorCount * disk.sectorSize(), disk.sectorSize()) >= 0;
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
      throw disk.refused("it is neither a file nor a block device");
    }
    if (bytes < 0) {
      throw disk.refused(ErrorNumber.words((int) -bytes));
    }
    return disk.sectors(bytes);
  }

  @Override
  public String name() {
    return disk.name();
  }

  @Override
  public int sectorSize() {
    return disk.sectorSize();
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
    BlockCalls.checkSectors(this, sector, count);
    BlockCalls.checkArray(this, dst, offset, count);
    long position = sector * disk.sectorSize();
    int end = offset + count * disk.sectorSize();
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
    BlockCalls.checkWritable(this);
    BlockCalls.checkSectors(this, sector, count);
    BlockCalls.checkArray(this, src, offset, count);
    long position = sector * disk.sectorSize();
    int end = offset + count * disk.sectorSize();
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
    BlockCalls.checkWritable(this);
    BlockCalls.checkSectors(this, sector, count);
    if (discards && count > 0) {
      int result = punch(file, sector * disk.sectorSize(), count * disk.sectorSize());
      if (result < 0) {
        throw failed("discard", sector, result);
      }
    }
  }

  private BlockException failed(String what, long sector, int result) {
    String why = result == 0 ? "the file has become shorter" : ErrorNumber.words(-result);
    return disk.failed(what, sector, why);
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
