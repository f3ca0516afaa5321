package kiln.stack.wire;

/**
 * The internet checksum (RFC 1071): ones' complement of the ones' complement sum of 16-bit words.
 *
 * <p>A running sum is a plain long of 32-bit words and halves not yet folded, so that the parts of
 * a packet (pseudo-header, header, payload) are added in any order, as long as each part but the
 * last has an even length. 2^31 words fit before a long could overflow.
 */
public final class Checksum {
  private Checksum() {}

  /** Adds {@code length} octets from {@code offset} to {@code sum}; an odd last octet is padded. */
  public static long add(long sum, byte[] b, int offset, int length) {
    int i = offset;
    int end = offset + length;
    // 32-bit words: 2^16 = 1 modulo 2^16 - 1, so wide sums fold to the same value.
    for (int unrolled = end - 15; i < unrolled; i += 16) {
      sum +=
          (Octets.i32(b, i) & 0xFFFF_FFFFL)
              + (Octets.i32(b, i + 4) & 0xFFFF_FFFFL)
              + (Octets.i32(b, i + 8) & 0xFFFF_FFFFL)
              + (Octets.i32(b, i + 12) & 0xFFFF_FFFFL);
    }
    for (; i + 1 < end; i += 2) {
      sum += Octets.u16(b, i);
    }
    return i < end ? sum + (Octets.u8(b, i) << 8) : sum;
  }

  /** The sum as 16 bits, not complemented. */
  public static int fold(long sum) {
    long s = (sum & 0xFFFF_FFFFL) + (sum >>> 32);
    s = (s & 0xFFFF) + (s >>> 16 & 0xFFFF) + (s >>> 32);
    s = (s & 0xFFFF) + (s >>> 16);
    s = (s & 0xFFFF) + (s >>> 16);
    return (int) s;
  }

  /** What goes into a checksum field that was zero while summing. */
  public static int finish(long sum) {
    return ~fold(sum) & 0xFFFF;
  }

  /** Whether a sum that includes the checksum field is that of undamaged octets. */
  public static boolean holds(long sum) {
    return fold(sum) == 0xFFFF;
  }

  /** Checksum of one run of octets. */
  public static int of(byte[] b, int offset, int length) {
    return finish(add(0, b, offset, length));
  }

  /**
   * Corrects the checksum at {@code field} for octets that were changed (RFC 1624 §3).
   *
   * @param removed sum of the octets as they were
   * @param added sum of the octets as they are
   */
  public static void adjust(byte[] b, int field, long removed, long added) {
    long sum = (~Octets.u16(b, field) & 0xFFFF) + (~fold(removed) & 0xFFFF) + fold(added);
    Octets.put16(b, field, finish(sum));
  }

  /** Sum of an address, see {@link Ip}; of an IPv4 address its 32 bits alone. */
  public static long address(long high, long low) {
    return Ip.isV4(high, low) ? low & 0xFFFF_FFFFL : words(high) + words(low);
  }

  /**
   * Sum of the pseudo-header (RFC 9293 §3.1, RFC 8200 §8.1). Both addresses are of one family, see
   * {@link Ip}; the shorter form is summed for IPv4.
   */
  public static long pseudoHeader(
      long srcHigh, long srcLow, long dstHigh, long dstLow, int protocol, int length) {
    long sum = protocol + (length & 0xFFFF_FFFFL);
    if (Ip.isV4(srcHigh, srcLow)) {
      return sum + (srcLow & 0xFFFF_FFFFL) + (dstLow & 0xFFFF_FFFFL);
    }
    return sum + words(srcHigh) + words(srcLow) + words(dstHigh) + words(dstLow);
  }

  private static long words(long value) {
    return (value >>> 32) + (value & 0xFFFF_FFFFL);
  }
}
