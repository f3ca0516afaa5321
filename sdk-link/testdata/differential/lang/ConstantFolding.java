package lang;

/** Constants that a compiler may fold must fold as Java says. */
public class ConstantFolding {
  static final int MIN = Integer.MIN_VALUE;
  static final long LMIN = Long.MIN_VALUE;
  static final double ZERO = 0.0;
  static final float BIG = 3.4e38f;
  static final String TEXT = "a" + 1 + 2L + 'c' + 1.0f + 2.0 + true + null;

  static int opaque(int i) {
    return i;
  }

  public static void main(String[] args) {
    System.out.println(
        MIN / -1
            + " "
            + MIN % -1
            + " "
            + -MIN
            + " "
            + Math.abs(MIN)
            + " "
            + (MIN - 1)
            + " "
            + LMIN / -1);
    System.out.println(
        MIN / opaque(-1)
            + " "
            + MIN % opaque(-1)
            + " "
            + LMIN / opaque(-1)
            + " "
            + LMIN % opaque(-1));
    System.out.println(
        (1 << 33)
            + " "
            + (1L << 65)
            + " "
            + (-1 >>> 28)
            + " "
            + (byte) 300
            + " "
            + (char) 97
            + (short) -40000);
    System.out.println(
        (1 << opaque(33))
            + " "
            + (1L << opaque(65))
            + " "
            + (-1 >>> opaque(28))
            + " "
            + (byte) opaque(300));
    System.out.println(
        (int) Double.NaN
            + " "
            + (long) 1e30
            + " "
            + (int) -1e30f
            + " "
            + (char) 1e10
            + (byte) 1e10
            + " "
            + (int) 1e10f);
    System.out.println(
        1 / ZERO
            + " "
            + -1 / ZERO
            + " "
            + ZERO / ZERO
            + " "
            + BIG * 10
            + " "
            + (ZERO == -ZERO)
            + (0.1 + 0.2 == 0.3));
    System.out.println(
        0.1f
            + 0.2f
            + " "
            + (0.1f + 0.2)
            + " "
            + (float) 0.1
            + " "
            + (double) 0.1f
            + " "
            + 1e16
            + 1
            + " "
            + (1e16 + 1));
    System.out.println(TEXT + (TEXT == "a12c1.02.0truenull") + ("a" + opaque(1) == "a1"));
    System.out.println(
        (5 & 3 | 8 ^ 2)
            + " "
            + (~5 & 0xff)
            + " "
            + (-7 / 2)
            + (-7 % 2)
            + (-7 >> 1)
            + (-7 >>> 29)
            + " "
            + 07
            + 0x1F
            + 0b101
            + 1_000);
    System.out.println(
        'a'
            + 1
            + " "
            + (char) ('a' + 1)
            + ('a' < 98 ? 'x' : 1)
            + (true ? 1 : 2.0)
            + (true ? null : 0)
            + " "
            + (Object) 'c');
    System.out.println(
        Long.MAX_VALUE
            + 1
            + " "
            + (Integer.MAX_VALUE + 1)
            + " "
            + (Integer.MAX_VALUE + 1L)
            + " "
            + 1000000 * 1000000
            + " "
            + 1000000L * 1000000);
    int x = opaque(7);
    System.out.println(
        x * 0 + " " + (x & 0) + (x | -1) + (x ^ x) + (x - x) + x / 1 + x % 1 + (x << 0) + (x * 8)
            + (x / 8) + (-x / 4) + (-x % 4) + (x * -1));
    long y = x;
    System.out.println(
        y * 16
            + " "
            + -y / 16
            + " "
            + -y % 16
            + " "
            + (y >>> 1)
            + " "
            + y / 10
            + " "
            + -y / 10
            + " "
            + y % 10
            + " "
            + (y * 1000003) / 1000003);
    double z = x;
    System.out.println(
        z * 0
            + " "
            + z / 2
            + " "
            + (z - z)
            + " "
            + z * 1
            + " "
            + (0 - z)
            + " "
            + -(z * 0)
            + " "
            + (z + 0 == z)
            + " "
            + z % 2);
  }
}
