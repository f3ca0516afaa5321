package kiln.runtime.util;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;
import kiln.runtime.zone.TableReader;
import kiln.runtime.zone.Zones;

/** The zone table of the JDK is a file of a host: the linker keeps of it what is declared. */
@Substitutes("sun.util.calendar.ZoneInfoFile")
final class ZoneInfoFileSubstitution {
  @Original private static long CURRT;
  @Original private static int[] toCalendarDOW;
  @Original private static int[] toSTZTime;

  static {
    CURRT = System.currentTimeMillis() / 1000;
    toCalendarDOW = new int[] {-1, 2, 3, 4, 5, 6, 7, 1}; // ISO's weekdays as Calendar counts them
    toSTZTime = new int[] {2, 0, 1}; // UTC, wall, standard as SimpleTimeZone counts them
  }

  private ZoneInfoFileSubstitution() {}

  public static String[] getZoneIds() {
    return Zones.names().toArray(new String[0]);
  }

  public static String[] getZoneIds(int rawOffset) {
    List<String> names = new ArrayList<>();
    for (String name : Zones.names()) {
      if (getZoneInfo(name).getRawOffset() == rawOffset) {
        names.add(name);
      }
    }
    return names.toArray(new String[0]);
  }

  /** As the original: null for a name that no zone has. */
  public static TableReader.ZoneInfo getZoneInfo(String id) {
    return id == null ? null : Infos.of(id);
  }

  public static Map<String, String> getAliasMap() {
    return Map.of();
  }

  public static String getVersion() {
    return "none";
  }
}
