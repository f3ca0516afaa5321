package kiln.net;

/**
 * An IPv4 or IPv6 address. Both live in one space of 128 bits: an IPv4 address is held as {@code
 * ::ffff:a.b.c.d} (RFC 4291 §2.5.5.2), so comparing and hashing need no cases.
 *
 * @param high the upper 64 bits, in network order
 * @param low the lower 64 bits
 */
public record IpAddress(long high, long low) {
  /** Every address of this host, of both families: {@code ::}. */
  public static final IpAddress ANY = new IpAddress(0, 0);

  /** Every IPv4 address of this host: 0.0.0.0. */
  public static final IpAddress ANY_V4 = new IpAddress(0, 0xFFFF_0000_0000L);

  /** 127.0.0.1. */
  public static final IpAddress LOOPBACK = new IpAddress(0, 0xFFFF_7F00_0001L);

  /** An IPv4 address from its 32 bits. */
  public static IpAddress v4(int bits) {
    return new IpAddress(0, 0xFFFF_0000_0000L | bits & 0xFFFF_FFFFL);
  }

  public boolean isV4() {
    return high == 0 && low >>> 32 == 0xFFFF;
  }

  /**
   * Reads {@code 10.0.0.2} or {@code fd00::2} (RFC 4291 §2.2). Names are a {@link Resolver}'s work.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static IpAddress parse(String text) {
    IpAddress address = text.indexOf(':') < 0 ? parseV4(text, 0) : parseV6(text);
    if (address == null) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an IP address; write it like 10.0.0.2 or fd00::2");
    }
    return address;
  }

  /** Whether {@link #parse} would take it. */
  public static boolean isAddress(String text) {
    return (text.indexOf(':') < 0 ? parseV4(text, 0) : parseV6(text)) != null;
  }

  private static IpAddress parseV4(String text, int from) {
    int bits = 0;
    int at = from;
    for (int part = 0; part < 4; part++) {
      int start = at;
      int value = 0;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        value = value * 10 + text.charAt(at++) - '0';
        if (at - start > 3) {
          return null;
        }
      }
      boolean octal = at - start > 1 && text.charAt(start) == '0'; // 010 means 8 to some
      boolean last = part == 3;
      boolean ended = last ? at == text.length() : at < text.length() && text.charAt(at) == '.';
      if (at == start || value > 255 || octal || !ended) {
        return null;
      }
      at++;
      bits = bits << 8 | value;
    }
    return v4(bits);
  }

  private static IpAddress parseV6(String text) {
    int[] groups = new int[8];
    int count = 0;
    int gap = -1;
    int at = 0;
    if (text.startsWith("::")) {
      gap = 0;
      at = 2;
    }
    while (at < text.length()) {
      if (count == 8) {
        return null;
      }
      int end = at;
      while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != '.') {
        end++;
      }
      if (end < text.length() && text.charAt(end) == '.') {
        IpAddress tail = count <= 6 ? parseV4(text, at) : null;
        if (tail == null) {
          return null;
        }
        groups[count++] = (int) (tail.low >>> 16) & 0xFFFF;
        groups[count++] = (int) tail.low & 0xFFFF;
        at = text.length();
        break;
      }
      int value = hex(text, at, end);
      if (value < 0) {
        return null;
      }
      groups[count++] = value;
      at = end;
      if (at == text.length()) {
        break;
      }
      at++;
      if (at < text.length() && text.charAt(at) == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = count;
        at++;
      } else if (at == text.length()) {
        return null; // ends in a single colon
      }
    }
    return gap < 0 && count != 8 || gap >= 0 && count > 7 ? null : join(groups, count, gap);
  }

  private static int hex(String text, int from, int to) {
    if (to == from || to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = hexDigit(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static int hexDigit(char c) {
    int letter = c | 32;
    return c >= '0' && c <= '9' ? c - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  private static IpAddress join(int[] groups, int count, int gap) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      int from = gap < 0 || i < gap ? i : i - (8 - count);
      int group = gap >= 0 && i >= gap && i < gap + 8 - count ? 0 : groups[from];
      if (i < 4) {
        high = high << 16 | group;
      } else {
        low = low << 16 | group;
      }
    }
    return new IpAddress(high, low);
  }

  /** Dotted, or as RFC 5952 has IPv6 addresses: lower case, the longest run of zeros cut. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(40);
    if (isV4()) {
      return out.append(low >>> 24 & 255)
          .append('.')
          .append(low >>> 16 & 255)
          .append('.')
          .append(low >>> 8 & 255)
          .append('.')
          .append(low & 255)
          .toString();
    }
    int gap = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && group(i + run) == 0) {
        run++;
      }
      if (run > gapLength) {
        gap = i;
        gapLength = run;
      }
    }
    for (int i = 0; i < 8; i++) {
      if (i == gap) {
        out.append("::");
        i += gapLength - 1;
      } else {
        out.append(i > 0 && i != gap + gapLength || i > 0 && gap < 0 ? ":" : "");
        out.append(Integer.toHexString(group(i)));
      }
    }
    return out.toString();
  }

  private int group(int i) {
    return (int) ((i < 4 ? high : low) >>> 48 - 16 * (i & 3)) & 0xFFFF;
  }
}
