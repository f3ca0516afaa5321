package kiln.platforms.virtio;

import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.block.BlockDevice;
import kiln.block.BlockException;
import kiln.clock.Clock;
import kiln.machine.Memory;
import kiln.machine.Ports;
import kiln.platform.Platform;
import kiln.platforms.calls.BlockCalls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A virtio disk (VIRTIO 1.2 §5.2): one queue, several requests in flight, data moved straight
 * between the disk and the caller's array.
 *
 * <p>A request is a chain of a header that the device reads, the data, and a status byte that it
 * writes; header and status of a slot lie in memory of its own. A call cuts its run into requests
 * and waits for them in order; whoever waits takes all finished requests off the ring, also those
 * of other threads.
 *
 * <p>A request that is not answered within {@link #PATIENCE_NANOS} ends the use of the device: only
 * a reset keeps it from writing into an array that its owner uses for something else by then.
 */
@Component(name = VirtioBlock.NAME, service = BlockDevice.class, property = "kiln.device=block")
public final class VirtioBlock implements BlockDevice {
  /** Its number among the kinds of devices, §5. */
  static final int KIND = 2;

  /** What the machine's first disk is called, as on every platform. */
  static final String NAME = "storage";

  /** What the operator may say about it. */
  public @interface Config {
    @Meaning("name of the first disk")
    String block_name() default NAME;
  }

  /** How long a request may take: 30 s. */
  static final long PATIENCE_NANOS = 30_000_000_000L;

  // §5.2.3: features.
  private static final long SIZE_MAX = 1L << 1;
  private static final long RO = 1L << 5;
  private static final long BLK_SIZE = 1L << 6;
  private static final long FLUSH = 1L << 9;
  private static final long DISCARD = 1L << 13;

  // §5.2.4: configuration.
  private static final int CONFIG_CAPACITY = 0; // in units of 512 bytes, whatever the sector's size
  private static final int CONFIG_SIZE_MAX = 8;
  private static final int CONFIG_BLK_SIZE = 20;
  private static final int CONFIG_DISCARD_MOST = 36;

  // §5.2.6: requests.
  private static final int TYPE_IN = 0;
  private static final int TYPE_OUT = 1;
  private static final int TYPE_FLUSH = 4;
  private static final int TYPE_DISCARD = 11;
  private static final int HEADER_BYTES = 16;
  private static final int DISCARD_BYTES = 16;
  private static final int STATUS_OK = 0;
  private static final int STATUS_UNSUPPORTED = 2;
  private static final int STATUS_NONE = 0xff; // what no device answers

  private static final int QUEUE = 0;
  private static final int QUEUE_MOST = 128;
  private static final int UNIT = 512;
  private static final int REQUEST_MOST = 1 << 20; // bytes; a longer run goes in several requests

  // Parts of a slot's memory.
  private static final int SLOT_DISCARD = HEADER_BYTES;
  private static final int SLOT_STATUS = SLOT_DISCARD + DISCARD_BYTES;
  private static final int SLOT_BYTES = 64;

  private final String name;
  private final Memory memory;
  private final Platform platform;
  private final Clock clock;
  private final VirtioDevice device;
  private final VirtQueue queue;
  private final int sectorSize;
  private final long sectorCount;
  private final int requestSectors;

  // All below belongs to whoever holds `this`.
  private final long slots;
  private final Request[] requests; // by head
  private final long[] addresses = new long[3];
  private final int[] lengths = new int[3];
  private final int[] freeSlot;
  private int freeSlots;
  private int waiting; // threads that wait for a slot or for a request

  /** One request, from its submission until its caller has seen the end. */
  private static final class Request {
    final int slot;
    final byte[] data; // keeps the array alive while the device may use it
    final long sector;
    final long startNanos;
    boolean done;
    int status;

    Request(int slot, byte[] data, long sector, long startNanos) {
      this.slot = slot;
      this.data = data;
      this.sector = sector;
      this.startNanos = startNanos;
    }
  }

  /**
   * Takes the machine's first disk into use.
   *
   * @throws Refusal if it has none, or one that cannot be used
   */
  @Activate
  public VirtioBlock(
      @Reference Memory memory,
      @Reference Ports ports,
      @Reference Platform platform,
      @Reference Clock clock,
      Config config) {
    this(config.block_name(), Devices.of(memory, ports).first(KIND, "disk",
        "./bnd boot --disk FILE"), memory, platform, clock);
  }

  /** Takes a device of {@link #KIND} into use. */
  VirtioBlock(String name, Transport transport, Memory memory, Platform platform, Clock clock) {
    this.name = name;
    this.memory = memory;
    this.platform = platform;
    this.clock = clock;
    this.device =
        new VirtioDevice(transport, memory, SIZE_MAX | RO | BLK_SIZE | FLUSH | DISCARD);
    this.sectorSize = readSectorSize();
    this.sectorCount = transport.config64(CONFIG_CAPACITY) / (sectorSize / UNIT);
    this.requestSectors = readRequestSectors();
    this.queue = device.addQueue(QUEUE_MOST);
    int count = Math.max(1, queue.size() / 3);
    this.slots = memory.allocate((long) SLOT_BYTES * count, SLOT_BYTES);
    this.requests = new Request[queue.size()];
    this.freeSlot = new int[count];
    for (int i = 0; i < count; i++) {
      freeSlot[freeSlots++] = i;
    }
    device.start();
  }

  private int readSectorSize() {
    int size = device.has(BLK_SIZE) ? device.transport().config32(CONFIG_BLK_SIZE) : UNIT;
    if (size < UNIT || size > 65536 || Integer.bitCount(size) != 1) {
      throw new Refusal("The " + device.transport().place() + " has sectors of " + size
          + " bytes; a power of two from 512 to 65536 is needed.");
    }
    return size;
  }

  private int readRequestSectors() {
    long most = REQUEST_MOST;
    if (device.has(SIZE_MAX)) {
      most = Math.min(most, device.transport().config32(CONFIG_SIZE_MAX) & 0xffffffffL);
    }
    if (most < sectorSize) {
      throw new Refusal("The " + device.transport().place() + " takes " + most
          + " bytes at once, less than one of its sectors of " + sectorSize + ".");
    }
    return (int) (most / sectorSize);
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
    return device.has(RO);
  }

  @Override
  public boolean discards() {
    return device.has(DISCARD) && !readOnly();
  }

  @Override
  public void read(long sector, byte[] dst, int offset, int count) throws BlockException {
    BlockCalls.checkSectors(this, sector, count);
    BlockCalls.checkArray(this, dst, offset, count);
    transfer(TYPE_IN, sector, dst, offset, count);
  }

  @Override
  public void write(long sector, byte[] src, int offset, int count) throws BlockException {
    BlockCalls.checkWritable(this);
    BlockCalls.checkSectors(this, sector, count);
    BlockCalls.checkArray(this, src, offset, count);
    transfer(TYPE_OUT, sector, src, offset, count);
  }

  /** Keeps as many requests in flight as there are slots, and waits for the oldest. */
  private void transfer(int type, long sector, byte[] array, int offset, int count)
      throws BlockException {
    Request[] flying = new Request[Math.min(freeSlot.length, pieces(count))];
    int oldest = 0;
    int newest = 0;
    BlockException failure = null;
    for (int done = 0; failure == null && done < count; ) {
      int now = Math.min(requestSectors, count - done);
      if (newest - oldest == flying.length) {
        failure = await(flying[oldest++ % flying.length], failure);
      }
      int at = offset + done * sectorSize;
      flying[newest++ % flying.length] = submit(type, sector + done, array, at, now * sectorSize);
      done += now;
    }
    while (oldest < newest) { // also after a failure: the array is the caller's again only then
      failure = await(flying[oldest++ % flying.length], failure);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private int pieces(int count) {
    return Math.max(1, (count + requestSectors - 1) / requestSectors);
  }

  @Override
  public void flush() throws BlockException {
    if (device.has(FLUSH)) {
      finish(submit(TYPE_FLUSH, 0, null, 0, 0));
    }
  }

  @Override
  public void discard(long sector, long count) throws BlockException {
    BlockCalls.checkWritable(this);
    BlockCalls.checkSectors(this, sector, count);
    if (!discards()) {
      return;
    }
    long units = sectorSize / UNIT;
    long most = device.transport().config32(CONFIG_DISCARD_MOST) & 0xffffffffL;
    long step = Math.max(1, Math.min(most, 0xffffffffL) / units);
    for (long done = 0; done < count; done += step) {
      long now = Math.min(step, count - done);
      finish(submit(TYPE_DISCARD, sector + done, null, 0, (int) (now * units)));
    }
  }

  private void finish(Request request) throws BlockException {
    BlockException failure = await(request, null);
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Gives one request to the device; blocks while all slots are in use.
   *
   * @param length bytes of data, or for a discard units of 512 bytes
   */
  private Request submit(int type, long sector, byte[] array, int offset, int length)
      throws BlockException {
    for (; ; ) {
      long seen = platform.events();
      synchronized (this) {
        takeFinished();
        if (device.trouble() != null) {
          throw new BlockException(device.trouble(), type == TYPE_FLUSH ? -1 : sector);
        }
        if (freeSlots > 0) {
          return give(type, sector, array, offset, length);
        }
        if (!device.readyToWait(QUEUE)) {
          continue;
        }
        waiting++;
      }
      sleep(seen, clock.monotonicNanos() + PATIENCE_NANOS);
    }
  }

  private void sleep(long seen, long deadlineNanos) {
    platform.idle(seen, deadlineNanos);
    synchronized (this) {
      waiting--;
    }
  }

  private Request give(int type, long sector, byte[] array, int offset, int length) {
    int slot = freeSlot[--freeSlots];
    long at = slots + (long) SLOT_BYTES * slot;
    boolean addressed = type == TYPE_IN || type == TYPE_OUT;
    memory.store32(at, type);
    memory.store32(at + 4, 0);
    memory.store64(at + 8, addressed ? sector * (sectorSize / UNIT) : 0);
    memory.store8(at + SLOT_STATUS, STATUS_NONE);
    int count = 0;
    addresses[count] = memory.physical(at);
    lengths[count++] = HEADER_BYTES;
    if (addressed) {
      addresses[count] = memory.physical(memory.addressOf(array, offset));
      lengths[count++] = length;
    } else if (type == TYPE_DISCARD) {
      memory.store64(at + SLOT_DISCARD, sector * (sectorSize / UNIT));
      memory.store32(at + SLOT_DISCARD + 8, length);
      memory.store32(at + SLOT_DISCARD + 12, 0); // flags
      addresses[count] = memory.physical(at + SLOT_DISCARD);
      lengths[count++] = DISCARD_BYTES;
    }
    int readable = type == TYPE_IN ? 1 : count;
    addresses[count] = memory.physical(at + SLOT_STATUS);
    lengths[count++] = 1;
    Request request =
        new Request(slot, array, type == TYPE_FLUSH ? -1 : sector, clock.monotonicNanos());
    requests[queue.add(addresses, lengths, count, readable)] = request;
    device.kick(QUEUE);
    return request;
  }

  /** Blocks until the request has ended; gives the first failure there was. */
  private BlockException await(Request request, BlockException failure) {
    for (; ; ) {
      long seen = platform.events();
      long deadline = request.startNanos + PATIENCE_NANOS;
      synchronized (this) {
        takeFinished();
        if (!request.done && clock.monotonicNanos() >= deadline) {
          device.fail("it has not answered a request for 30 s");
          platform.wake(); // nobody else needs to wait any longer
        }
        if (request.done || device.trouble() != null) {
          return failure != null ? failure : failureOf(request);
        }
        if (!device.readyToWait(QUEUE)) {
          continue;
        }
        waiting++;
      }
      sleep(seen, deadline);
    }
  }

  private BlockException failureOf(Request request) {
    if (request.done && request.status == STATUS_OK) {
      return null;
    }
    String what = request.sector < 0 ? "a flush" : "a request at sector " + request.sector;
    String why = !request.done ? device.trouble()
        : request.status == STATUS_UNSUPPORTED ? "the device does not support it"
        : "the device says it failed (status " + request.status + ")";
    return new BlockException("Block device " + name + ", " + what + ": " + why, request.sector);
  }

  /** Ends all requests that the device has used, whoever waits for them. */
  private void takeFinished() {
    boolean any = false;
    for (int head; (head = queue.take()) != VirtQueue.NONE; any = true) {
      Request request = requests[head];
      requests[head] = null;
      request.status = memory.load8(slots + (long) SLOT_BYTES * request.slot + SLOT_STATUS);
      request.done = true;
      freeSlot[freeSlots++] = request.slot;
    }
    if (any && waiting > 0) {
      platform.wake(); // another thread may wait for what this one has just taken off the ring
    }
  }
}
