package kiln.store.log;

import kiln.block.BlockDevice;
import kiln.block.BlockException;

/** Reads a device byte by byte, a window of sectors at a time. */
final class LogReader {
  private static final int WINDOW_BYTES = 1 << 16;

  private final BlockDevice device;
  private final int sectorSize;
  private final byte[] window;
  private long position;

  /** What is in the window: {@code [start, end)} of the device, in bytes. */
  private long start;

  private long end;

  LogReader(BlockDevice device, long position) {
    this.device = device;
    this.sectorSize = device.sectorSize();
    this.window = new byte[Math.max(WINDOW_BYTES, sectorSize)];
    this.position = position;
  }

  long position() {
    return position;
  }

  void seek(long position) {
    this.position = position;
  }

  /** Fills {@code dst} and moves behind; all of it must be on the device. */
  void read(byte[] dst) throws BlockException {
    for (int done = 0; done < dst.length; ) {
      if (position < start || position >= end) {
        load();
      }
      int count = (int) Math.min(dst.length - done, end - position);
      System.arraycopy(window, (int) (position - start), dst, done, count);
      done += count;
      position += count;
    }
  }

  private void load() throws BlockException {
    long sector = position / sectorSize;
    int count =
        (int) Math.min(window.length / sectorSize, device.sectorCount() - sector);
    device.read(sector, window, 0, count);
    start = sector * sectorSize;
    end = start + (long) count * sectorSize;
  }
}
