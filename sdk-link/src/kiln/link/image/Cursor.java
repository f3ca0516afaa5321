package kiln.link.image;

import java.nio.charset.StandardCharsets;

/** Reads little-endian numbers and the variable-length ones of DWARF 4 §7.6 from a part of an array. */
final class Cursor {
  private final byte[] bytes;
  private final int end;
  int at;

  /** Reads {@code bytes[start .. end)}; {@link #at} counts from the start of the array. */
  Cursor(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  boolean more() {
    return at < end;
  }

  int u8() {
    return bytes[at++] & 0xff;
  }

  int u16() {
    return u8() | u8() << 8;
  }

  int u32AsInt() {
    return u16() | u16() << 16;
  }

  long u32() {
    return u32AsInt() & 0xffffffffL;
  }

  long u64() {
    return u32() | u32() << 32;
  }

  long uleb() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int b = u8();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
  }

  long sleb() {
    long value = 0;
    for (int shift = 0; ; ) {
      int b = u8();
      value |= (long) (b & 0x7f) << shift;
      shift += 7;
      if (b < 0x80) {
        return (b & 0x40) != 0 && shift < 64 ? value | -1L << shift : value;
      }
    }
  }

  /** A zero-terminated UTF-8 text. */
  String text() {
    int start = at;
    while (bytes[at] != 0) {
      at++;
    }
    return new String(bytes, start, at++ - start, StandardCharsets.UTF_8);
  }
}
