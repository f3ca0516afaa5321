package kiln.runtime.util;

import java.util.Locale;
import java.util.TimeZone;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Substitutes;
import kiln.runtime.text.DeclaredTexts;
import kiln.runtime.zone.Zones;

/**
 * The names of UTC, in the root locale, in English and in declared ones; for all other zones the
 * offset, as the JDK writes it where it has no name.
 */
@Substitutes("java.util.TimeZone")
final class TimeZoneSubstitution {
  private TimeZoneSubstitution() {}

  public String getDisplayName(boolean daylight, int style, Locale locale) {
    if (style != TimeZone.SHORT && style != TimeZone.LONG) {
      throw new IllegalArgumentException("Illegal style: ".concat(String.valueOf(style)));
    }
    TimeZone zone = (TimeZone) (Object) this;
    String id = zone.getID();
    if (Zones.UTC.contains(id)) {
      return style == TimeZone.LONG
          ? DeclaredTexts.nameOfUtc(id, locale) : Zones.nameOfUtc(id, false);
    } else if (id.startsWith("GMT")) {
      return id;
    }
    int offset = zone.getRawOffset() + (daylight ? zone.getDSTSavings() : 0);
    return toCustomId(offset / 60_000);
  }

  /** {@code GMT+02:00}. */
  @Adds
  private static String toCustomId(int minutes) {
    char[] id = "GMT+00:00".toCharArray();
    if (minutes < 0) {
      id[3] = '-';
      minutes = -minutes;
    }
    id[4] += minutes / 600;
    id[5] += minutes / 60 % 10;
    id[7] += minutes % 60 / 10;
    id[8] += minutes % 10;
    return new String(id);
  }
}
