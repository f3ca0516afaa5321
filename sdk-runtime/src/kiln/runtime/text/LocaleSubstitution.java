package kiln.runtime.text;

import java.util.Locale;
import kiln.runtime.substitute.Substitutes;

/** The default locale is English without a region, as on a HotSpot that nobody configured. */
@Substitutes("java.util.Locale")
final class LocaleSubstitution {
  private LocaleSubstitution() {}

  private static Locale initDefault() {
    return Locale.ENGLISH;
  }

  private static Locale initDefault(Locale.Category category) {
    return Locale.ENGLISH;
  }
}
