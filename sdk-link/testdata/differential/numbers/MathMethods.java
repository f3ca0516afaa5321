package numbers;

/** java.lang.Math: exact methods, rounding, floor division, extremes. */
public class MathMethods {
  public static void main(String[] args) {
    double[] values = {
      0,
      -0.0,
      0.5,
      -0.5,
      1.5,
      2.5,
      -1.5,
      0.49999999999999994,
      4503599627370497.5,
      1e18,
      -1e18,
      1e300,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.MIN_VALUE,
      -7.3
    };
    for (double d : values) {
      System.out.println(
          d
              + " "
              + Math.round(d)
              + " "
              + Math.round((float) d)
              + " "
              + Math.rint(d)
              + " "
              + Math.floor(d)
              + " "
              + Math.ceil(d)
              + " "
              + Math.sqrt(d)
              + " "
              + Math.abs(d)
              + " "
              + Math.signum(d)
              + " "
              + Math.ulp(d)
              + " "
              + Math.getExponent(d)
              + " "
              + Math.nextUp(d)
              + " "
              + Math.nextDown((float) d)
              + " "
              + Math.copySign(3, d)
              + " "
              + Math.scalb(d, 3)
              + " "
              + Math.fma(d, d, 1));
    }
    int[][] pairs = {{7, 3}, {-7, 3}, {7, -3}, {-7, -3}, {Integer.MIN_VALUE, -1}, {0, 5}};
    for (int[] p : pairs) {
      System.out.println(
          Math.floorDiv(p[0], p[1])
              + " "
              + Math.floorMod(p[0], p[1])
              + " "
              + Math.floorDiv((long) p[0], p[1])
              + " "
              + Math.floorMod((long) p[0], (long) p[1]));
    }
    System.out.println(
        Math.abs(Integer.MIN_VALUE)
            + " "
            + Math.max(-0.0, 0.0)
            + Math.min(-0.0, 0.0)
            + " "
            + Math.multiplyHigh(Long.MAX_VALUE, Long.MAX_VALUE)
            + " "
            + Math.addExact(5L, 6L)
            + Math.negateExact(5)
            + Math.toIntExact(77)
            + Math.absExact(-3)
            + " "
            + Math.hypot(3, 4)
            + Math.cbrt(27));
    Runnable[] overflows = {
      () -> Math.addExact(Integer.MIN_VALUE, -1),
      () -> Math.subtractExact(0L, Long.MIN_VALUE),
      () -> Math.multiplyExact(1 << 20, 1 << 20),
      () -> Math.incrementExact(Integer.MAX_VALUE),
      () -> Math.negateExact(Long.MIN_VALUE),
      () -> Math.absExact(Integer.MIN_VALUE)
    };
    for (Runnable r : overflows) {
      try {
        r.run();
      } catch (ArithmeticException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
