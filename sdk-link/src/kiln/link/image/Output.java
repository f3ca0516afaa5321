package kiln.link.image;

import java.io.ByteArrayOutputStream;

/** A growing array of octets: little-endian numbers, LEB128, what {@link Cursor} reads. */
final class Output {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  int size() {
    return bytes.size();
  }

  Output u8(int value) {
    bytes.write(value);
    return this;
  }

  Output u16(int value) {
    return u8(value).u8(value >> 8);
  }

  Output u32(long value) {
    return u16((int) value).u16((int) (value >> 16));
  }

  Output u64(long value) {
    return u32(value).u32(value >> 32);
  }

  Output uleb(long value) {
    while (value >>> 7 != 0) {
      u8((int) (value & 0x7f | 0x80));
      value >>>= 7;
    }
    return u8((int) value);
  }

  Output sleb(long value) {
    while (value < -64 || value > 63) {
      u8((int) (value & 0x7f | 0x80));
      value >>= 7;
    }
    return u8((int) (value & 0x7f));
  }

  Output raw(byte[] content) {
    bytes.writeBytes(content);
    return this;
  }

  /** Zeros up to a multiple of {@code alignment}. */
  Output align(int alignment) {
    while (size() % alignment != 0) {
      u8(0);
    }
    return this;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
