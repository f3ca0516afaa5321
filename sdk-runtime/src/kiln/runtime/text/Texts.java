package kiln.runtime.text;

import java.util.Locale;

/** Which texts there are: those of the root locale and of English. */
final class Texts {
  private Texts() {}

  /**
   * Are they English, or else the root's?
   *
   * @throws UnsupportedOperationException for any other language: its texts would come out wrong
   */
  static boolean isEnglish(Locale locale) {
    String language = locale.getLanguage();
    boolean english = language.equals("en");
    if (!english && !language.isEmpty()) {
      throw new UnsupportedOperationException(
          "Texts of the language ".concat(language).concat(
              " are not in images, which have those of the root locale and of English:"
                  + " pass Locale.ROOT"));
    }
    return english;
  }
}
