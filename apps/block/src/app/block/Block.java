package app.block;

import kiln.app.App;
import kiln.app.Meaning;
import kiln.block.BlockDevice;
import kiln.block.BlockException;
import kiln.clock.Clock;
import kiln.console.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes a pattern to the start of a disk, reads it back, compares, and tells how fast both went;
 * or only reads. What was on that part of the disk is gone after a run that writes.
 */
@Component(name = "block")
public final class Block implements App {
  /** How much, and in which pieces. */
  public @interface Config {
    /** From the first sector on. */
    @Meaning("MiB at the start of the disk that are used")
    int size() default 16;

    /** The unit of one call. */
    @Meaning("KiB of one call to the device")
    int call() default 256;

    /** Leaves the disk as it is. */
    @Meaning("true only reads, and compares nothing")
    boolean read_only() default false;
  }

  private final BlockDevice disk;
  private final Clock clock;
  private final Console console;
  private final Config config;

  @Activate
  public Block(
      @Reference BlockDevice disk,
      @Reference Clock clock,
      @Reference Console console,
      Config config) {
    this.disk = disk;
    this.clock = clock;
    this.console = console;
    this.config = config;
  }

  @Override
  public int run() throws BlockException {
    String problem = problem();
    if (problem != null) {
      console.println("block: " + problem);
      return 2;
    }
    console.println("block: " + disk.name() + " has " + disk.sectorCount() + " sectors of "
        + disk.sectorSize() + " bytes" + (disk.readOnly() ? ", read-only" : ""));
    return config.read_only() ? measureReads() : verify();
  }

  /** Why the run cannot do what it was asked to; null if it can. */
  private String problem() {
    long callBytes = config.call() * 1024L;
    if (config.size() < 1 || config.call() < 1 || callBytes > 64 << 20) {
      return "--size=" + config.size() + " and --call=" + config.call()
          + ": at least 1 each, and at most 65536 KiB a call.";
    }
    if (callBytes % disk.sectorSize() != 0) {
      return "--call=" + config.call() + " KiB is no multiple of the disk's sectors of "
          + disk.sectorSize() + " bytes.";
    }
    long bytes = disk.sectorCount() * disk.sectorSize();
    if (bytes < (long) config.size() << 20) {
      return "disk " + disk.name() + " has " + bytes + " bytes, fewer than the " + config.size()
          + " MiB wanted; give a larger one, or a smaller --size.";
    }
    if (disk.readOnly() && !config.read_only()) {
      return "disk " + disk.name() + " is read-only; give a writable one, or --read-only=true.";
    }
    return null;
  }

  /** What is done to one run of sectors. */
  private interface Step {
    /** False ends the pass. */
    boolean at(long sector, byte[] buffer, int sectors) throws BlockException;
  }

  /** Goes through the part of the disk that is used; true if every step was. */
  private boolean pass(String what, Step step) throws BlockException {
    byte[] buffer = new byte[config.call() * 1024];
    int perCall = buffer.length / disk.sectorSize();
    long total = ((long) config.size() << 20) / disk.sectorSize();
    long start = clock.monotonicNanos();
    for (long sector = 0; sector < total; ) {
      int count = (int) Math.min(perCall, total - sector);
      if (!step.at(sector, buffer, count)) {
        return false;
      }
      sector += count;
    }
    long micros = Math.max(1, (clock.monotonicNanos() - start) / 1000);
    console.println("block: " + what + " " + config.size() + " MiB in " + micros / 1000 + " ms, "
        + ((long) config.size() << 20) / micros + " MB/s");
    return true;
  }

  private int measureReads() throws BlockException {
    pass("read", (sector, buffer, count) -> {
      disk.read(sector, buffer, 0, count);
      return true;
    });
    return 0;
  }

  private int verify() throws BlockException {
    long seed = clock.wallNanos(); // what an earlier run left must not pass for this one's
    pass("wrote", (sector, buffer, count) -> {
      fill(buffer, count, seed, sector);
      disk.write(sector, buffer, 0, count);
      return true;
    });
    disk.flush();
    boolean same = pass("read back", (sector, buffer, count) -> {
      disk.read(sector, buffer, 0, count);
      return compare(buffer, count, seed, sector);
    });
    console.println(same ? "block: all as it was written" : "block: the disk does not keep data");
    return same ? 0 : 1;
  }

  private void fill(byte[] buffer, int sectors, long seed, long sector) {
    for (int i = 0; i < sectors * disk.sectorSize(); i += 8) {
      long word = word(seed, sector * disk.sectorSize() + i);
      for (int b = 0; b < 8; b++) {
        buffer[i + b] = (byte) (word >>> 8 * b);
      }
    }
  }

  private boolean compare(byte[] buffer, int sectors, long seed, long sector) {
    for (int i = 0; i < sectors * disk.sectorSize(); i += 8) {
      long word = word(seed, sector * disk.sectorSize() + i);
      for (int b = 0; b < 8; b++) {
        if (buffer[i + b] != (byte) (word >>> 8 * b)) {
          console.println("block: byte " + (sector * disk.sectorSize() + i + b) + " reads "
              + (buffer[i + b] & 0xff) + ", " + (word >>> 8 * b & 0xff) + " was written");
          return false;
        }
      }
    }
    return true;
  }

  /** Eight bytes that depend on their place: a bijective mix of the offset (Stafford's variant 13). */
  private static long word(long seed, long offset) {
    long z = seed + offset * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
