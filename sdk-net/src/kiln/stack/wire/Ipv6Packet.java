package kiln.stack.wire;

/**
 * View of an IPv6 packet: the fixed header (RFC 8200 §3). {@link Ipv6Extensions} walks the rest.
 */
public final class Ipv6Packet {
  public static final int HEADER = 40;

  /** Smallest MTU of any link (RFC 8200 §5). */
  public static final int MIN_MTU = 1280;

  private byte[] bytes = Octets.NONE;
  private int offset;
  private int payloadLength;

  /**
   * @return false if the version is not 6 or the payload does not fit; jumbograms do not wrap
   */
  public boolean wrap(byte[] bytes, int offset, int length) {
    if (length < HEADER || Octets.u8(bytes, offset) >> 4 != 6) {
      return false;
    }
    this.bytes = bytes;
    this.offset = offset;
    payloadLength = Octets.u16(bytes, offset + 4);
    return payloadLength <= length - HEADER;
  }

  public int trafficClass() {
    return Octets.u16(bytes, offset) >> 4 & 0xFF;
  }

  public int flowLabel() {
    return Octets.i32(bytes, offset) & 0xF_FFFF;
  }

  public int nextHeader() {
    return Octets.u8(bytes, offset + 6);
  }

  public int hopLimit() {
    return Octets.u8(bytes, offset + 7);
  }

  public long sourceHigh() {
    return Octets.i64(bytes, offset + 8);
  }

  public long sourceLow() {
    return Octets.i64(bytes, offset + 16);
  }

  public long destinationHigh() {
    return Octets.i64(bytes, offset + 24);
  }

  public long destinationLow() {
    return Octets.i64(bytes, offset + 32);
  }

  public int payloadOffset() {
    return offset + HEADER;
  }

  public int payloadLength() {
    return payloadLength;
  }

  public static void write(
      byte[] b,
      int offset,
      int payloadLength,
      int trafficClass,
      int flowLabel,
      int nextHeader,
      int hopLimit,
      long sourceHigh,
      long sourceLow,
      long destinationHigh,
      long destinationLow) {
    Octets.put32(b, offset, 6 << 28 | trafficClass << 20 | flowLabel);
    Octets.put16(b, offset + 4, payloadLength);
    Octets.put16(b, offset + 6, nextHeader << 8 | hopLimit);
    Octets.put64(b, offset + 8, sourceHigh);
    Octets.put64(b, offset + 16, sourceLow);
    Octets.put64(b, offset + 24, destinationHigh);
    Octets.put64(b, offset + 32, destinationLow);
  }
}
