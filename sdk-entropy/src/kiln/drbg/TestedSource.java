package kiln.drbg;

import kiln.entropy.EntropySource;
import kiln.entropy.NoEntropyException;

/**
 * An entropy source whose every byte has passed the health tests (SP 800-90B §4.3).
 *
 * <p>Before the first byte is given, {@link HealthTests#START_UP_SAMPLES} others are drawn, tested
 * and thrown away. A failure is final. Not thread safe.
 */
final class TestedSource {
  private final EntropySource source;
  private HealthTests tests;
  private String failure;

  TestedSource(EntropySource source) {
    this.source = source;
  }

  /** As {@link EntropySource#bitsPerByte}. */
  int bitsPerByte() {
    return source.bitsPerByte();
  }

  /**
   * Draws {@code length} bytes. Blocks as the source does.
   *
   * @throws NoEntropyException if the source has none, or has failed a test now or before
   */
  byte[] draw(int length) {
    if (failure != null) {
      throw new NoEntropyException(failure);
    }
    if (tests == null) {
      tests = new HealthTests(source.bitsPerByte());
      tested(HealthTests.START_UP_SAMPLES);
    }
    return tested(length);
  }

  private byte[] tested(int length) {
    byte[] bytes = new byte[length];
    source.fill(bytes, 0, length);
    for (byte sample : bytes) {
      String problem = tests.accept(sample & 0xff);
      if (problem != null) {
        failure =
            "The entropy source has failed " + problem
                + " (SP 800-90B §4.4). It is not used again in this run;"
                + " if a restart does not help, the machine's random generator is broken.";
        throw new NoEntropyException(failure);
      }
    }
    return bytes;
  }
}
