package kiln.runtime.text;

import java.text.CompactNumberFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Substitutes;

/** The formats of numbers in the root locale (Unicode CLDR, root), in English and in declared ones. */
@Substitutes("java.text.NumberFormat")
final class NumberFormatSubstitution {
  private static final int NUMBER = 0; // the styles of the target, by number
  private static final int CURRENCY = 1;
  private static final int PERCENT = 2;
  private static final int SCIENTIFIC = 3;
  private static final int INTEGER = 4;

  private static final String DECIMAL = "#,##0.###";

  private NumberFormatSubstitution() {}

  /** Amounts have as many digits behind the point as the currency has. */
  public static NumberFormat getCurrencyInstance(Locale locale) {
    Currencies.enable();
    NumberFormat format = getInstance(locale, null, CURRENCY);
    int digits = format.getCurrency().getDefaultFractionDigits();
    if (digits >= 0) {
      format.setMinimumFractionDigits(digits);
      format.setMaximumFractionDigits(digits);
    }
    return format;
  }

  public static NumberFormat getCurrencyInstance() {
    return getCurrencyInstance(Locale.getDefault(Locale.Category.FORMAT));
  }

  public static NumberFormat getCompactNumberInstance(Locale locale, NumberFormat.Style style) {
    return new CompactNumberFormat(
        pattern(locale, NUMBER, DECIMAL),
        DecimalFormatSymbols.getInstance(locale),
        CompactNumbers.patterns(locale, Objects.requireNonNull(style) == NumberFormat.Style.LONG),
        CompactNumbers.pluralRules(locale));
  }

  public static NumberFormat getCompactNumberInstance() {
    return getCompactNumberInstance(
        Locale.getDefault(Locale.Category.FORMAT), NumberFormat.Style.SHORT);
  }

  private static NumberFormat getInstance(Locale locale, NumberFormat.Style unused, int choice) {
    String pattern =
        switch (choice) {
          case CURRENCY -> currency(locale);
          case PERCENT -> pattern(locale, PERCENT, "#,##0%");
          case SCIENTIFIC -> "#E0";
          default -> pattern(locale, NUMBER, DECIMAL);
        };
    DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
    if (choice == INTEGER) {
      format.setMaximumFractionDigits(0);
      format.setDecimalSeparatorAlwaysShown(false);
      format.setParseIntegerOnly(true);
    }
    return format;
  }

  @Adds
  private static String pattern(Locale locale, int style, String otherwise) {
    return DeclaredTexts.has(locale)
        ? DeclaredTexts.array(locale, "NumberPatterns")[style] : otherwise;
  }

  @Adds
  private static String currency(Locale locale) {
    if (DeclaredTexts.has(locale)) {
      return pattern(locale, CURRENCY, "");
    }
    return Texts.isEnglish(locale) ? "\u00a4#,##0.00" : "\u00a4\u00a0#,##0.00";
  }
}
