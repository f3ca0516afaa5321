package lang;

/** strictfp methods give the same bits as others (since Java 17 all are strict). */
public class StrictFp {
  static strictfp double hypot(double a, double b) {
    return Math.sqrt(a * a + b * b);
  }

  static double loose(double a, double b) {
    return Math.sqrt(a * a + b * b);
  }

  public static void main(String[] args) {
    double[] values = {1e200, 3, 4e-200, 1e-310, 0.1};
    for (double a : values) {
      for (double b : values) {
        System.out.println(hypot(a, b) + " " + (hypot(a, b) == loose(a, b)));
      }
    }
    double d = 1.0000000000000002;
    for (int i = 0; i < 50; i++) {
      d = d * d + 1e-17 - 1e-17;
    }
    System.out.println(d + " " + Double.doubleToLongBits(d));
  }
}
