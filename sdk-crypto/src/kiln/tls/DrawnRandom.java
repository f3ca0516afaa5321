package kiln.tls;

import java.security.SecureRandom;
import kiln.entropy.RandomSource;

/**
 * The {@link SecureRandom} that Bouncy Castle's classes are given: every byte is drawn from the
 * run's {@link RandomSource}, none from a provider of the JDK, which in an image is not there.
 *
 * <p>Seeding it from outside has no effect: the source alone decides where its seed comes from.
 */
final class DrawnRandom extends SecureRandom {
  private static final long serialVersionUID = 1;

  private final transient RandomSource source;

  DrawnRandom(RandomSource source) {
    super(null, null); // no provider is looked up
    this.source = source;
  }

  /**
   * @throws kiln.entropy.NoEntropyException as the source does: no key is ever made without
   */
  @Override
  public void nextBytes(byte[] bytes) {
    source.fill(bytes, 0, bytes.length);
  }

  @Override
  public byte[] generateSeed(int length) {
    byte[] bytes = new byte[length];
    nextBytes(bytes);
    return bytes;
  }

  @Override
  public void setSeed(byte[] seed) {}

  @Override
  public void setSeed(long seed) {} // also called by Random's constructor, before there is a source

  @Override
  public String getAlgorithm() {
    return "kiln.entropy.RandomSource";
  }
}
