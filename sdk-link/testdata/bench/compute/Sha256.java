package compute;

/** SHA-256 (FIPS 180-4) of 64 kB, in plain Java: HotSpot has no intrinsic for this class. */
final class Sha256 implements Kernel {
  private static final int[] K = new int[64];
  private static final int[] INITIAL = new int[8];

  static {
    int n = 0;
    for (int p = 2; n < 64; p++) {
      boolean prime = true;
      for (int d = 2; d * d <= p; d++) {
        prime &= p % d != 0;
      }
      if (prime) {
        K[n] = fraction(Math.cbrt(p));
        if (n < 8) {
          INITIAL[n] = fraction(Math.sqrt(p));
        }
        n++;
      }
    }
  }

  private final byte[] data = new byte[64 * 1024];
  private final int[] w = new int[64];

  Sha256() {
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 7);
    }
  }

  /** The first 32 bits of the fractional part. */
  private static int fraction(double d) {
    return (int) (long) ((d - Math.floor(d)) * 0x1p32);
  }

  private void block(byte[] b, int at, int[] h) {
    for (int i = 0; i < 16; i++, at += 4) {
      w[i] = b[at] << 24 | (b[at + 1] & 0xff) << 16 | (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff;
    }
    for (int i = 16; i < 64; i++) {
      int x = w[i - 15];
      int y = w[i - 2];
      int s0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
      int s1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10;
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    int a = h[0];
    int bb = h[1];
    int c = h[2];
    int d = h[3];
    int e = h[4];
    int f = h[5];
    int g = h[6];
    int hh = h[7];
    for (int i = 0; i < 64; i++) {
      int s1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int t1 = hh + s1 + (e & f ^ ~e & g) + K[i] + w[i];
      int s0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int t2 = s0 + (a & bb ^ a & c ^ bb & c);
      hh = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = bb;
      bb = a;
      a = t1 + t2;
    }
    h[0] += a;
    h[1] += bb;
    h[2] += c;
    h[3] += d;
    h[4] += e;
    h[5] += f;
    h[6] += g;
    h[7] += hh;
  }

  @Override
  public long run() {
    int[] h = INITIAL.clone();
    for (int at = 0; at < data.length; at += 64) {
      block(data, at, h);
    }
    long result = 0;
    for (int x : h) {
      result = result * 31 + x;
    }
    return result;
  }
}
