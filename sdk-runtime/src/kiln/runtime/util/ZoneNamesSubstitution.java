package kiln.runtime.util;

import java.util.Locale;
import java.util.TimeZone;
import kiln.runtime.substitute.Substitutes;
import kiln.runtime.text.DeclaredTexts;
import kiln.runtime.zone.Zones;

/** UTC has names; a formatter writes other zones by their identifiers. */
@Substitutes("sun.util.locale.provider.TimeZoneNameUtility")
final class ZoneNamesSubstitution {
  private ZoneNamesSubstitution() {}

  /** Its identifier, then long and short names: standard, daylight, generic; null if it has none. */
  public static String[] retrieveDisplayNames(String id, Locale locale) {
    if (!Zones.UTC.contains(id)) {
      return null;
    }
    String full = DeclaredTexts.nameOfUtc(id, locale);
    String brief = Zones.nameOfUtc(id, false);
    return new String[] {id, full, brief, full, brief, full, brief};
  }

  public static String retrieveGenericDisplayName(String id, int style, Locale locale) {
    if (!Zones.UTC.contains(id)) {
      return null;
    }
    return style == TimeZone.LONG ? DeclaredTexts.nameOfUtc(id, locale) : Zones.nameOfUtc(id, false);
  }
}
