package kiln.runtime.math;

import kiln.runtime.substitute.Substitutes;

/**
 * The inner loops of arithmetic on magnitudes, in C: a processor multiplies 64 by 64 bits, which
 * Java cannot say. These are the methods that HotSpot compiles specially; their callers have checked
 * the lengths. The first int of a magnitude is its most significant one.
 */
@Substitutes("java.math.BigInteger")
final class BigIntegerSubstitution {
  private BigIntegerSubstitution() {}

  /** The product, in {@code z} if that is long enough for it. */
  private static native int[] implMultiplyToLen(int[] x, int xlen, int[] y, int ylen, int[] z);

  /** The square, in {@code z} if that has {@code zlen} ints. */
  private static final native int[] implSquareToLen(int[] x, int len, int[] z, int zlen);

  /** Adds {@code in * k} to {@code out}, {@code offset} ints from its end; gives the carry. */
  private static native int implMulAdd(int[] out, int[] in, int offset, int len, int k);

  /** Montgomery reduction of {@code n}: divides by 2 to the power of 32 mlen, modulo {@code mod}. */
  private static native int[] montReduce(int[] n, int[] mod, int mlen, int inv);
}
