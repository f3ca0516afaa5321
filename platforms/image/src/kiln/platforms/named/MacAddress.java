package kiln.platforms.named;

/** Addresses of Ethernet stations: six octets in the order of transmission (IEEE 802 §8.2). */
public final class MacAddress {
  public static final int LENGTH = 6;

  private static final int GROUP = 1; // bits of the first octet
  private static final int LOCAL = 2;

  private MacAddress() {}

  /**
   * An address for an image whose host's end of the cable has {@code host}: another one, local to
   * this site, always the same, and as rare as the host's.
   */
  public static byte[] of(byte[] host) {
    long bits = 0;
    for (byte octet : host) {
      bits = bits << 8 | octet & 255;
    }
    bits = mix(bits);
    byte[] address = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      address[i] = (byte) (bits >>> 8 * i);
    }
    address[0] = (byte) (address[0] & ~GROUP | LOCAL);
    address[5] = (byte) (address[5] & ~1 | ~host[5] & 1); // surely not the host's own
    return address;
  }

  /** Every bit of the result depends on every bit (the finisher of MurmurHash3). */
  private static long mix(long bits) {
    bits = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
    bits = (bits ^ bits >>> 33) * 0xc4ceb9fe1a85ec53L;
    return bits ^ bits >>> 33;
  }

  /** Reads {@code 02:00:00:00:00:01}; null if it is not of that form, or names a group or nobody. */
  public static byte[] parse(String text) {
    byte[] address = new byte[LENGTH];
    int all = 0;
    for (int i = 0; i < LENGTH; i++) {
      int at = 3 * i;
      int high = at + 1 < text.length() ? digit(text.charAt(at)) : -1;
      int low = high < 0 ? -1 : digit(text.charAt(at + 1));
      boolean ended = i == LENGTH - 1
          ? at + 2 == text.length()
          : at + 2 < text.length() && text.charAt(at + 2) == ':';
      if (low < 0 || !ended) {
        return null;
      }
      address[i] = (byte) (high << 4 | low);
      all |= address[i];
    }
    return all == 0 || (address[0] & GROUP) != 0 ? null : address;
  }

  private static int digit(char c) {
    int lower = c | 32;
    return c >= '0' && c <= '9' ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
