package kiln.runtime.text;

import java.util.Calendar;
import java.util.HashMap;
import java.util.Map;

/** The English names of calendar fields (Unicode CLDR, en). */
final class CalendarNames {
  static final String[] MONTHS = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"
  };
  static final String[] DAYS = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
  };
  static final String[] ERAS = {"BC", "AD"};
  static final String[] LONG_ERAS = {"Before Christ", "Anno Domini"};
  static final String[] HALVES = {"AM", "PM"};
  private static final int STANDALONE = 0x8000; // Calendar.STANDALONE_MASK

  private CalendarNames() {}

  /** The first three letters of each name. */
  static String[] abbreviate(String[] names) {
    String[] result = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      result[i] = names[i].substring(0, 3);
    }
    return result;
  }

  /** The name of a field's value in the numbering of Calendar; null if it has none. */
  static String name(int field, int value, int style) {
    int plain = style & ~STANDALONE;
    boolean full = plain == Calendar.LONG;
    boolean narrow = plain == 4; // Calendar.NARROW_FORMAT
    switch (field) {
      case Calendar.MONTH:
        return value < 0 || value > 11 ? null : cut(MONTHS[value], full, narrow);
      case Calendar.DAY_OF_WEEK:
        return value < 1 || value > 7 ? null : cut(DAYS[value - 1], full, narrow);
      case Calendar.AM_PM:
        return value < 0 || value > 1 ? null : narrow ? HALVES[value].substring(0, 1).toLowerCase(
            java.util.Locale.ROOT) : HALVES[value];
      case Calendar.ERA:
        return value < 0 || value > 1
            ? null
            : full ? LONG_ERAS[value] : narrow ? ERAS[value].substring(0, 1) : ERAS[value];
      default:
        return null;
    }
  }

  private static String cut(String name, boolean full, boolean narrow) {
    return full ? name : name.substring(0, narrow ? 1 : 3);
  }

  /** All names of a field to their values; null if it has none, or they are not distinct. */
  static Map<String, Integer> names(int field, int style) {
    Map<String, Integer> result = new HashMap<>();
    for (int value = 0; value <= 12; value++) {
      String name = name(field, value, style);
      if (name != null && result.put(name, value) != null) {
        return null;
      }
    }
    return result.isEmpty() ? null : result;
  }
}
