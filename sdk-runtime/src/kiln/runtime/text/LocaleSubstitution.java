package kiln.runtime.text;

import java.util.Locale;
import kiln.runtime.substitute.Substitutes;

/** The default locale is the root: no machine around an image tells another. */
@Substitutes("java.util.Locale")
final class LocaleSubstitution {
  private LocaleSubstitution() {}

  private static Locale initDefault() {
    return Locale.ROOT;
  }

  private static Locale initDefault(Locale.Category category) {
    return Locale.ROOT;
  }

  /** Those that java.base itself has texts of. */
  public static Locale[] getAvailableLocales() {
    return new Locale[] {Locale.ROOT, Locale.ENGLISH, Locale.US};
  }
}
