package numbers;

/** java.lang.Math's transcendental functions, within their specification: ten digits compared. */
public class MathFunctions {
  static String ten(double d) {
    return d == 0 || Double.isNaN(d) || Double.isInfinite(d) ? "" + d : String.format("%.9e", d);
  }

  public static void main(String[] args) {
    double[] values = {
      0, 0.1, -0.5, 1, 2.5, -3.7, 10, 1e5, 1e-9, 1e300, Double.NaN, Double.POSITIVE_INFINITY
    };
    for (double d : values) {
      System.out.println(
          ten(Math.sin(d))
              + " "
              + ten(Math.cos(d))
              + " "
              + ten(Math.tan(d))
              + " "
              + ten(Math.asin(d))
              + " "
              + ten(Math.atan(d))
              + " "
              + ten(Math.exp(d))
              + " "
              + ten(Math.log(d))
              + " "
              + ten(Math.log10(d))
              + " "
              + ten(Math.pow(d, 1.5))
              + " "
              + ten(Math.pow(2, d))
              + " "
              + ten(Math.sinh(d))
              + " "
              + ten(Math.tanh(d))
              + " "
              + ten(Math.cbrt(d))
              + " "
              + ten(Math.toDegrees(d)));
    }
  }
}
