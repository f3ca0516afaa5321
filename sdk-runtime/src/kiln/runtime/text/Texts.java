package kiln.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which texts an image has without a declaration: those of the root locale and of English. */
final class Texts {
  private Texts() {}

  /**
   * Are they English, or else the root's?
   *
   * @throws UnsupportedOperationException for any other locale: its texts would come out wrong
   */
  static boolean isEnglish(Locale locale) {
    String language = locale.getLanguage();
    String country = locale.getCountry();
    boolean english = language.equals("en") && (country.isEmpty() || country.equals("US"));
    if (!english && !language.isEmpty()) {
      String tag = DeclaredTexts.tag(locale);
      throw new UnsupportedOperationException(
          "Texts of the locale ".concat(tag).concat(" are not in this image: declare 'locale ")
              .concat(tag).concat("' in KILN-INF/reachable.txt, or pass Locale.ROOT"));
    }
    return english;
  }

  /** The tag of the texts of a locale that is declared, English or the root. */
  static String tag(Locale locale) {
    if (DeclaredTexts.has(locale)) {
      return DeclaredTexts.tag(locale);
    }
    return isEnglish(locale) ? "en" : "und";
  }

  /** Those that an image has texts of: the root, English and declared ones. */
  static Locale[] available() {
    List<Locale> all = new ArrayList<>(List.of(Locale.ROOT, Locale.ENGLISH, Locale.US));
    String tags = DeclaredTexts.tags();
    for (int at = 0; at < tags.length(); ) {
      int end = tags.indexOf('\n', at);
      Locale locale = Locale.forLanguageTag(tags.substring(at, end));
      if (!all.contains(locale)) {
        all.add(locale);
      }
      at = end + 1;
    }
    return all.toArray(new Locale[0]);
  }

  /** The currencies of countries are in images that ask for them, as a pattern does not. */
  static void refuseCurrency(Locale locale) {
    if (!locale.getCountry().isEmpty()) {
      throw new UnsupportedOperationException(
          "The currency of ".concat(DeclaredTexts.tag(locale)).concat(
              " is not in this image: call NumberFormat.getCurrencyInstance or use"
                  + " java.util.Currency, or pass a locale without a country"));
    }
  }
}
