package kiln.drbg;

/**
 * The two continuous health tests of SP 800-90B §4.4, on samples of one byte.
 *
 * <p>Both compare with what a source of the claimed min-entropy H does: the cutoffs are those that
 * a healthy source exceeds with a probability of at most 2^-30 per sample or window.
 */
final class HealthTests {
  /** Samples that have to pass before the first one is used (SP 800-90B §4.3, item 4). */
  static final int START_UP_SAMPLES = 1024;

  /** Window of the adaptive proportion test for samples that are not single bits (§4.4.2). */
  static final int WINDOW = 512;

  private static final int ALPHA_BITS = 30;

  /** 1 + CRITBINOM(512, 2^-H, 1 - 2^-30) for H = 1 to 8 (§4.4.2); their test computes them. */
  private static final int[] PROPORTION_CUTOFFS = {325, 190, 114, 71, 46, 31, 22, 16};

  private final int repetitionCutoff;
  private final int proportionCutoff;

  /** Repetition count test: the sample seen last and how often in a row. */
  private int last = -1;

  private int repetitions;

  /** Adaptive proportion test: the window's first sample, its count, and samples seen so far. */
  private int first;

  private int equal;
  private int seen;

  /**
   * @param bitsPerSample the claimed min-entropy of a sample, 1 to 8
   */
  HealthTests(int bitsPerSample) {
    if (bitsPerSample < 1 || bitsPerSample > 8) {
      throw new IllegalArgumentException(
          "a source claims " + bitsPerSample + " bits of entropy per byte, not 1 to 8");
    }
    repetitionCutoff = 1 + (ALPHA_BITS + bitsPerSample - 1) / bitsPerSample;
    proportionCutoff = PROPORTION_CUTOFFS[bitsPerSample - 1];
  }

  /** Takes the next sample, 0 to 255. Gives what is wrong with the source, or null. */
  String accept(int sample) {
    if (repeats(sample)) {
      return "the repetition count test: one value " + repetitions + " times in a row";
    }
    if (prevails(sample)) {
      return "the adaptive proportion test: one value " + equal + " times in " + seen + " samples";
    }
    return null;
  }

  /** §4.4.1 */
  private boolean repeats(int sample) {
    repetitions = sample == last ? repetitions + 1 : 1;
    last = sample;
    return repetitions >= repetitionCutoff;
  }

  /** §4.4.2; the first sample of a window counts itself. */
  private boolean prevails(int sample) {
    if (seen == WINDOW) {
      seen = 0;
    }
    if (seen++ == 0) {
      first = sample;
      equal = 1;
      return false;
    }
    equal += sample == first ? 1 : 0;
    return equal >= proportionCutoff;
  }

  int repetitionCutoff() {
    return repetitionCutoff;
  }

  int proportionCutoff() {
    return proportionCutoff;
  }
}
