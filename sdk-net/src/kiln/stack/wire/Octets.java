package kiln.stack.wire;

/** Big-endian (network order) integers in a byte array (RFC 791 appendix B). */
public final class Octets {
  /** What a view is over before it is laid over anything. */
  public static final byte[] NONE = new byte[0];

  private Octets() {}

  /** Unsigned 8 bits at {@code i}. */
  public static int u8(byte[] b, int i) {
    return b[i] & 0xFF;
  }

  /** Unsigned 16 bits at {@code i}. */
  public static int u16(byte[] b, int i) {
    return (b[i] & 0xFF) << 8 | b[i + 1] & 0xFF;
  }

  /** 32 bits at {@code i}; callers that need the unsigned value mask it. */
  public static int i32(byte[] b, int i) {
    return b[i] << 24 | (b[i + 1] & 0xFF) << 16 | (b[i + 2] & 0xFF) << 8 | b[i + 3] & 0xFF;
  }

  /** Unsigned 48 bits at {@code i}: an Ethernet address. */
  public static long u48(byte[] b, int i) {
    return (long) u16(b, i) << 32 | i32(b, i + 2) & 0xFFFF_FFFFL;
  }

  /** 64 bits at {@code i}. */
  public static long i64(byte[] b, int i) {
    return (long) i32(b, i) << 32 | i32(b, i + 4) & 0xFFFF_FFFFL;
  }

  public static void put8(byte[] b, int i, int value) {
    b[i] = (byte) value;
  }

  public static void put16(byte[] b, int i, int value) {
    b[i] = (byte) (value >>> 8);
    b[i + 1] = (byte) value;
  }

  public static void put32(byte[] b, int i, int value) {
    b[i] = (byte) (value >>> 24);
    b[i + 1] = (byte) (value >>> 16);
    b[i + 2] = (byte) (value >>> 8);
    b[i + 3] = (byte) value;
  }

  public static void put48(byte[] b, int i, long value) {
    put16(b, i, (int) (value >>> 32));
    put32(b, i + 2, (int) value);
  }

  public static void put64(byte[] b, int i, long value) {
    put32(b, i, (int) (value >>> 32));
    put32(b, i + 4, (int) value);
  }
}
