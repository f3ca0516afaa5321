// declare: locale de
// declare: locale de-AT
// declare: locale de-CH
// declare: locale fr-FR
// declare: locale fr-CA
// declare: locale en-GB
// declare: locale en-AU
// declare: locale es-MX
// declare: locale pt-PT
// declare: locale ar-EG
// declare: locale hi-IN
// declare: locale ja-JP
// declare: locale zh-TW
// declare: locale sv
package lib;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Currencies of countries, what they are called, and amounts of them. */
public class Money {
  private static final List<String> TAGS =
      List.of(
          "und", "en", "en-US", "de", "de-AT", "de-CH", "fr-FR", "fr-CA", "en-GB", "en-AU", "es-MX",
          "pt-PT", "ar-EG", "hi-IN", "ja-JP", "zh-TW", "sv");

  public static void main(String[] args) throws ParseException {
    countries();
    List<Currency> all = currencies();
    for (String tag : TAGS) {
      Locale locale = Locale.forLanguageTag(tag);
      System.out.println("--- " + tag);
      names(all, locale);
      amounts(locale);
    }
    defaults();
    refused();
  }

  private static void countries() {
    StringBuilder line = new StringBuilder();
    for (char a = 'A'; a <= 'Z'; a++) {
      for (char b = 'A'; b <= 'Z'; b++) {
        try {
          line.append(a).append(b).append(Currency.getInstance(new Locale("", "" + a + b)));
        } catch (IllegalArgumentException e) {
          line.append('-');
        }
      }
      System.out.println(line);
      line.setLength(0);
    }
  }

  private static List<Currency> currencies() {
    TreeSet<String> codes = new TreeSet<>();
    Currency.getAvailableCurrencies().forEach(each -> codes.add(each.getCurrencyCode()));
    List<Currency> all = new ArrayList<>();
    for (String code : codes) {
      Currency each = Currency.getInstance(code);
      System.out.println(
          each + " " + each.getDefaultFractionDigits() + " " + each.getNumericCodeAsString());
      all.add(each);
    }
    return all;
  }

  private static void names(List<Currency> all, Locale locale) {
    for (Currency each : all) {
      System.out.println(
          each + " " + each.getSymbol(locale) + " " + each.getDisplayName(locale));
    }
  }

  private static void amounts(Locale locale) throws ParseException {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    System.out.println(((DecimalFormat) format).toPattern());
    System.out.println(format.getCurrency() + " " + format.getMaximumFractionDigits());
    for (double amount : new double[] {0, 1234567.894, -0.5, 12.005}) {
      String text = format.format(amount);
      System.out.println(text + " " + format.parse(text));
    }
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    System.out.println(symbols.getCurrencySymbol() + symbols.getInternationalCurrencySymbol());
    System.out.println(symbols.getCurrency());
    symbols.setCurrencySymbol("C");
    System.out.println(new DecimalFormat("\u00a4#,##0.0 \u00a4\u00a4", symbols).format(1234.5));
    symbols.setCurrency(Currency.getInstance("JPY"));
    System.out.println(new DecimalFormat("\u00a4#,##0.0 \u00a4\u00a4", symbols).format(1234.5));
    format.setCurrency(Currency.getInstance("KWD"));
    System.out.println(format.format(3.14159) + " " + format.equals(format.clone()));
  }

  private static void defaults() {
    System.out.println(NumberFormat.getCurrencyInstance().format(12.5));
    System.out.println(Currency.getInstance("CHF").getSymbol());
    System.out.println(Currency.getInstance("EUR").getDisplayName());
  }

  private static void refused() {
    for (String code : new String[] {"EURO", "ABC", "eur"}) {
      try {
        System.out.println(Currency.getInstance(code));
      } catch (IllegalArgumentException e) {
        System.out.println(e);
      }
    }
    try {
      System.out.println(Currency.getInstance(Locale.ENGLISH));
    } catch (IllegalArgumentException e) {
      System.out.println(e);
    }
  }
}
