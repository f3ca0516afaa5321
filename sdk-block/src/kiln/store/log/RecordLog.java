package kiln.store.log;

import java.util.Arrays;
import java.util.function.Consumer;
import kiln.block.BlockDevice;
import kiln.block.BlockException;

/**
 * Records in the order in which they were appended, on a whole block device.
 *
 * <pre>
 *   sector 0, 1   heads, written in turn; the valid one of the later life counts
 *   sector 2 ...  batches, one per commit, each from the start of a sector:
 *                 records, each at a multiple of 8 bytes, then zeros to the end of the sector
 * </pre>
 *
 * <p>Invariant: after a power cut the log holds a prefix of what was appended since the last reset,
 * with every committed record in it. It holds because
 *
 * <ul>
 *   <li>a commit never writes a sector that holds a committed record;
 *   <li>records are numbered, so that none is read behind one that was torn;
 *   <li>each opening is a life of its own, and lives never go back along the log: of a batch that
 *       was cut, a later sector may be there without an earlier one, and when new records fill the
 *       gap, what stands behind them is of an older life and is not read.
 * </ul>
 *
 * <p>Not thread safe. Calls block as the device does.
 */
public final class RecordLog {
  /** The longest record, in bytes; it bounds what garbage on a device can make {@link #open} read. */
  public static final int MOST_BYTES = 1 << 24;

  private static final int HEADS = 2;

  private final BlockDevice device;
  private final int sectorSize;
  private final long capacityBytes;
  private Head head;

  /** Where the next batch starts, in bytes from the device's start; at a sector. */
  private long tail;

  /** How many records there are, the batch's included. */
  private long count;

  /** The batch: whole records, encoded; {@code pending} bytes of it. */
  private byte[] batch;

  private int pending;

  private RecordLog(BlockDevice device, Head head) {
    this.device = device;
    this.sectorSize = device.sectorSize();
    this.capacityBytes = device.sectorCount() * sectorSize;
    this.head = head;
    this.tail = (long) HEADS * sectorSize;
    this.batch = new byte[sectorSize];
  }

  /**
   * Makes an empty log; whatever was on the device is lost.
   *
   * @throws IllegalArgumentException if the device is too small for a single record
   */
  public static RecordLog format(BlockDevice device) throws BlockException {
    checkSize(device);
    Head old = Head.newest(device);
    long life = old == null ? 1 : old.life() + 1; // no record that is there may count
    RecordLog log = new RecordLog(device, new Head(life, life));
    log.head.write(device);
    return log;
  }

  /**
   * Opens the log that is on the device, and passes each record to {@code reader}, oldest first.
   *
   * @throws BlockException if the device fails, or holds no log
   */
  public static RecordLog open(BlockDevice device, Consumer<byte[]> reader) throws BlockException {
    checkSize(device);
    Head old = Head.newest(device);
    if (old == null) {
      throw new BlockException(
          "block device " + device.name() + " holds no log: neither of its heads is valid", 0);
    }
    RecordLog log = new RecordLog(device, new Head(old.life() + 1, old.base()));
    log.replay(old, reader);
    log.head.write(device); // before anything is appended in this life
    return log;
  }

  private static void checkSize(BlockDevice device) {
    if (device.sectorCount() <= HEADS) {
      throw new IllegalArgumentException(
          "block device " + device.name() + " has " + device.sectorCount()
              + " sectors; a log needs more than " + HEADS);
    }
  }

  /** Reads until the first thing that is no record of the log. */
  private void replay(Head old, Consumer<byte[]> reader) throws BlockException {
    LogReader bytes = new LogReader(device, tail);
    long life = old.base();
    for (; ; ) {
      long start = bytes.position();
      Record record = Record.read(bytes, capacityBytes);
      if (record != null
          && record.number() == count
          && record.life() >= life
          && record.life() <= old.life()) {
        life = record.life();
        count++;
        reader.accept(record.payload());
        tail = roundUp(bytes.position());
      } else if (start % sectorSize != 0) {
        bytes.seek(roundUp(start)); // the zeros behind a batch
      } else {
        return;
      }
    }
  }

  private long roundUp(long position) {
    return (position + sectorSize - 1) / sectorSize * sectorSize;
  }

  /**
   * Adds a copy of {@code payload} to the batch; it is not on the device before {@link #commit}.
   *
   * @return false if the log has no room for it, or the batch none before a commit: nothing was
   *     added
   * @throws IllegalArgumentException if it is longer than {@link #MOST_BYTES}
   */
  public boolean append(byte[] payload) {
    if (payload.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a record of " + payload.length + " bytes; a log takes " + MOST_BYTES);
    }
    long size = Record.sizeOf(payload.length);
    if (size > room() || roundUp(pending + size) > Integer.MAX_VALUE - 8) {
      return false;
    }
    int needed = (int) roundUp(pending + size);
    if (needed > batch.length) {
      batch = Arrays.copyOf(batch, (int) Math.max(needed, Math.min(2L * batch.length, 1 << 20)));
    }
    new Record(head.life(), count, payload).write(tail + pending, batch, pending);
    count++;
    pending += (int) size;
    return true;
  }

  /**
   * Makes durable what was appended. When it returns, the records survive a power cut; when it
   * throws, some first ones of the batch may, and the log must be opened anew.
   */
  public void commit() throws BlockException {
    if (pending == 0) {
      return;
    }
    int length = (int) roundUp(pending);
    Arrays.fill(batch, pending, length, (byte) 0);
    device.write(tail / sectorSize, batch, 0, length / sectorSize);
    device.flush();
    tail += length;
    pending = 0;
  }

  /**
   * Forgets all records, the appended ones too: for when their effect is durable elsewhere. After a
   * power cut in between, either all committed ones are there or none.
   */
  public void reset() throws BlockException {
    Head next = new Head(head.life() + 1, head.life() + 1);
    next.write(device);
    head = next;
    count = 0;
    tail = (long) HEADS * sectorSize;
    pending = 0;
  }

  /** Bytes that {@link #append} can still take, headers of records included. */
  public long room() {
    return capacityBytes - tail - pending;
  }
}
