package kiln.runtime.util;

import java.util.Map;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** An image knows UTC, and offsets from it; the zone tables of the JDK are files of a host. */
@Substitutes("sun.util.calendar.ZoneInfoFile")
final class ZoneInfoFileSubstitution {
  static {
    // no tables to read
  }

  private ZoneInfoFileSubstitution() {}

  public static String[] getZoneIds() {
    return new String[] {"GMT", "UTC"};
  }

  public static String[] getZoneIds(int rawOffset) {
    return rawOffset == 0 ? getZoneIds() : new String[0];
  }

  public static ZoneInfo getZoneInfo(String id) {
    return "UTC".equals(id) || "GMT".equals(id) ? new ZoneInfo(id, 0) : null;
  }

  public static Map<String, String> getAliasMap() {
    return Map.of();
  }

  public static String getVersion() {
    return "none";
  }

  @Substitutes("sun.util.calendar.ZoneInfo")
  @SuppressWarnings("serial") // the target has its own number
  static final class ZoneInfo extends java.util.SimpleTimeZone {
    @Original
    ZoneInfo(String id, int rawOffset) {
      super(rawOffset, id);
    }
  }
}
