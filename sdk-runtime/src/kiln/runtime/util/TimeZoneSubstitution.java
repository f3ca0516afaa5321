package kiln.runtime.util;

import java.util.Locale;
import java.util.TimeZone;
import kiln.runtime.substitute.Substitutes;

/** Time zones are named by their identifiers: names in languages are not in images. */
@Substitutes("java.util.TimeZone")
final class TimeZoneSubstitution {
  private TimeZoneSubstitution() {}

  public String getDisplayName(boolean daylight, int style, Locale locale) {
    return ((TimeZone) (Object) this).getID();
  }
}
