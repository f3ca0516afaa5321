package kiln.runtime.zip;

import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;

/**
 * A decompressor of one stream, which takes its input and gives its output in pieces of any size.
 *
 * <p>Each step of {@link #advance} either completes or leaves everything as it was, so that it can
 * be tried again with more input or room. Messages are worded as zlib's, which programs see.
 */
final class Inflate {
  private static final int WINDOW = 1 << 15;
  private static final int END_OF_BLOCK = 256;

  /** The order of the lengths of the code length code (RFC 1951 §3.2.7). */
  private static final byte[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private enum State {
    HEADER, DICTIONARY_ID, DICTIONARY, BLOCK, STORED_LENGTH, STORED, COUNTS, CODE_LENGTHS, LENGTHS,
    SYMBOLS, COPY, CHECK, DONE, FAILED
  }

  private final boolean raw;
  private final byte[] window = new byte[WINDOW];
  private int windowAt; // where the next byte goes
  private int windowFilled;
  private final Adler32 adler = new Adler32();
  private int dictionaryId;

  private State state;
  private boolean last;
  private long hold; // bits read and not used, the next one lowest
  private int bits;
  private int at; // how many of them the step has looked at

  private byte[] in;
  private int inAt;
  private int inEnd;
  private byte[] out;
  private int outFrom;
  private int outAt;
  private int outEnd;
  private int summed; // where the output begins that the checksum does not cover

  private int literalCount;
  private int distanceCount;
  private int lengthCount;
  private int have;
  private final byte[] lengths = new byte[320];
  private Huffman lengthCode;
  private Huffman literals;
  private Huffman distances;
  private int length;
  private int distance;

  /**
   * A stream with a header and a checksum (RFC 1950), or a raw one (RFC 1951).
   */
  Inflate(boolean raw) {
    this.raw = raw;
    reset();
  }

  void reset() {
    state = raw ? State.BLOCK : State.HEADER;
    last = false;
    hold = 0;
    bits = 0;
    windowAt = 0;
    windowFilled = 0;
    adler.reset();
  }

  boolean isFinished() {
    return state == State.DONE;
  }

  boolean needsDictionary() {
    return state == State.DICTIONARY;
  }

  /** The checksum of the output; of the dictionary that is wanted while one is. */
  int adler() {
    return needsDictionary() ? dictionaryId : (int) adler.getValue();
  }

  /** Bytes of input used by the last {@link #run}. */
  int consumed(int from) {
    return inAt - from;
  }

  /** Bytes of output given by the last {@link #run}. */
  int produced() {
    return outAt - outFrom;
  }

  /**
   * Preset bytes that matches may refer to.
   *
   * @throws IllegalArgumentException if they are not the ones that the stream names
   */
  void setDictionary(byte[] bytes, int from, int count) {
    if (state == State.DICTIONARY) {
      Adler32 check = new Adler32();
      check.update(bytes, from, count);
      if ((int) check.getValue() != dictionaryId) {
        throw new IllegalArgumentException();
      }
      state = State.BLOCK;
    } else if (!raw) {
      throw new IllegalArgumentException();
    }
    keep(bytes, from, count);
  }

  /** Goes on until the input is used, the output is full, or the stream ends. */
  void run(byte[] input, int inFrom, int inCount, byte[] output, int outOffset, int outCount)
      throws DataFormatException {
    in = input;
    inAt = inFrom;
    inEnd = inFrom + inCount;
    out = output;
    outFrom = outOffset;
    summed = outOffset;
    outAt = outOffset;
    outEnd = outOffset + outCount;
    try {
      while (advance()) {
        // each turn is a step
      }
    } catch (DataFormatException e) {
      state = State.FAILED;
      throw e;
    } finally {
      finish();
    }
  }

  private void finish() {
    sum();
    keep(out, outFrom, produced());
    in = null;
    out = null;
  }

  /** Brings the checksum up to the output. */
  private void sum() {
    if (!raw) {
      adler.update(out, summed, outAt - summed);
    }
    summed = outAt;
  }

  /** Moves bytes into the window. */
  private void keep(byte[] bytes, int from, int count) {
    if (count > WINDOW) {
      from += count - WINDOW;
      count = WINDOW;
    }
    windowFilled = Math.min(WINDOW, windowFilled + count);
    int first = Math.min(count, WINDOW - windowAt);
    System.arraycopy(bytes, from, window, windowAt, first);
    System.arraycopy(bytes, from + first, window, 0, count - first);
    windowAt = windowAt + count & WINDOW - 1;
  }

  // --- bits ---

  /** Are {@code count} more bits there, once input is read? */
  private boolean need(int count) {
    while (bits - at < count) {
      if (inAt == inEnd) {
        return false;
      }
      hold |= (in[inAt++] & 255L) << bits;
      bits += 8;
    }
    return true;
  }

  /** Looks at the next bits, which are there. */
  private int take(int count) {
    int value = (int) (hold >>> at & (1L << count) - 1);
    at += count;
    return value;
  }

  /** What the step has looked at is used. */
  private void use() {
    hold >>>= at;
    bits -= at;
    at = 0;
  }

  private void align() {
    at += bits - at & 7;
    use();
  }

  /** The next symbol of a code; -1 if the input ends before. */
  private int decode(Huffman code, String otherwise) throws DataFormatException {
    for (; ; ) {
      int found = code.find((int) (hold >>> at), bits - at);
      if (found >= 0) {
        at += found & 15;
        return found >>> 4;
      } else if (found == Huffman.NONE) {
        throw wrong(otherwise);
      } else if (!need(bits - at + 1)) {
        return -1;
      }
    }
  }

  // --- steps ---

  /** Does one step; false if it lacks input or room, or there is nothing more to do. */
  private boolean advance() throws DataFormatException {
    at = 0;
    return switch (state) {
      case HEADER -> header();
      case DICTIONARY_ID -> dictionaryId();
      case BLOCK -> block();
      case STORED_LENGTH -> storedLength();
      case STORED -> copyStored();
      case COUNTS -> counts();
      case CODE_LENGTHS -> codeLengths();
      case LENGTHS -> lengths();
      case SYMBOLS -> symbols();
      case COPY -> copy();
      case CHECK -> check();
      case DICTIONARY, DONE, FAILED -> false;
    };
  }

  private static DataFormatException wrong(String message) {
    return new DataFormatException(message);
  }

  /** RFC 1950 §2.2. */
  private boolean header() throws DataFormatException {
    if (!need(16)) {
      return false;
    }
    int method = take(8);
    int flags = take(8);
    if ((method << 8 | flags) % 31 != 0) {
      throw wrong("incorrect header check");
    } else if ((method & 15) != 8) {
      throw wrong("unknown compression method");
    } else if (method >> 4 > 7) {
      throw wrong("invalid window size");
    }
    use();
    state = (flags & 0x20) != 0 ? State.DICTIONARY_ID : State.BLOCK;
    return true;
  }

  private boolean dictionaryId() {
    if (!need(32)) {
      return false;
    }
    dictionaryId = Integer.reverseBytes(take(32));
    use();
    state = State.DICTIONARY;
    return true;
  }

  /** RFC 1951 §3.2.3. */
  private boolean block() throws DataFormatException {
    if (last) {
      align();
      state = raw ? State.DONE : State.CHECK;
      return true;
    }
    if (!need(3)) {
      return false;
    }
    last = take(1) == 1;
    int type = take(2);
    use();
    switch (type) {
      case 0 -> {
        align();
        state = State.STORED_LENGTH;
      }
      case 1 -> {
        literals = Huffman.FIXED_LITERALS;
        distances = Huffman.FIXED_DISTANCES;
        state = State.SYMBOLS;
      }
      case 2 -> state = State.COUNTS;
      default -> throw wrong("invalid block type");
    }
    return true;
  }

  private boolean storedLength() throws DataFormatException {
    if (!need(32)) {
      return false;
    }
    length = take(16);
    if ((length ^ 0xffff) != take(16)) {
      throw wrong("invalid stored block lengths");
    }
    use();
    state = State.STORED;
    return true;
  }

  private boolean copyStored() {
    int count = Math.min(length, Math.min(inEnd - inAt, outEnd - outAt));
    System.arraycopy(in, inAt, out, outAt, count);
    inAt += count;
    outAt += count;
    length -= count;
    if (length == 0) {
      state = State.BLOCK;
    }
    return length == 0;
  }

  /** RFC 1951 §3.2.7. */
  private boolean counts() throws DataFormatException {
    if (!need(14)) {
      return false;
    }
    literalCount = take(5) + 257;
    distanceCount = take(5) + 1;
    lengthCount = take(4) + 4;
    use();
    if (literalCount > 286 || distanceCount > 30) {
      throw wrong("too many length or distance symbols");
    }
    have = 0;
    Arrays.fill(lengths, (byte) 0);
    state = State.CODE_LENGTHS;
    return true;
  }

  private boolean codeLengths() throws DataFormatException {
    for (; have < lengthCount; have++) {
      if (!need(3)) {
        return false;
      }
      lengths[ORDER[have]] = (byte) take(3);
      use();
    }
    lengthCode = Huffman.of(Arrays.copyOf(lengths, ORDER.length), true);
    if (lengthCode == null) {
      throw wrong("invalid code lengths set");
    }
    Arrays.fill(lengths, (byte) 0);
    have = 0;
    state = State.LENGTHS;
    return true;
  }

  private boolean lengths() throws DataFormatException {
    int total = literalCount + distanceCount;
    while (have < total) {
      int symbol = decode(lengthCode, "invalid bit length repeat");
      if (symbol < 0 || symbol >= 16 && !repeat(symbol, total)) {
        return false;
      }
      if (symbol < 16) {
        lengths[have++] = (byte) symbol;
      }
      use();
    }
    if (lengths[END_OF_BLOCK] == 0) {
      throw wrong("invalid code -- missing end-of-block");
    }
    literals = Huffman.of(Arrays.copyOf(lengths, literalCount), false);
    if (literals == null) {
      throw wrong("invalid literal/lengths set");
    }
    distances = Huffman.of(Arrays.copyOfRange(lengths, literalCount, total), false);
    if (distances == null) {
      throw wrong("invalid distances set");
    }
    state = State.SYMBOLS;
    return true;
  }

  private boolean repeat(int symbol, int total) throws DataFormatException {
    int extra = symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
    if (!need(extra)) {
      return false;
    }
    int count = take(extra) + (symbol == 18 ? 11 : 3);
    if (symbol == 16 && have == 0 || have + count > total) {
      throw wrong("invalid bit length repeat");
    }
    byte value = symbol == 16 ? lengths[have - 1] : 0;
    while (count-- > 0) {
      lengths[have++] = value;
    }
    return true;
  }

  /** Literals, and the length and distance of a match (RFC 1951 §3.2.5). */
  private boolean symbols() throws DataFormatException {
    while (true) {
      at = 0;
      int symbol = decode(literals, "invalid literal/length code");
      if (symbol < 0) {
        return false;
      } else if (symbol < END_OF_BLOCK) {
        if (outAt == outEnd) {
          return false;
        }
        out[outAt++] = (byte) symbol;
        use();
      } else if (symbol == END_OF_BLOCK) {
        use();
        state = State.BLOCK;
        return true;
      } else {
        return match(symbol - END_OF_BLOCK - 1);
      }
    }
  }

  private boolean match(int code) throws DataFormatException {
    if (code >= Huffman.LENGTHS) {
      throw wrong("invalid literal/length code");
    }
    int extra = Huffman.lengthBits(code);
    if (!need(extra)) {
      return false;
    }
    int matched = Huffman.lengthBase(code) + take(extra);
    int far = decode(distances, "invalid distance code");
    if (far < 0) {
      return false;
    } else if (far >= Huffman.DISTANCES) {
      throw wrong("invalid distance code");
    }
    extra = Huffman.distanceBits(far);
    if (!need(extra)) {
      return false;
    }
    distance = Huffman.distanceBase(far) + take(extra);
    length = matched;
    use();
    if (distance > produced() + windowFilled) {
      throw wrong("invalid distance too far back");
    }
    state = State.COPY;
    return true;
  }

  private boolean copy() {
    while (length > 0 && outAt < outEnd) {
      int back = produced() - distance;
      out[outAt++] =
          back >= 0 ? out[outFrom + back] : window[windowAt + back & WINDOW - 1];
      length--;
    }
    if (length == 0) {
      state = State.SYMBOLS;
    }
    return length == 0;
  }

  /** RFC 1950 §2.2: the checksum of the output. */
  private boolean check() throws DataFormatException {
    if (!need(32)) {
      return false;
    }
    sum();
    if (Integer.reverseBytes(take(32)) != (int) adler.getValue()) {
      throw wrong("incorrect data check");
    }
    use();
    state = State.DONE;
    return true;
  }
}
