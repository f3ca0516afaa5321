package kiln.sim;

import java.util.zip.CRC32;

/** How octets show in a trace: their number, and a checksum that tells them from others. */
final class Trace {
  private Trace() {}

  static String describe(byte[] octets) {
    CRC32 crc = new CRC32();
    crc.update(octets);
    return "%d octets %08x".formatted(octets.length, crc.getValue());
  }
}
