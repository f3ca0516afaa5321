package kiln.stack.wire;

import kiln.app.Seldom;

/** View of an ARP packet for IPv4 over Ethernet (RFC 826). Other address kinds do not wrap. */
@Seldom
public final class ArpPacket {
  public static final int LENGTH = 28;

  public static final int REQUEST = 1;
  public static final int REPLY = 2;

  private static final int ETHERNET = 1;

  private byte[] bytes = Octets.NONE;
  private int offset;

  /**
   * @return false if truncated, or not IPv4 over Ethernet
   */
  public boolean wrap(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    return length >= LENGTH
        && Octets.u16(bytes, offset) == ETHERNET
        && Octets.u16(bytes, offset + 2) == EthernetFrame.IPV4
        && Octets.u8(bytes, offset + 4) == 6
        && Octets.u8(bytes, offset + 5) == 4;
  }

  public int operation() {
    return Octets.u16(bytes, offset + 6);
  }

  public long senderHardware() {
    return Octets.u48(bytes, offset + 8);
  }

  public int senderAddress() {
    return Octets.i32(bytes, offset + 14);
  }

  public long targetHardware() {
    return Octets.u48(bytes, offset + 18);
  }

  public int targetAddress() {
    return Octets.i32(bytes, offset + 24);
  }

  public static void write(
      byte[] b,
      int offset,
      int operation,
      long senderHardware,
      int senderAddress,
      long targetHardware,
      int targetAddress) {
    Octets.put16(b, offset, ETHERNET);
    Octets.put16(b, offset + 2, EthernetFrame.IPV4);
    Octets.put8(b, offset + 4, 6);
    Octets.put8(b, offset + 5, 4);
    Octets.put16(b, offset + 6, operation);
    Octets.put48(b, offset + 8, senderHardware);
    Octets.put32(b, offset + 14, senderAddress);
    Octets.put48(b, offset + 18, targetHardware);
    Octets.put32(b, offset + 24, targetAddress);
  }
}
