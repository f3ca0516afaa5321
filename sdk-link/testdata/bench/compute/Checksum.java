package compute;

/**
 * The internet checksum (RFC 1071) of a kilobyte, a thousand times, over bytes in network order.
 */
final class Checksum implements Kernel {
  private final byte[] data = new byte[1024];

  Checksum() {
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 31 + (i >> 3));
    }
  }

  private static int checksum(byte[] data, int from, int to) {
    int sum = 0;
    int i = from;
    for (; i + 1 < to; i += 2) {
      sum += (data[i] & 0xff) << 8 | data[i + 1] & 0xff;
    }
    if (i < to) {
      sum += (data[i] & 0xff) << 8;
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return ~sum & 0xffff;
  }

  @Override
  public long run() {
    long result = 0;
    for (int i = 0; i < 1000; i++) {
      result = result * 31 + checksum(data, i & 63, data.length - (i & 7));
    }
    return result;
  }
}
