package kiln.runtime.text;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Substitutes;

/** The formats of numbers in the root locale (Unicode CLDR, root). */
@Substitutes("java.text.NumberFormat")
final class NumberFormatSubstitution {
  private static final int CURRENCY = 1; // the styles of the target, by number
  private static final int PERCENT = 2;
  private static final int SCIENTIFIC = 3;
  private static final int INTEGER = 4;
  private static final int COMPACT = 5;

  private NumberFormatSubstitution() {}

  private static NumberFormat getInstance(Locale locale, NumberFormat.Style unused, int choice) {
    String pattern =
        switch (choice) {
          case CURRENCY -> currency(locale);
          case PERCENT -> "#,##0%";
          case SCIENTIFIC -> "#E0";
          case COMPACT ->
              throw new UnsupportedOperationException(
                  "Compact number formats need locale data, which is not in images");
          default -> "#,##0.###";
        };
    DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
    if (choice == INTEGER) {
      format.setMaximumFractionDigits(0);
      format.setDecimalSeparatorAlwaysShown(false);
      format.setParseIntegerOnly(true);
    }
    return format;
  }

  /** Which currency a country has is not in images. */
  @Adds
  private static String currency(Locale locale) {
    if (!locale.getCountry().isEmpty()) {
      throw new UnsupportedOperationException(
          "The currency of " + locale + " is not in images: pass a locale without a country");
    }
    return Texts.isEnglish(locale) ? "\u00a4#,##0.00" : "\u00a4\u00a0#,##0.00";
  }
}
