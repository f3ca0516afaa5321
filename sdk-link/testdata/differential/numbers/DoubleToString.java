package numbers;

/** Printing of doubles and floats. */
public class DoubleToString {
  public static void main(String[] args) {
    double[] values = {
      0,
      -0.0,
      1,
      10,
      100,
      1e6,
      9999999,
      1e7,
      1.0E-3,
      9.99e-4,
      0.1,
      0.2 + 0.1,
      1.0 / 3,
      2e-3,
      123456789.125,
      1e21,
      1e22,
      1e23,
      2.2250738585072014E-308,
      4.9e-324,
      1.7976931348623157E308,
      Math.PI,
      Math.E,
      5e-324 * 3,
      9007199254740993.0,
      1.1e-5,
      2.0E-3,
      8.41E21,
      2.0E-323,
      1.0E23,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      100.5,
      12345678.9,
      0.001,
      1234567.0
    };
    for (double d : values) {
      System.out.println(
          d + " " + (float) d + " " + Double.toHexString(d) + " " + Float.toHexString((float) d));
    }
    long bits = 0x3ff0000000000000L;
    int hash = 0;
    for (int i = 0; i < 3000; i++) {
      bits = bits * 6364136223846793005L + 1442695040888963407L;
      double d = Double.longBitsToDouble(bits);
      String s = Double.toString(d);
      hash = hash * 31 + s.hashCode();
      float f = Float.intBitsToFloat((int) (bits >>> 32));
      hash = hash * 31 + Float.toString(f).hashCode();
      if (i % 300 == 0) {
        System.out.println(s + " " + f + " " + (Double.parseDouble(s) == d || d != d));
      }
    }
    System.out.println(hash);
  }
}
