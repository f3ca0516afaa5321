package app.firewall;

import kiln.net.IpAddress;

/** The addresses that begin with the same bits; those of IPv4 are held as in {@link IpAddress}. */
record Prefix(long high, long low, int bits) {
  /**
   * Reads {@code 10.1.0.0/16}, {@code fd00::/8} or a single address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Prefix parse(String text) {
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    int most = address.isV4() ? 32 : 128;
    int bits = slash < 0 ? most : number(text.substring(slash + 1), most);
    if (bits < 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no prefix; write it like 10.1.0.0/16 or fd00::/8");
    }
    return new Prefix(address.high(), address.low(), 128 - most + bits);
  }

  boolean contains(long otherHigh, long otherLow) {
    return same(high, otherHigh, bits) && (bits <= 64 || same(low, otherLow, bits - 64));
  }

  private static boolean same(long a, long b, int firstBits) {
    return firstBits == 0 || firstBits >= 64 ? firstBits == 0 || a == b
        : (a ^ b) >>> 64 - firstBits == 0;
  }

  /** A decimal number of at most {@code most}, or -1. */
  static int number(String text, int most) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == 5) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return text.isEmpty() || value > most ? -1 : value;
  }
}
