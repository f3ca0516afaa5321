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
import kiln.platforms.calls.BlockCalls;
import kiln.platforms.named.DiskFile;
import kiln.platforms.named.Named;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A file of the host as a disk. As a component it is the first disk, and has the first one's name;
 * so its settings are {@code --block} or {@code --storage.block}, as on the platform {@code linux}.
 */
@Component(name = JvmBlock.NAME, service = BlockDevice.class, property = "kiln.device=block")
public final class JvmBlock implements BlockDevice {
  static final String NAME = "storage";

  /** Which file of the host, and how it is used. */
  public @interface Config {
    @Meaning("file of the host, [NAME:]FILE[:ro]; ro is not written to")
    String block();

    @Meaning("bytes of a sector: a power of two, 512 to 65536")
    int block_sector() default 512;
  }

  private final DiskFile disk;
  private final FileChannel file;
  private final boolean readOnly;
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
    disk = DiskFile.of(device, sectorSize);
    Path path = Path.of(disk.path());
    if (!Files.isRegularFile(path)) {
      throw Files.exists(path) ? disk.refused("it is no file") : disk.missing();
    }
    readOnly = disk.wantsReadOnly() || !Files.isWritable(path);
    try {
      file = new RandomAccessFile(path.toFile(), readOnly ? "r" : "rw").getChannel();
      lock();
      sectorCount = disk.sectors(file.size());
    } catch (IOException e) {
      throw disk.refused(e.getMessage());
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
      throw disk.inUse();
    }
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

  /** A JVM cannot punch holes into files. */
  @Override
  public boolean discards() {
    return false;
  }

  @Override
  public void read(long sector, byte[] dst, int offset, int count) throws BlockException {
    BlockCalls.checkSectors(this, sector, count);
    ByteBuffer into = room(dst, offset, count);
    try {
      for (long at = sector * disk.sectorSize(); into.hasRemaining(); ) {
        int moved = file.read(into, at);
        if (moved < 0) {
          throw disk.failed("read", sector, "the file has become shorter");
        }
        at += moved;
      }
    } catch (IOException e) {
      throw failed("read", sector, e);
    }
  }

  @Override
  public void write(long sector, byte[] src, int offset, int count) throws BlockException {
    BlockCalls.checkWritable(this);
    BlockCalls.checkSectors(this, sector, count);
    ByteBuffer from = room(src, offset, count);
    try {
      for (long at = sector * disk.sectorSize(); from.hasRemaining(); ) {
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
    BlockCalls.checkWritable(this);
    BlockCalls.checkSectors(this, sector, count);
  }

  private ByteBuffer room(byte[] array, int offset, int count) {
    BlockCalls.checkArray(this, array, offset, count);
    return ByteBuffer.wrap(array, offset, count * disk.sectorSize());
  }

  private BlockException failed(String what, long sector, IOException e) {
    return e instanceof BlockException already ? already : disk.failed(what, sector, e.getMessage());
  }
}
