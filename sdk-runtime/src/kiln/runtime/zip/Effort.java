package kiln.runtime.zip;

/**
 * How hard a level looks for matches; the numbers are zlib's, so that its streams are the same.
 *
 * @param good length from which on a better match is looked for less
 * @param lazy length from which on no better one is looked for at the next place; at the levels
 *     that take matches at once, the longest whose places are entered
 * @param nice length that ends a search
 * @param chain places that are looked at
 */
record Effort(int good, int lazy, int nice, int chain) {
  private static final Effort[] LEVELS = {
    new Effort(0, 0, 0, 0),
    new Effort(4, 4, 8, 4),
    new Effort(4, 5, 16, 8),
    new Effort(4, 6, 32, 32),
    new Effort(4, 4, 16, 16),
    new Effort(8, 16, 32, 32),
    new Effort(8, 16, 128, 128),
    new Effort(8, 32, 128, 256),
    new Effort(32, 128, 258, 1024),
    new Effort(32, 258, 258, 4096)
  };

  static Effort of(int level) {
    return LEVELS[level];
  }
}
