package lang;

/** Parameters are values: rebinding, many arguments, wide ones, recursion with all types. */
public class PassingValues {
  static void rebind(int i, String s, int[] a, StringBuilder b) {
    i = 99;
    s = "changed";
    a[0] = 99;
    b.append("!");
    a = new int[] {-1};
    b = null;
  }

  static String many(
      byte a,
      short b,
      char c,
      int d,
      long e,
      float f,
      double g,
      boolean h,
      String i,
      int[] j,
      long k,
      double l,
      int m,
      float n,
      Object o,
      byte p) {
    return a + "," + b + "," + c + "," + d + "," + e + "," + f + "," + g + "," + h + "," + i + ","
        + j.length + "," + k + "," + l + "," + m + "," + n + "," + o + "," + p;
  }

  static double sum(int n, double a, long b, float c, int d) {
    return n == 0 ? a + b + c + d : sum(n - 1, a + 0.5, b * 2, c / 2, d - n) + n;
  }

  static long fact(long n) {
    return n <= 1 ? 1 : n * fact(n - 1);
  }

  static byte toByte(int i) {
    return (byte) i;
  }

  static char toChar(int i) {
    return (char) i;
  }

  static boolean isOdd(int i) {
    return (i & 1) != 0;
  }

  static short toShort(int i) {
    return (short) i;
  }

  static float half(float f) {
    return f / 2;
  }

  public static void main(String[] args) {
    int i = 1;
    String s = "s";
    int[] a = {1};
    StringBuilder b = new StringBuilder("b");
    rebind(i, s, a, b);
    System.out.println(i + s + a[0] + b);
    System.out.println(
        many(
            (byte) -1,
            (short) -2,
            'c',
            4,
            -5L,
            6.5f,
            7.25,
            true,
            "i",
            a,
            1L << 62,
            1e-9,
            Integer.MIN_VALUE,
            -0f,
            null,
            (byte) 127));
    System.out.println(sum(10, 0.25, 3, 100f, 7) + " " + fact(20));
    System.out.println(
        toByte(200)
            + toByte(56)
            + " "
            + (int) toChar(-1)
            + " "
            + isOdd(-3)
            + toShort(40000)
            + " "
            + half(1e-45f)
            + (toByte(511) == -1));
  }
}
