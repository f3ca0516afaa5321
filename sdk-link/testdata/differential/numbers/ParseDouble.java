package numbers;

/** Parsing of doubles and floats, with hard roundings. */
public class ParseDouble {
  public static void main(String[] args) {
    String[] texts = {
      "0",
      "-0",
      "1",
      "+1.5",
      ".5",
      "5.",
      "1e3",
      "1E-3",
      "1e+400",
      "1e-400",
      "  7.25  ",
      "1f",
      "1d",
      "NaN",
      "-Infinity",
      "0x1p3",
      "0x1.8p-1",
      "0x.8p0f",
      "2.2250738585072012e-308",
      "2.2250738585072011e-308",
      "4.9e-324",
      "2.4703282292062327e-324",
      "2.4703282292062328e-324",
      "1.7976931348623158e308",
      "1.7976931348623159e308",
      "9007199254740993",
      "9007199254740992.999999999999",
      "0.1",
      "123456789012345678901234567890",
      "0.000000000000000000000000000000000000000000001",
      "1.00000005960464477539062500",
      "3.4028235677973366e38",
      "1e23",
      "8.5e22",
      "6.02214076e23",
      "1.4e-45",
      "0.7e-45",
      "100000000000000000000000000000000000000000"
    };
    for (String s : texts) {
      double d = Double.parseDouble(s);
      float f = Float.parseFloat(s);
      System.out.println(
          s
              + " "
              + d
              + " "
              + Long.toHexString(Double.doubleToRawLongBits(d))
              + " "
              + f
              + " "
              + Integer.toHexString(Float.floatToRawIntBits(f)));
    }
    String[] bad = {
      "", " ", "x", "1e", "1.2.3", "--1", "0x1", "1_000", "1e1.5", "Nan", "infinity", "\u0661"
    };
    for (String s : bad) {
      try {
        System.out.println(Double.valueOf(s));
      } catch (NumberFormatException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
