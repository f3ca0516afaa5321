package kiln.runtime.security;

import java.security.SecureRandomSpi;

/**
 * Random bytes from one generator for the whole image, seeded and regularly reseeded from the
 * platform's entropy. There is nothing weaker to choose.
 */
final class PlatformRandom extends SecureRandomSpi {
  private static final long serialVersionUID = 1;

  /** Octets of entropy for a seed: the strength of 256 bits, and half as much for the nonce. */
  private static final int SEED = 48;

  /** Requests after which the generator is seeded anew; SP 800-90A would allow 2^48. */
  private static final int INTERVAL = 1 << 16;

  private static final Object LOCK = new Object();
  private static HmacDrbg generator;
  private static int requests;

  @Override
  protected void engineSetSeed(byte[] seed) {
    synchronized (LOCK) {
      generator().reseed(seed); // adds to what is there, never replaces it
    }
  }

  @Override
  protected void engineNextBytes(byte[] bytes) {
    synchronized (LOCK) {
      for (int at = 0; at < bytes.length; at += HmacDrbg.MOST) {
        generator().generate(bytes, at, Math.min(HmacDrbg.MOST, bytes.length - at));
      }
    }
  }

  @Override
  protected byte[] engineGenerateSeed(int count) {
    return Entropy.bytes(count);
  }

  @Override
  public String toString() {
    return "NativePRNG";
  }

  private static HmacDrbg generator() {
    if (generator == null) {
      generator = new HmacDrbg(Digests.sha256("SHA-256"), Entropy.bytes(SEED));
    } else if (++requests == INTERVAL) {
      requests = 0;
      generator.reseed(Entropy.bytes(SEED));
    }
    return generator;
  }
}
