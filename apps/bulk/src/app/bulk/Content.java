package app.bulk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What is sent, in pieces: words of a xorshift generator (Marsaglia 2003, 13-7-17), the first of
 * each piece replaced by its place in the stream. The hash is a polynomial over all words, so that
 * neither a lost nor a misplaced octet goes unseen; it costs next to nothing beside TCP.
 */
final class Content {
  /** Octets of a piece. */
  static final int PIECE = 1 << 16;

  private static final long SEED = 0x9E37_79B9_7F4A_7C15L;
  private static final long FACTOR = 0xD6E8_FEB8_6659_FD93L;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] piece = new byte[PIECE];
  private long hash;

  byte[] piece() {
    return piece;
  }

  long hash() {
    return hash;
  }

  /** Begins a stream. */
  void restart() {
    hash = 0;
    long word = SEED;
    for (int i = 0; i < PIECE; i += Long.BYTES) {
      word ^= word << 13;
      word ^= word >>> 7;
      word ^= word << 17;
      WORDS.set(piece, i, word);
    }
  }

  /** Makes the piece that begins {@code at} octets behind the start. */
  void make(long at) {
    WORDS.set(piece, 0, at);
    took(PIECE);
  }

  /** Counts the first {@code length} octets of the piece in; a last word may be cut short. */
  void took(int length) {
    for (int i = length; i < (length + 7 & ~7); i++) {
      piece[i] = 0;
    }
    long h = hash;
    for (int i = 0; i < length; i += Long.BYTES) {
      h = h * FACTOR + (long) WORDS.get(piece, i);
    }
    hash = h;
  }
}
