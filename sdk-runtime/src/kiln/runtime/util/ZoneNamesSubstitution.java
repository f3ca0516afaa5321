package kiln.runtime.util;

import java.util.Locale;
import kiln.runtime.substitute.Substitutes;
import kiln.runtime.text.ZoneTexts;

/** Declared zones and UTC have names; who asks for those of others writes their identifiers. */
@Substitutes("sun.util.locale.provider.TimeZoneNameUtility")
final class ZoneNamesSubstitution {
  private ZoneNamesSubstitution() {}

  /** Its identifier, then long and short names: standard, daylight, generic; null if it has none. */
  public static String[] retrieveDisplayNames(String id, Locale locale) {
    String[] names = ZoneTexts.of(id, locale);
    if (names == null) {
      return null;
    }
    String[] result = new String[names.length + 1];
    result[0] = id;
    System.arraycopy(names, 0, result, 1, names.length);
    return result;
  }

  public static String retrieveDisplayName(
      String id, boolean daylight, int style, Locale locale) {
    return ZoneTexts.name(id, daylight ? ZoneTexts.DAYLIGHT : ZoneTexts.STANDARD, style, locale);
  }

  public static String retrieveGenericDisplayName(String id, int style, Locale locale) {
    return ZoneTexts.name(id, ZoneTexts.GENERIC, style, locale);
  }
}
