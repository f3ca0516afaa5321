package kiln.runtime.text;

import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** The symbols of numbers in the root locale, which English shares, and in declared ones. */
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
  @Original private Currency currency;
  @Original private volatile boolean currencyInitialized;
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
    this.locale = locale;
    digit = '#';
    if (DeclaredTexts.has(locale)) {
      declared(DeclaredTexts.array(locale, "NumberElements"));
      return;
    }
    Texts.isEnglish(locale); // which shares these symbols with the root
    zeroDigit = '0';
    groupingSeparator = ',';
    decimalSeparator = '.';
    perMill = '\u2030';
    perMillText = "\u2030";
    percent = '%';
    percentText = "%";
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

  /** The elements in the order of the JDK's data; those of money may be missing. */
  @Adds
  private void declared(String[] elements) {
    decimalSeparator = elements[0].charAt(0);
    groupingSeparator = elements[1].charAt(0);
    patternSeparator = elements[2].charAt(0);
    percentText = elements[3];
    percent = visible(percentText, '%');
    zeroDigit = elements[4].charAt(0);
    minusSignText = elements[6];
    minusSign = visible(minusSignText, '-');
    exponential = elements[7].charAt(0);
    exponentialSeparator = elements[7];
    perMillText = elements[8];
    perMill = visible(perMillText, '\u2030');
    infinity = elements[9];
    NaN = elements[10];
    monetarySeparator =
        elements.length < 12 || elements[11].isEmpty()
            ? decimalSeparator : elements[11].charAt(0);
    monetaryGroupingSeparator =
        elements.length < 13 || elements[12].isEmpty()
            ? groupingSeparator : elements[12].charAt(0);
  }

  /** The first character that is no mark of direction. */
  @Adds
  private static char visible(String text, char otherwise) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.getType(text.charAt(i)) != Character.FORMAT) {
        return text.charAt(i);
      }
    }
    return otherwise;
  }

  private void initializeCurrency(Locale locale) {
    if (currencyInitialized) {
      return;
    }
    Currencies all = Currencies.all();
    if (all == null) {
      Texts.refuseCurrency(locale);
    } else {
      currency = all.of(locale);
    }
    intlCurrencySymbol = currency == null ? "XXX" : currency.getCurrencyCode();
    currencySymbol = currency == null ? "\u00a4" : all.symbol(currency, locale);
    currencyInitialized = true;
  }

  /**
   * As the original, but that who compares symbols does not ask for currencies: those of one locale
   * are the same until somebody does.
   */
  @Override
  public boolean equals(Object other) {
    return other != null
        && other.getClass() == getClass()
        && isLike((DecimalFormatSymbolsSubstitution) other);
  }

  @Adds
  private boolean isLike(DecimalFormatSymbolsSubstitution that) {
    return locale.equals(that.locale)
        && zeroDigit == that.zeroDigit
        && groupingSeparator == that.groupingSeparator
        && decimalSeparator == that.decimalSeparator
        && percent == that.percent
        && percentText.equals(that.percentText)
        && perMill == that.perMill
        && perMillText.equals(that.perMillText)
        && digit == that.digit
        && minusSign == that.minusSign
        && minusSignText.equals(that.minusSignText)
        && patternSeparator == that.patternSeparator
        && infinity.equals(that.infinity)
        && NaN.equals(that.NaN)
        && monetarySeparator == that.monetarySeparator
        && monetaryGroupingSeparator == that.monetaryGroupingSeparator
        && exponentialSeparator.equals(that.exponentialSeparator)
        && hasCurrencyOf(that);
  }

  @Adds
  private boolean hasCurrencyOf(DecimalFormatSymbolsSubstitution that) {
    if (!currencyInitialized && !that.currencyInitialized) {
      return true;
    }
    initializeCurrency(locale);
    that.initializeCurrency(that.locale);
    return currencySymbol.equals(that.currencySymbol)
        && intlCurrencySymbol.equals(that.intlCurrencySymbol)
        && currency == that.currency;
  }

  @Original
  @Override
  public int hashCode() {
    throw new AssertionError(locale);
  }

  public Currency getCurrency() {
    Currencies.enable();
    initializeCurrency(locale);
    if (currency == null) { // so it stays until somebody asks
      currency = Currencies.all().none();
    }
    return currency;
  }
}
