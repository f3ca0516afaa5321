package kiln.entropy;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A cryptographically strong generator that is seeded from an {@link EntropySource} and reseeds
 * itself: for keys, sequence numbers, identifiers. Thread safe.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-90Ar1">NIST SP 800-90A</a>
 */
@ProviderType
public interface RandomSource {
  /**
   * Fills {@code length} bytes of {@code dst} from {@code offset}, any number of them. Blocks only
   * while the generator is seeded or reseeded.
   *
   * @throws NoEntropyException if the generator cannot be seeded or is due for reseeding and
   *     cannot: nothing is drawn from a state that is not good any more
   * @throws IndexOutOfBoundsException if the range is not inside {@code dst}
   */
  void fill(byte[] dst, int offset, int length);

  /** Eight bytes as a number, every value equally likely. Fails as {@link #fill} does. */
  default long nextLong() {
    byte[] bytes = new byte[8];
    fill(bytes, 0, 8);
    long value = 0;
    for (byte b : bytes) {
      value = value << 8 | b & 0xff;
    }
    return value;
  }
}
