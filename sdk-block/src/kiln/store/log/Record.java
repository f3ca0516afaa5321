package kiln.store.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import kiln.block.BlockException;

/**
 * One record, little-endian, at a multiple of 8 bytes.
 *
 * <pre>
 *   0  u32  length of the payload + 1: 0 is no record
 *   4  u32  CRC-32C of position, length, life, number and payload
 *   8  u64  life of the log in which it was appended
 *  16  u64  number, counted from 0 at the log's start
 *  24  ...  payload, then zeros to a multiple of 8
 * </pre>
 */
record Record(long life, long number, byte[] payload) {
  static final int HEADER = 24;

  /** Bytes of a record with a payload of {@code length}. */
  static long sizeOf(int length) {
    return (HEADER + (long) length + 7) & ~7L;
  }

  /** Writes it, as it is to stand at {@code position} of the device, into {@code dst}. */
  void write(long position, byte[] dst, int offset) {
    ByteBuffer header = ByteBuffer.wrap(dst, offset, HEADER).slice().order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, payload.length + 1).putInt(4, checksum(position));
    header.putLong(8, life).putLong(16, number);
    System.arraycopy(payload, 0, dst, offset + HEADER, payload.length);
    int end = offset + (int) sizeOf(payload.length);
    for (int i = offset + HEADER + payload.length; i < end; i++) {
      dst[i] = 0;
    }
  }

  /**
   * The record at the reader's position, which moves behind it; null if there is none, whatever the
   * bytes are: this is the one place where they are checked.
   */
  static Record read(LogReader reader, long capacityBytes) throws BlockException {
    long position = reader.position();
    if (position + HEADER > capacityBytes) {
      return null;
    }
    byte[] header = new byte[HEADER];
    reader.read(header);
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int length = fields.getInt(0) - 1;
    if (length < 0
        || length > RecordLog.MOST_BYTES
        || position + sizeOf(length) > capacityBytes) {
      return null;
    }
    Record record = new Record(fields.getLong(8), fields.getLong(16), new byte[length]);
    reader.read(record.payload);
    if (fields.getInt(4) != record.checksum(position)) {
      return null;
    }
    reader.seek(position + sizeOf(length));
    return record;
  }

  private int checksum(long position) {
    ByteBuffer place = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    place.putLong(position).putInt(payload.length).putLong(life).putLong(number);
    CRC32C crc = new CRC32C();
    crc.update(place.array(), 0, place.capacity());
    crc.update(payload, 0, payload.length);
    return (int) crc.getValue();
  }
}
