package app.clone;

import java.util.Arrays;
import java.util.List;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.block.AttachedBlockDevices;
import kiln.block.BlockDevice;
import kiln.block.BlockException;
import kiln.console.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Copies the machine's first disk onto its second, whole, makes that durable and reads both again.
 * Their sectors may differ in size; what the second disk has beyond the first stays as it is.
 */
@Component(name = "clone")
public final class Clone implements App {
  /** In which pieces. */
  public @interface Config {
    /** A power of two, so that it is a multiple of any disk's sectors. */
    @Meaning("KiB of one call to a disk, a power of two from 64 to 16384")
    int call() default 256;
  }

  private static final int CALL_LEAST = 64; // KiB, of the largest sector that a disk may have
  private static final int CALL_MOST = 16_384;

  private final List<BlockDevice> disks;
  private final Console console;
  private final Config config;

  @Activate
  public Clone(@Reference AttachedBlockDevices disks, @Reference Console console, Config config) {
    this.disks = disks.all();
    this.console = console;
    this.config = config;
  }

  @Override
  public int run() throws BlockException {
    if (disks.size() < 2) {
      throw new Refusal("The machine has one disk, and there is nothing to copy it to; give it a"
          + " second one: ./bnd boot --disk FROM --disk TO");
    }
    BlockDevice from = disks.get(0);
    BlockDevice to = disks.get(1);
    check(from, to);
    copy(from, to);
    to.flush();
    if (!same(from, to)) {
      return 1;
    }
    console.println("clone: " + to.name() + " is as " + from.name() + ", " + bytes(from)
        + " bytes");
    return 0;
  }

  private void check(BlockDevice from, BlockDevice to) {
    int call = config.call();
    if (call < CALL_LEAST || call > CALL_MOST || Integer.bitCount(call) != 1) {
      throw new Refusal("--call=" + call + ": a power of two is needed, from " + CALL_LEAST
          + " to " + CALL_MOST + ".");
    }
    if (to.readOnly()) {
      throw new Refusal("Disk " + to.name() + " is read-only; " + from.name()
          + " can only be copied to one that may be written.");
    }
    if (bytes(to) < bytes(from)) {
      throw new Refusal("Disk " + to.name() + " has " + bytes(to) + " bytes, fewer than the "
          + bytes(from) + " of " + from.name() + "; give a larger one.");
    }
    if (bytes(from) % to.sectorSize() != 0) {
      throw new Refusal("The " + bytes(from) + " bytes of disk " + from.name()
          + " do not end with a sector of " + to.name() + ", which has sectors of "
          + to.sectorSize() + " bytes.");
    }
  }

  private static long bytes(BlockDevice disk) {
    return disk.sectorCount() * disk.sectorSize();
  }

  private void copy(BlockDevice from, BlockDevice to) throws BlockException {
    byte[] piece = new byte[config.call() * 1024];
    long total = bytes(from);
    for (long at = 0; at < total; at += piece.length) {
      int length = (int) Math.min(piece.length, total - at);
      read(from, at, piece, length);
      to.write(at / to.sectorSize(), piece, 0, length / to.sectorSize());
    }
  }

  private boolean same(BlockDevice from, BlockDevice to) throws BlockException {
    byte[] expected = new byte[config.call() * 1024];
    byte[] there = new byte[expected.length];
    long total = bytes(from);
    for (long at = 0; at < total; at += expected.length) {
      int length = (int) Math.min(expected.length, total - at);
      read(from, at, expected, length);
      read(to, at, there, length);
      int differs = Arrays.mismatch(expected, 0, length, there, 0, length);
      if (differs >= 0) {
        console.println("clone: byte " + (at + differs) + " of " + to.name() + " is not as in "
            + from.name());
        return false;
      }
    }
    return true;
  }

  private static void read(BlockDevice disk, long at, byte[] piece, int length)
      throws BlockException {
    disk.read(at / disk.sectorSize(), piece, 0, length / disk.sectorSize());
  }
}
