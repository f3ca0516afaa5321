package kiln.platforms.solo5;

import kiln.app.Refusal;
import kiln.block.BlockDevice;
import kiln.block.BlockException;
import kiln.platforms.calls.BlockCalls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A disk of the manifest. The component has the disk's name; the tender is told of it by {@code
 * --block:storage=FILE}, and chooses the sector's size by {@code --block-sector-size:storage=4096}.
 *
 * <p>Every request stops the whole image until the host has answered; so a long run goes in pieces,
 * between which other threads get their turn. Under {@code solo5-spt} a sector is a system call:
 * large sectors are fast ones. No tender can be asked to make writes durable, so {@link #flush} has
 * nothing to do: what was written survives the image, but not a crash of its host.
 */
@Component(
    name = Solo5Block.NAME,
    service = BlockDevice.class,
    property = "kiln.device=block")
public final class Solo5Block implements BlockDevice {
  static final String NAME = "storage";

  private static final int LEAST_SECTOR = 512;
  private static final int PIECE = 1 << 18; // bytes; well below a millisecond from the page cache

  private final String name;
  private final int handle;
  private final int sectorSize;
  private final long sectorCount;

  /**
   * Takes the disk of the component's name into use.
   *
   * @throws Refusal if there is none
   */
  @Activate
  public Solo5Block() {
    this(NAME, Manifest.handle(Manifest.BLOCK, NAME));
  }

  /** A disk that the tender has attached. */
  Solo5Block(String name, int handle) {
    this.name = name;
    this.handle = handle;
    this.sectorSize = sector(handle);
    if (sectorSize < LEAST_SECTOR || Integer.bitCount(sectorSize) != 1) {
      throw new Refusal("Disk " + name + " has sectors of " + sectorSize
          + " bytes; a power of two from 512 on is needed (--block-sector-size:" + name + "=4096).");
    }
    this.sectorCount = capacity(handle) / sectorSize;
    if (sectorCount < 1) {
      throw new Refusal("Disk " + name + " has no sector of " + sectorSize
          + " bytes. Make its file larger, as in: truncate -s 64M FILE.");
    }
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
    return false; // a tender opens no file that it may not write
  }

  @Override
  public boolean discards() {
    return false;
  }

  @Override
  public void read(long sector, byte[] dst, int offset, int count) throws BlockException {
    BlockCalls.checkSectors(this, sector, count);
    BlockCalls.checkArray(this, dst, offset, count);
    long position = sector * sectorSize;
    int end = offset + count * sectorSize;
    for (int at = offset; at < end; ) {
      int length = Math.min(PIECE, end - at);
      int result = get(handle, position, dst, at, length);
      if (result != 0) {
        throw failed("read", position, result);
      }
      at += length;
      position += length;
    }
  }

  @Override
  public void write(long sector, byte[] src, int offset, int count) throws BlockException {
    BlockCalls.checkSectors(this, sector, count);
    BlockCalls.checkArray(this, src, offset, count);
    long position = sector * sectorSize;
    int end = offset + count * sectorSize;
    for (int at = offset; at < end; ) {
      int length = Math.min(PIECE, end - at);
      int result = put(handle, position, src, at, length);
      if (result != 0) {
        throw failed("write", position, result);
      }
      at += length;
      position += length;
    }
  }

  @Override
  public void flush() {}

  @Override
  public void discard(long sector, long count) {
    BlockCalls.checkSectors(this, sector, count);
  }

  private BlockException failed(String what, long position, int result) {
    long sector = position / sectorSize;
    return new BlockException("Block device " + name + ", " + what + " at sector " + sector
        + ": the host's error " + -result, sector);
  }

  private static native long capacity(int handle);

  private static native int sector(int handle);

  private static native int get(int handle, long position, byte[] dst, int offset, int length);

  private static native int put(int handle, long position, byte[] src, int offset, int length);
}
