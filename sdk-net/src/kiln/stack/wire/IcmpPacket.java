package kiln.stack.wire;

/**
 * View of an ICMP message of either version: type, code, checksum, four octets that depend on the
 * type, data (RFC 792, RFC 4443 §2.1).
 */
public final class IcmpPacket {
  public static final int HEADER = 8;

  // RFC 792
  public static final int ECHO_REPLY = 0;
  public static final int UNREACHABLE = 3;
  public static final int ECHO_REQUEST = 8;
  public static final int TIME_EXCEEDED = 11;
  public static final int PARAMETER_PROBLEM = 12;

  public static final int CODE_NETWORK = 0;
  public static final int CODE_HOST = 1;
  public static final int CODE_PROTOCOL = 2;
  public static final int CODE_PORT = 3;
  public static final int CODE_TOO_BIG = 4;
  public static final int CODE_PROHIBITED = 13;
  public static final int CODE_HOPS = 0;
  public static final int CODE_REASSEMBLY = 1;

  // RFC 4443
  public static final int V6_UNREACHABLE = 1;
  public static final int V6_TOO_BIG = 2;
  public static final int V6_TIME_EXCEEDED = 3;
  public static final int V6_PARAMETER_PROBLEM = 4;
  public static final int V6_ECHO_REQUEST = 128;
  public static final int V6_ECHO_REPLY = 129;

  public static final int V6_CODE_NO_ROUTE = 0;
  public static final int V6_CODE_PROHIBITED = 1;
  public static final int V6_CODE_ADDRESS = 3;
  public static final int V6_CODE_PORT = 4;

  // RFC 4861, RFC 3810
  public static final int ROUTER_SOLICITATION = 133;
  public static final int ROUTER_ADVERTISEMENT = 134;
  public static final int NEIGHBOR_SOLICITATION = 135;
  public static final int NEIGHBOR_ADVERTISEMENT = 136;
  public static final int REDIRECT = 137;
  public static final int MLD_QUERY = 130;
  public static final int MLDV2_REPORT = 143;

  private byte[] bytes = Octets.NONE;
  private int offset;
  private int length;

  /**
   * @return false if {@code length} octets cannot hold a header
   */
  public boolean wrap(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    return length >= HEADER;
  }

  /** Whether the checksum holds on top of {@code pseudo}: 0 for ICMPv4. */
  public boolean checksumHolds(long pseudo) {
    return Checksum.holds(Checksum.add(pseudo, bytes, offset, length));
  }

  public int type() {
    return Octets.u8(bytes, offset);
  }

  public int code() {
    return Octets.u8(bytes, offset + 1);
  }

  /** The four octets behind the checksum. */
  public int rest() {
    return Octets.i32(bytes, offset + 4);
  }

  public int dataOffset() {
    return offset + HEADER;
  }

  public int dataLength() {
    return length - HEADER;
  }

  /** Writes the header around data that is in place already, checksum included. */
  public static void write(
      byte[] b, int offset, int type, int code, int rest, int dataLength, long pseudo) {
    Octets.put16(b, offset, type << 8 | code);
    Octets.put16(b, offset + 2, 0);
    Octets.put32(b, offset + 4, rest);
    Octets.put16(
        b, offset + 2, Checksum.finish(Checksum.add(pseudo, b, offset, HEADER + dataLength)));
  }
}
