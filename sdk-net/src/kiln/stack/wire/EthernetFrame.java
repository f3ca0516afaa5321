package kiln.stack.wire;

/**
 * View of an Ethernet II frame without FCS (RFC 894): destination, source, EtherType, payload.
 *
 * <p>Addresses are 48 bits in a long. Frames with a length field (802.3) or a tag (802.1Q) wrap,
 * and their type is one that nobody asks for.
 */
public final class EthernetFrame {
  public static final int HEADER = 14;

  public static final int IPV4 = 0x0800;
  public static final int ARP = 0x0806;
  public static final int IPV6 = 0x86DD;

  public static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

  private static final long GROUP_BIT = 0x0100_0000_0000L;

  private byte[] bytes = Octets.NONE;
  private int length;

  /**
   * @return false if {@code length} octets cannot hold a header
   */
  public boolean wrap(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
    return length >= HEADER && length <= bytes.length;
  }

  public long destination() {
    return Octets.u48(bytes, 0);
  }

  public long source() {
    return Octets.u48(bytes, 6);
  }

  public int type() {
    return Octets.u16(bytes, 12);
  }

  public int payloadLength() {
    return length - HEADER;
  }

  /** Whether an address names a group, broadcast included. */
  public static boolean isGroup(long address) {
    return (address & GROUP_BIT) != 0;
  }

  /**
   * 01:00:5e and the low 23 bits of an IPv4 group (RFC 1112 §6.4), 33:33 and 32 bits (RFC 2464).
   */
  public static long multicastAddress(long high, long low) {
    return Ip.isV4(high, low)
        ? 0x0100_5E00_0000L | low & 0x7F_FFFFL
        : 0x3333_0000_0000L | low & 0xFFFF_FFFFL;
  }

  public static void write(byte[] b, long destination, long source, int type) {
    Octets.put48(b, 0, destination);
    Octets.put48(b, 6, source);
    Octets.put16(b, 12, type);
  }

  /** Appends {@code 52:54:00:12:34:56}. */
  public static StringBuilder append(StringBuilder out, long address) {
    for (int shift = 40; shift >= 0; shift -= 8) {
      int octet = (int) (address >>> shift) & 0xFF;
      out.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
      if (shift > 0) {
        out.append(':');
      }
    }
    return out;
  }
}
