package kiln.drbg;

import org.bouncycastle.crypto.prng.EntropySource;

/**
 * What Bouncy Castle's generator draws its entropy input from: as many bytes of a tested source as
 * carry the wanted entropy. HMAC_DRBG conditions its input, so it may be longer than the entropy in
 * it (SP 800-90A §8.6.3).
 */
final class SeedInput implements EntropySource {
  private final TestedSource source;
  private final int entropyBits;

  SeedInput(TestedSource source, int entropyBits) {
    this.source = source;
    this.entropyBits = entropyBits;
  }

  /** The bytes that carry {@code entropyBits} of min-entropy. */
  byte[] bytes(int entropyBits) {
    int bits = source.bitsPerByte();
    return source.draw((entropyBits + bits - 1) / bits);
  }

  @Override
  public byte[] getEntropy() {
    return bytes(entropyBits);
  }

  @Override
  public int entropySize() {
    return entropyBits;
  }

  @Override
  public boolean isPredictionResistant() {
    return true; // each call draws anew
  }
}
