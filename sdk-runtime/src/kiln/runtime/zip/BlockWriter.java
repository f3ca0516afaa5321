package kiln.runtime.zip;

import java.util.Arrays;

/** Writes blocks of literals and matches, each in the shortest of three ways (RFC 1951 §3.2). */
final class BlockWriter {
  /** Symbols of a block; as many as zlib has at its usual memory level. */
  private static final int SYMBOLS = (1 << 14) - 1;

  private static final int END = 256;
  private static final int[] LENGTH_EXTRA = new int[2 * 286 + 1];
  private static final int[] DISTANCE_EXTRA = new int[2 * 30 + 1];
  private static final int[] REPEAT_EXTRA = new int[2 * 19 + 1];
  private static final PrefixCode FIXED_LENGTHS;
  private static final PrefixCode FIXED_DISTANCES;
  private static final byte[] LENGTH_CODES = new byte[256]; // by length - 3
  private static final byte[] DISTANCE_CODES = new byte[512]; // by distance - 1; far ones >> 7

  /** RFC 1951 §3.2.7. */
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  static {
    for (int i = 0; i < Huffman.LENGTHS; i++) {
      LENGTH_EXTRA[END + 1 + i] = Huffman.lengthBits(i);
      int base = Huffman.lengthBase(i) - 3;
      Arrays.fill(LENGTH_CODES, base, Math.min(256, base + (1 << Huffman.lengthBits(i))), (byte) i);
    }
    for (int i = 0; i < Huffman.DISTANCES; i++) {
      DISTANCE_EXTRA[i] = Huffman.distanceBits(i);
      int base = Huffman.distanceBase(i) - 1;
      int end = base + (1 << Huffman.distanceBits(i));
      int shift = base < 256 ? 0 : 7;
      int from = shift == 0 ? base : 256 + (base >> 7);
      Arrays.fill(DISTANCE_CODES, from, shift == 0 ? end : 256 + (end >> 7), (byte) i);
    }
    REPEAT_EXTRA[16] = 2;
    REPEAT_EXTRA[17] = 3;
    REPEAT_EXTRA[18] = 7;
    byte[] lengths = new byte[288];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    FIXED_LENGTHS = PrefixCode.of(lengths, LENGTH_EXTRA);
    byte[] fives = new byte[30];
    Arrays.fill(fives, (byte) 5);
    FIXED_DISTANCES = PrefixCode.of(fives, DISTANCE_EXTRA);
  }

  private final PrefixCode lengths = new PrefixCode(286, 15, LENGTH_EXTRA, FIXED_LENGTHS);
  private final PrefixCode distances = new PrefixCode(30, 15, DISTANCE_EXTRA, FIXED_DISTANCES);
  private final PrefixCode repeats = new PrefixCode(19, 7, REPEAT_EXTRA, null);
  private final short[] distance = new short[SYMBOLS]; // 0 for a literal
  private final byte[] symbol = new byte[SYMBOLS]; // the literal, or the length - 3
  private int count;

  private byte[] pending = new byte[1 << 12];
  private int pendingFrom;
  private int pendingEnd;
  private long hold;
  private int bits;

  BlockWriter() {
    reset();
  }

  void reset() {
    pendingFrom = 0;
    pendingEnd = 0;
    hold = 0;
    bits = 0;
    begin();
  }

  private void begin() {
    lengths.clear();
    distances.clear();
    lengths.frequency[END] = 1;
    count = 0;
  }

  // --- symbols ---

  boolean isEmpty() {
    return count == 0;
  }

  /** Adds a literal; true if the block is full. */
  boolean literal(byte value) {
    distance[count] = 0;
    symbol[count++] = value;
    lengths.frequency[value & 255]++;
    return count == SYMBOLS;
  }

  /** Adds a match; true if the block is full. */
  boolean match(int far, int lengthLess3) {
    distance[count] = (short) far;
    symbol[count++] = (byte) lengthLess3;
    lengths.frequency[LENGTH_CODES[lengthLess3] + END + 1]++;
    distances.frequency[distanceCode(far - 1)]++;
    return count == SYMBOLS;
  }

  private static int distanceCode(int farLess1) {
    return DISTANCE_CODES[farLess1 < 256 ? farLess1 : 256 + (farLess1 >> 7)];
  }

  // --- blocks ---

  /**
   * Writes the block.
   *
   * @param source where the block's bytes are, from {@code from}; negative if they are gone
   */
  void block(byte[] source, int from, int length, boolean last) {
    lengths.build();
    distances.build();
    int most = buildRepeats();
    int own =
        lengths.cost + distances.cost + repeats.cost + 3 * (most + 1) + 5 + 5 + 4 + 3 + 7 >>> 3;
    int fixed = lengths.fixedCost + distances.fixedCost + 3 + 7 >>> 3;
    if (length + 4 <= Math.min(own, fixed) && from >= 0) {
      stored(source, from, length, last);
    } else if (fixed <= own) {
      put(2 + (last ? 1 : 0), 3);
      symbols(FIXED_LENGTHS, FIXED_DISTANCES);
    } else {
      put(4 + (last ? 1 : 0), 3);
      header(most);
      symbols(lengths, distances);
    }
    begin();
    if (last) {
      align();
    }
  }

