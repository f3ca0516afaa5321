package kiln.stack.wire;

/**
 * Addresses as two longs, both families in one space: an IPv4 address is held as the IPv4-mapped
 * IPv6 address {@code ::ffff:a.b.c.d} (RFC 4291 §2.5.5.2), which never appears on the wire.
 *
 * <p>The core passes {@code (high, low)} pairs so that no packet allocates.
 */
public final class Ip {
  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int ICMPV6 = 58;

  /** {@code low} of an IPv4 address without its 32 bits; {@code high} is 0. */
  public static final long V4 = 0xFFFF_0000_0000L;

  /** 0.0.0.0 as {@code low}. */
  public static final long V4_ANY = V4;

  /** 255.255.255.255 as {@code low}. */
  public static final long V4_BROADCAST = V4 | 0xFFFF_FFFFL;

  /** {@code high} of every link-local unicast address fe80::/64. */
  public static final long LINK_LOCAL = 0xFE80_0000_0000_0000L;

  /** {@code high} of ff02::/64, link-local multicast. */
  public static final long LINK_MULTICAST = 0xFF02_0000_0000_0000L;

  /** {@code low} of a solicited-node address without its 24 bits (RFC 4291 §2.7.1). */
  private static final long SOLICITED_NODE = 0x0000_0001_FF00_0000L;

  private Ip() {}

  /** Where the checksum is in the header of a protocol; -1 for one that we do not know. */
  public static int checksumField(int protocol) {
    return switch (protocol) {
      case TCP -> 16;
      case UDP -> 6;
      case ICMP, ICMPV6 -> 2;
      default -> -1;
    };
  }

  /** {@code low} of an IPv4 address. */
  public static long v4(int address) {
    return V4 | address & 0xFFFF_FFFFL;
  }

  public static boolean isV4(long high, long low) {
    return high == 0 && low >>> 32 == 0xFFFF;
  }

  /** Whether this is 0.0.0.0 or {@code ::}. */
  public static boolean isAny(long high, long low) {
    return high == 0 && (low == 0 || low == V4_ANY);
  }

  public static boolean isMulticast(long high, long low) {
    return isV4(high, low) ? (low & 0xF000_0000L) == 0xE000_0000L : high >>> 56 == 0xFF;
  }

  public static boolean isLoopback(long high, long low) {
    return isV4(high, low) ? (low & 0xFF00_0000L) == 0x7F00_0000L : high == 0 && low == 1;
  }

  public static boolean isLinkLocal(long high, long low) {
    return isV4(high, low) ? (low & 0xFFFF_0000L) == 0xA9FE_0000L : high >>> 54 == 0x3FA;
  }

  /** 240.0.0.0/4, broadcast included: no source address is in it (RFC 1112 §4). */
  public static boolean isReserved(long high, long low) {
    return isV4(high, low) && (low & 0xF000_0000L) == 0xF000_0000L;
  }

  /** {@code low} of the solicited-node multicast address; its high is {@link #LINK_MULTICAST}. */
  public static long solicitedNode(long low) {
    return SOLICITED_NODE | low & 0xFF_FFFFL;
  }

  /** Whether the first {@code prefix} bits of both addresses are equal; 0 to 128. */
  public static boolean matches(long high, long low, long netHigh, long netLow, int prefix) {
    return ((high ^ netHigh) & mask(prefix)) == 0 && ((low ^ netLow) & mask(prefix - 64)) == 0;
  }

  /** Leading bits that two addresses share: 0 to 128. */
  public static int commonPrefix(long high, long low, long otherHigh, long otherLow) {
    int upper = Long.numberOfLeadingZeros(high ^ otherHigh);
    return upper < 64 ? upper : 64 + Long.numberOfLeadingZeros(low ^ otherLow);
  }

  /** {@code bits} ones from the top; fewer than 0 count as 0, more than 64 as 64. */
  public static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1L : -1L << 64 - bits;
  }

  /** Appends the usual text: dotted, or RFC 5952 for IPv6. For traces, never on the data path. */
  public static StringBuilder append(StringBuilder out, long high, long low) {
    if (isV4(high, low)) {
      return out.append(low >>> 24 & 0xFF)
          .append('.')
          .append(low >>> 16 & 0xFF)
          .append('.')
          .append(low >>> 8 & 0xFF)
          .append('.')
          .append(low & 0xFF);
    }
    int zerosAt = longestZeroRun(high, low);
    int zerosEnd = zerosAt < 0 ? -1 : zerosAt;
    while (zerosEnd >= 0 && zerosEnd < 8 && group(high, low, zerosEnd) == 0) {
      zerosEnd++;
    }
    for (int i = 0; i < 8; i++) {
      if (i == zerosAt) {
        out.append("::");
        i = zerosEnd - 1;
      } else {
        if (i > 0 && i != zerosEnd) {
          out.append(':');
        }
        out.append(Integer.toHexString(group(high, low, i)));
      }
    }
    return out;
  }

  public static String text(long high, long low) {
    return append(new StringBuilder(40), high, low).toString();
  }

  /** Index of the first group of the longest run of two or more zero groups, or -1 (RFC 5952). */
  private static int longestZeroRun(long high, long low) {
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && group(high, low, end) == 0) {
        end++;
      }
      if (end - i > bestLength) {
        best = i;
        bestLength = end - i;
      }
      i = Math.max(i, end - 1);
    }
    return best;
  }

  private static int group(long high, long low, int i) {
    return (int) ((i < 4 ? high : low) >>> 48 - 16 * (i & 3)) & 0xFFFF;
  }
}
