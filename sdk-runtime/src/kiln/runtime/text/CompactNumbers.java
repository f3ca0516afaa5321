package kiln.runtime.text;

import java.util.Locale;
import kiln.runtime.substitute.StandsFor;

/** How numbers are written in few letters: in the root locale, in English and in declared ones. */
final class CompactNumbers {
  private CompactNumbers() {}

  /** The class that the linker generates: {@code kiln.link.reflect.LocaleClasses} has the format. */
  @StandsFor("kiln.generated.CompactNumbers")
  static final class Generated {
    private Generated() {}

    static native String texts(String tag);
  }

  /** A pattern for each power of ten. */
  static String[] patterns(Locale locale, boolean full) {
    return (String[])
        DeclaredTexts.entry(texts(locale), (full ? "long" : "short") + ".CompactNumberPatterns");
  }

  /** Which numbers count as one, few, many: as the JDK's data writes such rules. */
  static String pluralRules(Locale locale) {
    String rules = (String) DeclaredTexts.entry(texts(locale), "PluralRules");
    return rules == null ? "" : rules;
  }

  private static String texts(Locale locale) {
    return Generated.texts(Texts.tag(locale));
  }
}
