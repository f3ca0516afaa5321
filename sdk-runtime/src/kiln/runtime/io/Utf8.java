package kiln.runtime.io;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/** Strings to UTF-8 without the machinery of charsets, and of what throws where nothing fits. */
final class Utf8 {
  private Utf8() {}

  /** The octets; an unpaired surrogate becomes a question mark. */
  static byte[] encode(String text) {
    return encode((char) 0, text);
  }

  /** The same with the first half of a pair of surrogates before the text, unless that is 0. */
  static byte[] encode(char before, String text) {
    StringSubstitution string = (StringSubstitution) (Object) text;
    return encode(before, string.coder, string.value);
  }

  /** The same for a string's value: Latin-1 octets (coder 0), or UTF-16 with the low octet first. */
  static byte[] encode(byte coder, byte[] value) {
    return encode((char) 0, coder, value);
  }

  private static byte[] encode(char before, byte coder, byte[] value) {
    if (before == 0 && coder == 0 && !Coding.hasNegatives(value, 0, value.length)) {
      return value.clone();
    }
    int length = value.length >> coder;
    int first = before == 0 ? 0 : -1;
    byte[] octets = new byte[Math.multiplyExact(length - first, coder == 0 ? 2 : 3)];
    int end = 0;
    for (int i = first; i < length; i++) {
      int point = i < 0 ? before : unit(coder, value, i);
      if (point >= 0x800 && Character.isSurrogate((char) point)) {
        int low = i + 1 < length ? unit(coder, value, i + 1) : 0;
        if (point >= 0xdc00 || low < 0xdc00 || low > 0xdfff) {
          point = '?';
        } else {
          i++;
          point = (point - 0xd800 << 10) + (low - 0xdc00) + 0x10000;
        }
      }
      end = put(point, octets, end);
    }
    byte[] result = new byte[end];
    System.arraycopy(octets, 0, result, 0, end);
    return result;
  }

  private static int unit(byte coder, byte[] value, int index) {
    return coder == 0
        ? value[index] & 255
        : value[2 * index] & 255 | (value[2 * index + 1] & 255) << 8;
  }

  /** Writes one code point (RFC 3629 §3); gives where the next one goes. */
  private static int put(int point, byte[] into, int at) {
    if (point < 0x80) {
      into[at] = (byte) point;
      return at + 1;
    }
    int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    into[at] = (byte) (0xff00 >> more + 1 | point >> 6 * more);
    for (int i = 1; i <= more; i++) {
      into[at + i] = (byte) (0x80 | point >> 6 * (more - i) & 0x3f);
    }
    return at + more + 1;
  }

  @StandsFor("java.lang.StringCoding")
  static final class Coding {
    private Coding() {}

    static native boolean hasNegatives(byte[] value, int from, int length);
  }

  @Substitutes("java.lang.String")
  static final class StringSubstitution {
    @Original byte[] value;
    @Original byte coder;

    private StringSubstitution() {}
  }
}
