package kiln.stack.wire;

/**
 * Arithmetic on 32-bit sequence numbers, modulo 2^32 (RFC 9293 §3.4).
 *
 * <p>Comparison is only meaningful between numbers less than 2^31 apart. Nobody compares raw ints.
 */
public final class Seq {
  private Seq() {}

  /** {@code a < b} on the circle. */
  public static boolean lt(int a, int b) {
    return a - b < 0;
  }

  /** {@code a <= b} on the circle. */
  public static boolean le(int a, int b) {
    return a - b <= 0;
  }

  /** {@code a > b} on the circle. */
  public static boolean gt(int a, int b) {
    return a - b > 0;
  }

  /** {@code a >= b} on the circle. */
  public static boolean ge(int a, int b) {
    return a - b >= 0;
  }

  /** The number {@code octets} after {@code a}. */
  public static int plus(int a, int octets) {
    return a + octets;
  }

  /** Octets from {@code b} up to {@code a}; negative if {@code a} is before {@code b}. */
  public static int minus(int a, int b) {
    return a - b;
  }

  public static int max(int a, int b) {
    return lt(a, b) ? b : a;
  }

  public static int min(int a, int b) {
    return lt(a, b) ? a : b;
  }

  /** Whether {@code start <= seq < start + size}. */
  public static boolean inWindow(int seq, int start, int size) {
    return Integer.compareUnsigned(seq - start, size) < 0;
  }
}
