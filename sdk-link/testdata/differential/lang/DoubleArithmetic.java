package lang;

/** Double operators: rounding, remainders, denormals, infinities. */
public class DoubleArithmetic {
  public static void main(String[] args) {
    double[] values = {
      0.1,
      -0.2,
      3,
      1e308,
      -1e308,
      4.9e-324,
      2.2250738585072014E-308,
      1.0 / 3,
      7.5,
      Double.POSITIVE_INFINITY
    };
    for (double a : values) {
      for (double b : values) {
        System.out.println(
            (a + b)
                + " "
                + (a - b)
                + " "
                + (a * b)
                + " "
                + (a / b)
                + " "
                + (a % b)
                + " "
                + Long.toHexString(Double.doubleToLongBits(a * b + a)));
      }
      System.out.println(-a + " " + Math.IEEEremainder(a, 3) + " " + Math.ulp(a));
    }
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += 0.1;
    }
    System.out.println(sum);
  }
}
