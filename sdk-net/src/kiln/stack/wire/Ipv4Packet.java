package kiln.stack.wire;

/**
 * View of an IPv4 packet (RFC 791 §3.1). The Ethernet padding behind the total length is cut off.
 *
 * <p>The checksum is asked for separately, so that a damaged packet and a malformed one are counted
 * apart.
 */
public final class Ipv4Packet {
  /** Header without options, in octets. */
  public static final int HEADER = 20;

  public static final int DONT_FRAGMENT = 0x4000;
  public static final int MORE_FRAGMENTS = 0x2000;

  /** Smallest MTU of any link (RFC 791 §3.2). */
  public static final int MIN_MTU = 68;

  private byte[] bytes = Octets.NONE;
  private int offset;
  private int headerLength;
  private int totalLength;

  /**
   * @return false if the version is not 4 or a length does not fit into {@code length} octets
   */
  public boolean wrap(byte[] bytes, int offset, int length) {
    if (length < HEADER || Octets.u8(bytes, offset) >> 4 != 4) {
      return false;
    }
    this.bytes = bytes;
    this.offset = offset;
    headerLength = (bytes[offset] & 15) * 4;
    totalLength = Octets.u16(bytes, offset + 2);
    return headerLength >= HEADER && headerLength <= totalLength && totalLength <= length;
  }

  public boolean checksumHolds() {
    return Checksum.holds(Checksum.add(0, bytes, offset, headerLength));
  }

  public int headerLength() {
    return headerLength;
  }

  public int totalLength() {
    return totalLength;
  }

  /** The 8 bits that RFC 2474 and RFC 3168 call DSCP and ECN. */
  public int trafficClass() {
    return Octets.u8(bytes, offset + 1);
  }

  public int identification() {
    return Octets.u16(bytes, offset + 4);
  }

  public boolean dontFragment() {
    return (Octets.u16(bytes, offset + 6) & DONT_FRAGMENT) != 0;
  }

  public boolean moreFragments() {
    return (Octets.u16(bytes, offset + 6) & MORE_FRAGMENTS) != 0;
  }

  /** Position of this fragment in the payload, in octets. */
  public int fragmentOffset() {
    return (Octets.u16(bytes, offset + 6) & 0x1FFF) * 8;
  }

  public int ttl() {
    return Octets.u8(bytes, offset + 8);
  }

  public int protocol() {
    return Octets.u8(bytes, offset + 9);
  }

  public int source() {
    return Octets.i32(bytes, offset + 12);
  }

  public int destination() {
    return Octets.i32(bytes, offset + 16);
  }

  public boolean hasOptions() {
    return headerLength > HEADER;
  }

  /**
   * Whether a source-route option (131, 137) or a malformed option is present: such packets are
   * refused (RFC 7126 §4.3, §4.4).
   */
  public boolean hasUnsafeOptions() {
    int end = offset + headerLength;
    for (int i = offset + HEADER; i < end; ) {
      int kind = Octets.u8(bytes, i);
      if (kind == 0) {
        return false;
      }
      if (kind == 1) {
        i++;
        continue;
      }
      int size = i + 1 < end ? Octets.u8(bytes, i + 1) : 0;
      if (kind == 131 || kind == 137 || size < 2 || i + size > end) {
        return true;
      }
      i += size;
    }
    return false;
  }

  public int payloadOffset() {
    return offset + headerLength;
  }

  public int payloadLength() {
    return totalLength - headerLength;
  }

  /** Writes a header without options, checksum included. */
  public static void write(
      byte[] b,
      int offset,
      int totalLength,
      int trafficClass,
      int identification,
      int flagsAndFragment,
      int ttl,
      int protocol,
      int source,
      int destination) {
    int first = 0x4500 | trafficClass;
    int hops = ttl << 8 | protocol;
    long addresses = (source & 0xFFFF_FFFFL) + (destination & 0xFFFF_FFFFL);
    long sum = first + totalLength + identification + flagsAndFragment + hops + addresses;
    Octets.put16(b, offset, first);
    Octets.put16(b, offset + 2, totalLength);
    Octets.put16(b, offset + 4, identification);
    Octets.put16(b, offset + 6, flagsAndFragment);
    Octets.put16(b, offset + 8, hops);
    Octets.put16(b, offset + 10, Checksum.finish(sum));
    Octets.put32(b, offset + 12, source);
    Octets.put32(b, offset + 16, destination);
  }
}
