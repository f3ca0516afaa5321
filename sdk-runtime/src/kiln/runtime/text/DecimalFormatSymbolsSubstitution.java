package kiln.runtime.text;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** The symbols of numbers in the root locale, which English shares; other locales are not in images. */
@Substitutes("java.text.DecimalFormatSymbols")
final class DecimalFormatSymbolsSubstitution {
  @Original private char zeroDigit;
  @Original private char groupingSeparator;
  @Original private char decimalSeparator;
  @Original private char perMill;
  @Original private char percent;
  @Original private char digit;
  @Original private char patternSeparator;
  @Original private String infinity;
  @Original private String NaN;
  @Original private char minusSign;
  @Original private String currencySymbol;
  @Original private String intlCurrencySymbol;
  @Original private char monetarySeparator;
  @Original private char exponential;
  @Original private String exponentialSeparator;
  @Original private Locale locale;
  @Original private String perMillText;
  @Original private String percentText;
  @Original private String minusSignText;
  @Original private char monetaryGroupingSeparator;

  private DecimalFormatSymbolsSubstitution() {}

  public static DecimalFormatSymbols getInstance(Locale locale) {
    return new DecimalFormatSymbols(locale);
  }

  private void initialize(Locale locale) {
    Texts.isEnglish(locale); // which shares these symbols with the root
    this.locale = locale;
    zeroDigit = '0';
    groupingSeparator = ',';
    decimalSeparator = '.';
    perMill = '\u2030';
    perMillText = "\u2030";
    percent = '%';
    percentText = "%";
    digit = '#';
    patternSeparator = ';';
    infinity = "\u221e";
    NaN = "NaN";
    minusSign = '-';
    minusSignText = "-";
    exponential = 'E';
    exponentialSeparator = "E";
    monetarySeparator = '.';
    monetaryGroupingSeparator = ',';
  }

  private void initializeCurrency(Locale locale) {
    intlCurrencySymbol = "XXX";
    currencySymbol = "\u00a4";
  }
}
