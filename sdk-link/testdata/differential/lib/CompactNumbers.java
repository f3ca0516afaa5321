// declare: locale de
// declare: locale de-CH
// declare: locale es-MX
// declare: locale fr-FR
// declare: locale ja
// declare: locale hi-IN
// declare: locale pl
// declare: locale ar-EG
// declare: locale zh-TW
package lib;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.CompactNumberFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;

/** Numbers in few letters, as 12K, in locales that are declared. */
public class CompactNumbers {
  private static final List<String> TAGS =
      List.of(
          "und", "en", "en-US", "de", "de-CH", "es-MX", "fr-FR", "ja", "hi-IN", "pl", "ar-EG",
          "zh-TW");

  public static void main(String[] args) {
    for (String tag : TAGS) {
      Locale locale = Locale.forLanguageTag(tag);
      System.out.println("--- " + tag);
      for (NumberFormat.Style style : NumberFormat.Style.values()) {
        write(NumberFormat.getCompactNumberInstance(locale, style));
        read(NumberFormat.getCompactNumberInstance(locale, style));
      }
    }
    System.out.println(NumberFormat.getCompactNumberInstance().format(1999));
    try {
      NumberFormat.getCompactNumberInstance(Locale.ROOT, null);
    } catch (NullPointerException e) {
      System.out.println("no style");
    }
  }

  private static void write(NumberFormat format) {
    for (long number = 1; number < 2_000_000_000_000_000L; number *= 10) {
      System.out.println(format.format(number) + " " + format.format(-number * 19 / 10));
    }
    format.setMaximumFractionDigits(2);
    format.setRoundingMode(RoundingMode.DOWN);
    System.out.println(
        format.format(0)
            + " "
            + format.format(1_234_567.8)
            + " "
            + format.format(0.1234)
            + " "
            + format.format(Double.NEGATIVE_INFINITY)
            + " "
            + format.format(Double.NaN)
            + " "
            + format.format(new BigDecimal("98765432109876.5"))
            + " "
            + format.format(BigInteger.TEN.pow(20)));
    format.setGroupingUsed(true);
    System.out.println(format.format(123_456_789_012_345_678L));
    System.out.println(format.getMinimumIntegerDigits());
  }

  private static void read(NumberFormat format) {
    ((CompactNumberFormat) format).setParseBigDecimal(false);
    for (long number : new long[] {7, 1000, 2_000_000, 45_000_000_000L}) {
      String text = format.format(number);
      ParsePosition at = new ParsePosition(0);
      System.out.println(text + " " + format.parse(text, at) + " " + at.getIndex());
    }
  }
}
