package lang;

/** Casts from float and double saturate and turn NaN into zero. */
public class FloatToInt {
  public static void main(String[] args) {
    double[] values = {
      0,
      -0.0,
      0.5,
      -0.5,
      1.99,
      -1.99,
      127.5,
      128,
      300,
      -300,
      65536.7,
      2147483646.5,
      2147483647,
      2147483648.0,
      -2147483648.0,
      -2147483649.0,
      1e10,
      9.2233720368547748e18,
      9.2233720368547758e18,
      -9.2233720368547758e18,
      1e19,
      -1e19,
      1e300,
      Double.MIN_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN
    };
    for (double d : values) {
      float f = (float) d;
      System.out.println(
          d
              + " d2i "
              + (int) d
              + " d2l "
              + (long) d
              + " d2f "
              + f
              + " f2i "
              + (int) f
              + " f2l "
              + (long) f
              + " byte "
              + (byte) d
              + " short "
              + (short) d
              + " char "
              + (int) (char) d);
    }
  }
}
