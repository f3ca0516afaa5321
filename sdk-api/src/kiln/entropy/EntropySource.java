package kiln.entropy;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A source of bytes that nobody outside can guess: a CPU instruction, a device, the host's pool.
 *
 * <p>It seeds generators, in a few hundred bytes a time; who needs many random bytes draws them
 * from a {@link RandomSource}. Two runs never get the same bytes. A source gives bytes it vouches
 * for or refuses: it never falls back to something weaker. Thread safe.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-90B">NIST SP 800-90B</a>
 */
@ProviderType
public interface EntropySource {
  /**
   * How much each byte is worth: its min-entropy in bits as SP 800-90B §3.1.3 counts it, claimed
   * conservatively, 1 to 8. 8 is a source whose output is conditioned to full entropy. A noise
   * source with less than one bit in a sample packs several samples into a byte.
   */
  int bitsPerByte();

  /**
   * Fills {@code length} bytes of {@code dst} from {@code offset}. Blocks the calling thread until
   * the source has delivered; a source that answers at all answers within a second for 256 bytes.
   *
   * @throws NoEntropyException if the source is missing, broken or not yet seeded; {@code dst} then
   *     holds nothing to be used
   * @throws IndexOutOfBoundsException if the range is not inside {@code dst}
   */
  void fill(byte[] dst, int offset, int length);
}
