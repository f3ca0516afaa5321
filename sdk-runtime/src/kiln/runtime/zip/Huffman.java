package kiln.runtime.zip;

import java.util.Arrays;

/**
 * A canonical prefix code for reading (RFC 1951 §3.2.2), and the tables of what symbols mean.
 *
 * <p>Codes of up to {@link #FAST} bits are found in a table by the next bits of the input; longer
 * ones are counted through, length by length.
 */
final class Huffman {
  /** What {@link #find} gives where more bits are needed, and where no code begins so. */
  static final int MORE = -1;

  static final int NONE = -2;

  /** How many length and distance codes have a meaning. */
  static final int LENGTHS = 29;

  static final int DISTANCES = 30;

  static final Huffman FIXED_LITERALS = of(fixedLiterals(), false);
  static final Huffman FIXED_DISTANCES = of(fixedDistances(), false);

  private static final int MOST = 15;
  private static final int FAST = 9;

  private final short[] fast = new short[1 << FAST]; // symbol and length; 0: not so short
  private final short[] counts = new short[MOST + 1]; // codes of each length
  private final short[] symbols; // in the order of their codes

  private Huffman(int size) {
    symbols = new short[size];
  }

  /**
   * The code in which symbol i has {@code lengths[i]} bits, 0 for none.
   *
   * @param complete whether every bit string has to begin with a code; otherwise one code of one
   *     bit is enough
   * @return null if there is no such code
   */
  static Huffman of(byte[] lengths, boolean complete) {
    Huffman code = new Huffman(lengths.length);
    for (byte length : lengths) {
      code.counts[length]++;
    }
    int left = 1;
    int longest = 0;
    for (int bits = 1; bits <= MOST; bits++) {
      left = (left << 1) - code.counts[bits];
      longest = code.counts[bits] > 0 ? bits : longest;
      if (left < 0) {
        return null;
      }
    }
    if (left > 0 && longest > 0 && (complete || longest != 1)) {
      return null;
    }
    code.fill(lengths);
    return code;
  }

  private void fill(byte[] lengths) {
    int[] at = new int[MOST + 2]; // where the symbols of a length begin
    int[] next = new int[MOST + 2]; // the next code of a length
    for (int bits = 1; bits <= MOST; bits++) {
      at[bits + 1] = at[bits] + counts[bits];
      next[bits + 1] = next[bits] + counts[bits] << 1;
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length != 0) {
        symbols[at[length]++] = (short) symbol;
        int code = next[length]++;
        if (length <= FAST) {
          int reversed = Integer.reverse(code) >>> 32 - length;
          for (int i = reversed; i < fast.length; i += 1 << length) {
            fast[i] = (short) (symbol << 4 | length);
          }
        }
      }
    }
  }

  /** The symbol, shifted by four, and the number of bits that the next bits of input begin with. */
  int find(int input, int available) {
    int found = fast[input & fast.length - 1];
    if (found != 0) {
      return (found & 15) <= available ? found : MORE;
    }
    int code = 0;
    int first = 0;
    int index = 0;
    for (int bits = 1; bits <= MOST; bits++) {
      if (bits > available) {
        return MORE;
      }
      code |= input >>> bits - 1 & 1;
      int count = counts[bits];
      if (code - first < count) {
        return symbols[index + code - first] << 4 | bits;
      }
      index += count;
      first = first + count << 1;
      code <<= 1;
    }
    return NONE;
  }

  // --- what symbols mean: RFC 1951 §3.2.5 ---

  static int lengthBits(int code) {
    return code < 8 || code == LENGTHS - 1 ? 0 : (code >> 2) - 1;
  }

  static int lengthBase(int code) {
    if (code < 8) {
      return code + 3;
    }
    return code == LENGTHS - 1 ? 258 : ((code & 3) + 4 << (code >> 2) - 1) + 3;
  }

  static int distanceBits(int code) {
    return code < 4 ? 0 : (code >> 1) - 1;
  }

  static int distanceBase(int code) {
    return code < 4 ? code + 1 : ((code & 1) + 2 << (code >> 1) - 1) + 1;
  }

  /** RFC 1951 §3.2.6. */
  private static byte[] fixedLiterals() {
    byte[] lengths = new byte[288];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    return lengths;
  }

  private static byte[] fixedDistances() {
    byte[] lengths = new byte[32];
    Arrays.fill(lengths, (byte) 5);
    return lengths;
  }
}
