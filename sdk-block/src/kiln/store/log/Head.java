package kiln.store.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import kiln.block.BlockDevice;
import kiln.block.BlockException;

/**
 * The first bytes of sectors 0 and 1, little-endian: whose records count.
 *
 * <pre>
 *   0  u64  magic, with the version of the format
 *   8  u64  life, from 1; life n is in sector n mod 2
 *  16  u64  base: records of lives before it are forgotten
 *  24  u32  CRC-32C of the 24 bytes before
 * </pre>
 *
 * @param life counts the openings and resets of the log; each has a number of its own
 * @param base the life of the last reset
 */
record Head(long life, long base) {
  private static final long MAGIC = 0x31474f4c4e4c494bL; // "KILNLOG1"
  private static final int CHECKED = 24;

  /** The newest valid head; null if there is none. */
  static Head newest(BlockDevice device) throws BlockException {
    Head even = read(device, 0);
    Head odd = read(device, 1);
    return even == null || odd != null && odd.life > even.life ? odd : even;
  }

  private static Head read(BlockDevice device, int sector) throws BlockException {
    byte[] bytes = new byte[device.sectorSize()];
    device.read(sector, bytes, 0, 1);
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Head head = new Head(fields.getLong(8), fields.getLong(16));
    boolean valid =
        fields.getLong(0) == MAGIC
            && fields.getInt(CHECKED) == checksum(bytes)
            && head.base > 0
            && head.base <= head.life
            && head.life % 2 == sector;
    return valid ? head : null;
  }

  /** Makes this the newest head, durably. The one before is valid until then. */
  void write(BlockDevice device) throws BlockException {
    byte[] bytes = new byte[device.sectorSize()];
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    fields.putLong(0, MAGIC).putLong(8, life).putLong(16, base);
    fields.putInt(CHECKED, checksum(bytes));
    device.write(life % 2, bytes, 0, 1);
    device.flush();
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CHECKED);
    return (int) crc.getValue();
  }
}