  /** RFC 1951 §3.2.4. */
  void stored(byte[] source, int from, int length, boolean last) {
    put(last ? 1 : 0, 3);
    align();
    put(length, 16);
    put(~length & 0xffff, 16);
    align();
    reserve(length);
    System.arraycopy(source, from, pending, pendingEnd, length);
    pendingEnd += length;
  }

  private int buildRepeats() {
    repeats.clear();
    runs(lengths, false);
    runs(distances, false);
    repeats.build();
    int most = ORDER.length - 1;
    while (most >= 3 && repeats.length[ORDER[most]] == 0) {
      most--;
    }
    return most;
  }

  private void header(int most) {
    put(lengths.last + 1 - 257, 5);
    put(distances.last, 5);
    put(most + 1 - 4, 4);
    for (int i = 0; i <= most; i++) {
      put(repeats.length[ORDER[i]], 3);
    }
    runs(lengths, true);
    runs(distances, true);
  }

  /** Counts or writes the lengths of a code, runs of equal ones together. */
  private void runs(PrefixCode of, boolean write) {
    int before = -1;
    for (int i = 0; i <= of.last; ) {
      int value = of.length[i];
      int most = value == 0 ? 138 : value == before ? 6 : 7;
      int least = value == 0 || value == before ? 3 : 4;
      int run = 1;
      while (run < most && i + run <= of.last && of.length[i + run] == value) {
        run++;
      }
      i += run;
      if (run < least) {
        for (; run > 0; run--) {
          repeat(value, 0, 0, write);
        }
      } else if (value != 0) {
        if (value != before) {
          repeat(value, 0, 0, write);
          run--;
        }
        repeat(16, run - 3, 2, write);
      } else if (run <= 10) {
        repeat(17, run - 3, 3, write);
      } else {
        repeat(18, run - 11, 7, write);
      }
      before = value;
    }
  }

  private void repeat(int value, int extra, int extraBits, boolean write) {
    if (write) {
      put(repeats.code[value], repeats.length[value]);
      put(extra, extraBits);
    } else {
      repeats.frequency[value]++;
    }
  }

  private void symbols(PrefixCode ofLengths, PrefixCode ofDistances) {
    for (int i = 0; i < count; i++) {
      int far = distance[i] & 0xffff;
      int value = symbol[i] & 255;
      if (far == 0) {
        put(ofLengths.code[value], ofLengths.length[value]);
        continue;
      }
      int code = LENGTH_CODES[value];
      put(ofLengths.code[code + END + 1], ofLengths.length[code + END + 1]);
      put(value - Huffman.lengthBase(code) + 3, Huffman.lengthBits(code));
      int farCode = distanceCode(far - 1);
      put(ofDistances.code[farCode], ofDistances.length[farCode]);
      put(far - Huffman.distanceBase(farCode), Huffman.distanceBits(farCode));
    }
    put(ofLengths.code[END], ofLengths.length[END]);
  }

  // --- bits ---

  private void put(int value, int width) {
    hold |= (long) value << bits;
    bits += width;
    if (bits >= 32) {
      reserve(4);
      for (int i = 0; i < 4; i++) {
        pending[pendingEnd++] = (byte) (hold >>> 8 * i);
      }
      hold >>>= 32;
      bits -= 32;
    }
  }

  /** Fills up to a byte. */
  void align() {
    bits = bits + 7 & ~7;
    flushBytes();
  }

  /** Moves whole bytes to where they can be taken. */
  void flushBytes() {
    reserve(8);
    for (; bits >= 8; bits -= 8) {
      pending[pendingEnd++] = (byte) hold;
      hold >>>= 8;
    }
  }

  /** Sixteen bits, most significant byte first, at a byte boundary. */
  void putBig16(int value) {
    reserve(2);
    pending[pendingEnd++] = (byte) (value >> 8);
    pending[pendingEnd++] = (byte) value;
  }

  private void reserve(int more) {
    if (pendingEnd + more > pending.length) {
      if (pendingFrom > 0) {
        System.arraycopy(pending, pendingFrom, pending, 0, pendingEnd - pendingFrom);
        pendingEnd -= pendingFrom;
        pendingFrom = 0;
      }
      if (pendingEnd + more > pending.length) {
        pending = Arrays.copyOf(pending, Math.max(2 * pending.length, pendingEnd + more));
      }
    }
  }

  int available() {
    return pendingEnd - pendingFrom;
  }

  /** Takes written bytes; gives how many, at most {@code room}. */
  int take(byte[] into, int at, int room) {
    int some = Math.min(room, available());
    System.arraycopy(pending, pendingFrom, into, at, some);
    pendingFrom += some;
    return some;
  }
}
