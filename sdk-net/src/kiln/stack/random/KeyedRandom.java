package kiln.stack.random;

/**
 * Numbers that a peer cannot predict: {@link SipHash} of a counter, under a secret key.
 *
 * <p>The same key gives the same numbers, so a simulation repeats itself. Good for ports,
 * identifiers and jitter; keys of users come from the entropy room.
 */
public final class KeyedRandom {
  private final SipHash hash;
  private long counter;

  public KeyedRandom(long k0, long k1) {
    hash = new SipHash(k0, k1);
  }

  public long nextLong() {
    return hash.hash(counter++, 0x6B696C6E);
  }

  public int nextInt() {
    return (int) nextLong();
  }

  /** Uniform in 0 to {@code bound - 1}. The bias is below {@code bound / 2^63}. */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("A bound must be positive, not " + bound + ".");
    }
    return (int) ((nextLong() >>> 1) % bound);
  }

  /** True about {@code perMille} times in a thousand. */
  public boolean chance(int perMille) {
    return perMille > 0 && nextInt(1000) < perMille;
  }
}
