package text;

/** Formatter: floating point in all conversions and flags. */
public class FormatFloats {
  public static void main(String[] args) {
    double[] values = {
      0,
      -0.0,
      1,
      -1.5,
      0.1,
      2.0 / 3,
      123456.789,
      1e10,
      1.25e-5,
      9.995,
      0.5,
      1.5,
      2.5,
      999999.95,
      1e100,
      4.9e-324,
      Double.MAX_VALUE,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    String[] formats = {
      "%f",
      "%.0f",
      "%.2f",
      "%10.3f",
      "%-12.1f|",
      "%012.2f",
      "%+.1f",
      "%,.2f",
      "%(.2f",
      "%e",
      "%.3e",
      "%E",
      "%g",
      "%.3g",
      "%a",
      "% .1f"
    };
    for (double v : values) {
      for (String f : formats) {
        System.out.print(String.format(f, v) + " ");
      }
      System.out.println();
    }
    System.out.println(
        String.format("%.3f %s %e", 1.1f, 1.1f, new java.math.BigDecimal("12345.6789")));
    System.out.println(
        String.format(
            "%.2f %10.4f", new java.math.BigDecimal("2.675"), new java.math.BigDecimal(1)));
  }
}
