package lang;

/** Comparisons with NaN and signed zeros, by operator and by method. */
public class FloatCompare {
  static String ops(double a, double b) {
    return (a < b ? "<" : "")
        + (a <= b ? "<=" : "")
        + (a == b ? "==" : "")
        + (a != b ? "!=" : "")
        + (a >= b ? ">=" : "")
        + (a > b ? ">" : "")
        + (!(a < b) ? " !<" : "")
        + (!(a >= b) ? " !>=" : "")
        + " compare "
        + Double.compare(a, b);
  }

  static String ops(float a, float b) {
    return (a < b ? "<" : "")
        + (a <= b ? "<=" : "")
        + (a == b ? "==" : "")
        + (a != b ? "!=" : "")
        + (a >= b ? ">=" : "")
        + (a > b ? ">" : "")
        + " compare "
        + Float.compare(a, b);
  }

  public static void main(String[] args) {
    double[] values = {
      Double.NaN,
      Double.NEGATIVE_INFINITY,
      -1,
      -0.0,
      0.0,
      Double.MIN_VALUE,
      1,
      Double.POSITIVE_INFINITY
    };
    for (double a : values) {
      for (double b : values) {
        System.out.println(
            a
                + " "
                + b
                + ": "
                + ops(a, b)
                + " | "
                + ops((float) a, (float) b)
                + " | min "
                + Math.min(a, b)
                + " max "
                + Math.max(a, b)
                + " boxed equal "
                + Double.valueOf(a).equals(b));
      }
    }
    int count = 0;
    for (double d = 0; !(d >= 3); d += 0.5) {
      count++;
    }
    System.out.println(count);
  }
}
