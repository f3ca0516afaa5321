package kiln.runtime.util;

import java.time.ZoneId;
import kiln.runtime.zone.TableReader;
import kiln.runtime.zone.Zones;

/** The zones of java.util by name. */
final class Infos {
  private Infos() {}

  /**
   * A zone of the caller's own; null if no zone has that name.
   *
   * @throws UnsupportedOperationException for a zone that the image could have: {@code
   *     TimeZone.getTimeZone} would take UTC in its place without a word
   */
  static TableReader.ZoneInfo of(String id) {
    if (Zones.UTC.contains(id)) {
      return new TableReader.ZoneInfo(id, 0);
    }
    TableReader.ZoneInfo found = Zones.info(id);
    if (found == null) {
      String advice = Zones.advice(id);
      if (advice == null && ZoneId.SHORT_IDS.containsKey(id)) {
        advice =
            "The time zone ".concat(id).concat(
                " is a short name, which no image has: use the full name of a zone");
      }
      if (advice != null) {
        throw new UnsupportedOperationException(advice);
      }
    }
    return found;
  }
}
