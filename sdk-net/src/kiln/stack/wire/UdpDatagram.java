package kiln.stack.wire;

/** View of a UDP datagram (RFC 768). Octets behind the length field are cut off. */
public final class UdpDatagram {
  public static final int HEADER = 8;

  private byte[] bytes = Octets.NONE;
  private int offset;
  private int length;

  /**
   * @return false if the length field does not fit into {@code length} octets
   */
  public boolean wrap(byte[] bytes, int offset, int length) {
    if (length < HEADER) {
      return false;
    }
    this.bytes = bytes;
    this.offset = offset;
    this.length = Octets.u16(bytes, offset + 4);
    return this.length >= HEADER && this.length <= length;
  }

  /** Whether the sender computed a checksum; over IPv6 it must (RFC 8200 §8.1). */
  public boolean hasChecksum() {
    return Octets.u16(bytes, offset + 6) != 0;
  }

  public boolean checksumHolds(long pseudo) {
    return Checksum.holds(Checksum.add(pseudo, bytes, offset, length));
  }

  public int sourcePort() {
    return Octets.u16(bytes, offset);
  }

  public int destinationPort() {
    return Octets.u16(bytes, offset + 2);
  }

  /** Header and payload, in octets. */
  public int length() {
    return length;
  }

  public int payloadOffset() {
    return offset + HEADER;
  }

  public int payloadLength() {
    return length - HEADER;
  }

  /** Writes the header around a payload in place; a sum of 0 is sent as 0xFFFF (RFC 768). */
  public static void write(
      byte[] b, int offset, int sourcePort, int destinationPort, int payloadLength, long pseudo) {
    int length = HEADER + payloadLength;
    Octets.put16(b, offset, sourcePort);
    Octets.put16(b, offset + 2, destinationPort);
    Octets.put16(b, offset + 4, length);
    Octets.put16(b, offset + 6, 0);
    int checksum = Checksum.finish(Checksum.add(pseudo, b, offset, length));
    Octets.put16(b, offset + 6, checksum == 0 ? 0xFFFF : checksum);
  }
}
