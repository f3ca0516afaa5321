package kiln.stack.wire;

import kiln.app.Seldom;

/** Walk over the options of a neighbour discovery message (RFC 4861 §4.6). */
@Seldom
public final class NdOptions {
  public static final int SOURCE_LINK_ADDRESS = 1;
  public static final int TARGET_LINK_ADDRESS = 2;
  public static final int PREFIX = 3;
  public static final int MTU = 5;
  public static final int RDNSS = 25;

  private byte[] bytes = Octets.NONE;
  private int offset;
  private int length;
  private int end;

  /**
   * Checks all options from {@code offset} to {@code end} and stops before the first.
   *
   * @return false if one has length zero or runs over: the whole message is refused (§7.1)
   */
  public boolean wrap(byte[] bytes, int offset, int end) {
    this.bytes = bytes;
    this.offset = offset;
    this.end = end;
    length = 0;
    int i = offset;
    while (i < end) {
      if (end - i < 8 || Octets.u8(bytes, i + 1) == 0 || Octets.u8(bytes, i + 1) * 8 > end - i) {
        return false;
      }
      i += Octets.u8(bytes, i + 1) * 8;
    }
    return true;
  }

  /** Steps to the next option; false behind the last one. */
  public boolean next() {
    offset += length;
    if (offset >= end) {
      return false;
    }
    length = Octets.u8(bytes, offset + 1) * 8;
    return true;
  }

  public int type() {
    return Octets.u8(bytes, offset);
  }

  public int offset() {
    return offset;
  }

  /** Octets of the whole option, a multiple of 8. */
  public int length() {
    return length;
  }

  /** Ethernet address of a link-address option (RFC 2464 §6). */
  public long linkAddress() {
    return Octets.u48(bytes, offset + 2);
  }

  /** Writes a link-address option of 8 octets. */
  public static void writeLinkAddress(byte[] b, int offset, int type, long address) {
    Octets.put8(b, offset, type);
    Octets.put8(b, offset + 1, 1);
    Octets.put48(b, offset + 2, address);
  }
}
