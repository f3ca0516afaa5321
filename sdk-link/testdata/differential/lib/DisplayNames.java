// declare: locale de
// declare: locale de-AT
// declare: locale fr-CA
// declare: locale sr-Latn-RS
// declare: locale zh-Hant-TW
// declare: locale zh-HK
// declare: locale ja
// declare: locale ar-EG
// declare: locale nn-NO
package lib;

import java.text.BreakIterator;
import java.text.DateFormat;
import java.text.DateFormatSymbols;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;

public class DisplayNames {
  private static final Locale[] IN = {
    Locale.ROOT,
    Locale.ENGLISH,
    Locale.US,
    Locale.GERMAN,
    new Locale("de", "AT"),
    Locale.CANADA_FRENCH,
    Locale.forLanguageTag("sr-Latn-RS"),
    Locale.forLanguageTag("zh-Hant-TW"),
    new Locale("zh", "HK"),
    Locale.JAPANESE,
    new Locale("ar", "EG"),
    new Locale("nn", "NO")
  };

  static void names() {
    Locale[] named = {
      Locale.ROOT,
      Locale.ENGLISH,
      Locale.US,
      Locale.GERMANY,
      new Locale("de", "AT"),
      new Locale("gsw", "CH"),
      new Locale("", "FR"),
      new Locale("xx", "ZZ"),
      new Locale("qq"),
      new Locale("en", "US", "POSIX"),
      new Locale("sl", "IT", "ROZAJ_1994"),
      new Locale("", "", "1901"),
      new Locale("", "", "UNKNOWN_1996"),
      new Locale("iw", "IL"),
      new Locale("aar"),
      new Locale("zh", "SG"),
      new Locale("es", "419"),
      Locale.forLanguageTag("und-Cyrl"),
      Locale.forLanguageTag("zh-Hans-CN"),
      Locale.forLanguageTag("sr-Latn-BA")
    };
    for (Locale in : IN) {
      for (Locale each : named) {
        System.out.println(
            in.toLanguageTag()
                + " "
                + each
                + ": "
                + each.getDisplayName(in)
                + " | "
                + each.getDisplayLanguage(in)
                + " | "
                + each.getDisplayScript(in)
                + " | "
                + each.getDisplayCountry(in)
                + " | "
                + each.getDisplayVariant(in));
      }
    }
    Locale at = new Locale("de", "AT");
    System.out.println(at.getDisplayName() + " " + at.getDisplayLanguage() + " "
        + at.getDisplayCountry() + at.getDisplayVariant() + at.getDisplayScript());
    try {
      System.out.println(at.getDisplayCountry(null));
    } catch (NullPointerException e) {
      System.out.println("no locale");
    }
  }

  static void all() {
    int hash = 0;
    for (Locale in : IN) {
      for (String language : Locale.getISOLanguages()) {
        hash = hash * 31 + new Locale(language).getDisplayLanguage(in).hashCode();
      }
      for (String country : Locale.getISOCountries()) {
        hash = hash * 31 + new Locale("", country).getDisplayCountry(in).hashCode();
      }
      System.out.println(in + " " + hash);
    }
  }

  /** An image lists what it has texts of: HotSpot lists these and many more. */
  static void available() {
    List<Locale> wanted = Arrays.asList(IN);
    System.out.println(Arrays.asList(Locale.getAvailableLocales()).containsAll(wanted));
    System.out.println(Arrays.asList(NumberFormat.getAvailableLocales()).containsAll(wanted));
    System.out.println(Arrays.asList(DateFormat.getAvailableLocales()).containsAll(wanted));
    System.out.println(Arrays.asList(Calendar.getAvailableLocales()).containsAll(wanted));
    System.out.println(Arrays.asList(BreakIterator.getAvailableLocales()).containsAll(wanted));
    System.out.println(
        Arrays.asList(DecimalFormatSymbols.getAvailableLocales()).containsAll(wanted));
    System.out.println(Arrays.asList(DateFormatSymbols.getAvailableLocales()).containsAll(wanted));
  }

  public static void main(String[] args) {
    names();
    all();
    available();
  }
}
