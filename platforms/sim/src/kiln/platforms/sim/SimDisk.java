package kiln.platforms.sim;

import java.nio.ByteBuffer;
import kiln.app.Refusal;
import kiln.block.BlockDevice;
import kiln.block.BlockException;
import kiln.platform.Platform;
import kiln.platforms.calls.BlockCalls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A disk of a node: requests are messages of the simulator. As a component, the first. */
@Component(service = BlockDevice.class, property = "kiln.device=block")
public final class SimDisk implements BlockDevice {
  /** Sectors of a request: a longer run is cut, and its parts are under way together. */
  private static final int MOST = 256;

  /** As many as {@code disk.c} has slots. */
  private static final int REQUESTS = 64;

  private static final int READ = 0;
  private static final int WRITE = 1;
  private static final int FLUSH = 2;
  private static final int DISCARD = 3;

  private final Platform platform;
  private final int number;
  private final String name;
  private final int sectorSize;
  private final long sectorCount;
  private final boolean readOnly;

  /** By request: what the simulator's answer goes to, so that no collection takes it meanwhile. */
  private final byte[][] underWay = new byte[REQUESTS][];

  /**
   * @throws Refusal if the test has plugged no disk in
   */
  @Activate
  public SimDisk(@Reference Platform platform) {
    this(platform, 0, described(0));
    if (sectorSize == 0) {
      throw new Refusal("This node has no disk; Node.disk(\"storage\", disk) plugs one in.");
    }
  }

  private SimDisk(Platform platform, int number, ByteBuffer description) {
    this.platform = platform;
    this.number = number;
    sectorSize = description.getInt();
    readOnly = description.getInt() != 0;
    sectorCount = description.getLong();
    name = Answer.name(description);
  }

  /** The disk with that number, from 0 on; null if there are no more. */
  static SimDisk at(Platform platform, int number) {
    SimDisk disk = new SimDisk(platform, number, described(number));
    return disk.sectorSize == 0 ? null : disk;
  }

  private static ByteBuffer described(int number) {
    return Answer.to(answer -> attach(number, answer));
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
    return !readOnly;
  }

  @Override
  public void read(long sector, byte[] dst, int offset, int count) throws BlockException {
    BlockCalls.checkSectors(this, sector, count);
    BlockCalls.checkArray(this, dst, offset, count);
    transfer(READ, sector, dst, offset, count);
  }

  @Override
  public void write(long sector, byte[] src, int offset, int count) throws BlockException {
    BlockCalls.checkWritable(this);
    BlockCalls.checkSectors(this, sector, count);
    BlockCalls.checkArray(this, src, offset, count);
    transfer(WRITE, sector, src, offset, count);
  }

  @Override
  public void flush() throws BlockException {
    await(submitted(FLUSH, 0, 0, null, 0), "flush", 0);
  }

  @Override
  public void discard(long sector, long count) throws BlockException {
    BlockCalls.checkWritable(this);
    BlockCalls.checkSectors(this, sector, count);
    for (long done = 0; done < count; done += MOST) {
      int part = (int) Math.min(MOST, count - done);
      await(submitted(DISCARD, sector + done, part, null, 0), "discard", sector + done);
    }
  }

  private void transfer(int operation, long sector, byte[] array, int offset, int count)
      throws BlockException {
    String what = operation == READ ? "read" : "write";
    int[] requests = new int[(count + MOST - 1) / MOST];
    for (int i = 0; i < requests.length; i++) {
      int part = Math.min(MOST, count - i * MOST);
      requests[i] =
          submitted(operation, sector + i * MOST, part, array, offset + i * MOST * sectorSize);
    }
    BlockException failure = null;
    for (int i = 0; i < requests.length; i++) {
      try {
        await(requests[i], what, sector + i * MOST); // all of them: they write to the array
      } catch (BlockException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Waits for a free number where all are taken. */
  private int submitted(int operation, long sector, int count, byte[] array, int offset) {
    int length = array == null ? 0 : count * sectorSize;
    for (; ; ) {
      long seen = platform.events();
      int request = submit(number, operation, sector, count, array, offset, length);
      if (request >= 0) {
        underWay[request] = array;
        return request;
      }
      platform.idle(seen, Platform.NO_DEADLINE);
    }
  }

  private void await(int request, String what, long sector) throws BlockException {
    for (; ; ) {
      long seen = platform.events();
      int end = ended(request);
      if (end > 0) {
        return;
      }
      if (end < 0) {
        throw new BlockException(name + ": " + what + " failed at sector " + sector, sector);
      }
      platform.idle(seen, Platform.NO_DEADLINE);
    }
  }

  private static native int attach(int device, byte[] answer);

  private static native int submit(
      int device, int operation, long sector, int count, byte[] array, int offset, int length);

  private static native int ended(int request);
}
