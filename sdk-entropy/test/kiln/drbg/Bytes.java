package kiln.drbg;

import java.util.Random;
import kiln.entropy.EntropySource;

/** Entropy sources for tests. */
final class Bytes {
  private Bytes() {}

  /** Gives the bytes of a seeded generator, and remembers how many. */
  static final class Seeded implements EntropySource {
    private final Random random;
    private final int bitsPerByte;
    private int drawn;

    Seeded(long seed, int bitsPerByte) {
      random = new Random(seed);
      this.bitsPerByte = bitsPerByte;
    }

    @Override
    public int bitsPerByte() {
      return bitsPerByte;
    }

    @Override
    public void fill(byte[] dst, int offset, int length) {
      for (int i = 0; i < length; i++) {
        dst[offset + i] = (byte) random.nextInt(256);
      }
      drawn += length;
    }

    int drawn() {
      return drawn;
    }
  }

  /** What a source of that seed gives after the start-up test. */
  static byte[] afterStartUp(long seed, int length) {
    Seeded source = new Seeded(seed, 8);
    source.fill(new byte[HealthTests.START_UP_SAMPLES], 0, HealthTests.START_UP_SAMPLES);
    byte[] bytes = new byte[length];
    source.fill(bytes, 0, length);
    return bytes;
  }
}
