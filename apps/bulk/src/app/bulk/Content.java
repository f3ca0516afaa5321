package app.bulk;

import java.util.Arrays;

/**
 * What is sent, in pieces: octets of a xorshift generator (Marsaglia 2003, 13-7-17), the first eight
 * of each piece replaced by its place in the stream. Both ends know it, so what came is compared
 * octet by octet, and the hash is one over the places: it is wrong if anything is.
 */
final class Content {
  /** Octets of a piece. */
  static final int PIECE = 1 << 16;

  /** The hash of a stream in which something is not as it was sent. */
  static final long DAMAGED = -1;

  private static final long SEED = 0x9E37_79B9_7F4A_7C15L;
  private static final long FACTOR = 0xD6E8_FEB8_6659_FD93L;

  private final byte[] expected = new byte[PIECE];
  private long at;
  private long hash;
  private boolean damaged;

  Content() {
    long word = SEED;
    for (int i = 0; i < PIECE; i += Long.BYTES) {
      word ^= word << 13;
      word ^= word >>> 7;
      word ^= word << 17;
      put(i, word);
    }
  }

  private void put(int offset, long word) {
    for (int i = 0; i < Long.BYTES; i++) {
      expected[offset + i] = (byte) (word >>> 8 * i);
    }
  }

  long hash() {
    return damaged ? DAMAGED : hash;
  }

  /** Begins a stream. */
  void restart() {
    at = 0;
    hash = 0;
    damaged = false;
  }

  /** The next piece, to send as it is. */
  byte[] next() {
    put(0, at);
    hash = hash * FACTOR + at;
    at += PIECE;
    return expected;
  }

  /** Holds what came against the next piece; a last one may be short. */
  void took(byte[] piece, int length) {
    damaged |= !Arrays.equals(piece, 0, length, next(), 0, length);
  }
}
