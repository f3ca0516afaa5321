package numbers;

/** StrictMath gives the same bits everywhere. */
public class StrictMathFunctions {
  public static void main(String[] args) {
    double[] values = {
      0,
      0.1,
      -0.5,
      1,
      2.5,
      -3.7,
      10,
      100.25,
      1e5,
      1e-9,
      1e300,
      -1e-300,
      Math.PI,
      Math.PI / 2,
      0.999999,
      Double.NaN,
      Double.POSITIVE_INFINITY
    };
    for (double d : values) {
      System.out.println(
          d
              + " sin "
              + StrictMath.sin(d)
              + " cos "
              + StrictMath.cos(d)
              + " tan "
              + StrictMath.tan(d)
              + " asin "
              + StrictMath.asin(d)
              + " acos "
              + StrictMath.acos(d)
              + " atan "
              + StrictMath.atan(d));
      System.out.println(
          " exp "
              + StrictMath.exp(d)
              + " log "
              + StrictMath.log(d)
              + " log10 "
              + StrictMath.log10(d)
              + " sinh "
              + StrictMath.sinh(d)
              + " cosh "
              + StrictMath.cosh(d)
              + " tanh "
              + StrictMath.tanh(d)
              + " expm1 "
              + StrictMath.expm1(d)
              + " log1p "
              + StrictMath.log1p(d)
              + " cbrt "
              + StrictMath.cbrt(d)
              + " sqrt "
              + StrictMath.sqrt(d));
      for (double e : new double[] {2, -1.5, 0.5, 1e3}) {
        System.out.print(
            " pow "
                + StrictMath.pow(d, e)
                + " atan2 "
                + StrictMath.atan2(d, e)
                + " hypot "
                + StrictMath.hypot(d, e)
                + " rem "
                + StrictMath.IEEEremainder(d, e));
      }
      System.out.println();
    }
  }
}
