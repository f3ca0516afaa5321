package kiln.runtime.text;

import java.util.Calendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of calendar fields in a declared locale. */
final class DeclaredNames {
  private static final int STANDALONE = 0x8000; // Calendar.STANDALONE_MASK
  private static final int NARROW = 4; // Calendar.NARROW_FORMAT

  private DeclaredNames() {}

  /** As {@link CalendarNames#name}. */
  static String name(int field, int value, int style, Locale locale, boolean time) {
    String[] names = strings(field, style, locale, time);
    int index = field == Calendar.DAY_OF_WEEK ? value - 1 : value;
    if (names == null || index < 0 || index >= names.length) {
      return null;
    }
    return names[index].isEmpty() && (style & STANDALONE) != 0
        ? name(field, value, style & ~STANDALONE, locale, time)
        : names[index];
  }

  /** As {@link CalendarNames#names}. */
  static Map<String, Integer> names(int field, int style, Locale locale, boolean time) {
    String[] names = strings(field, style, locale, time);
    if (names == null || field != Calendar.AM_PM && hasTwice(names)) {
      return null;
    }
    Map<String, Integer> result = new HashMap<>();
    int count = field == Calendar.AM_PM && !time ? 2 : names.length; // java.util has no day periods
    for (int i = count - 1; i >= 0; i--) {
      if (!names[i].isEmpty()) {
        result.put(names[i], field == Calendar.DAY_OF_WEEK ? i + 1 : i);
      }
    }
    return result.isEmpty() ? null : result;
  }

  private static boolean hasTwice(String[] names) {
    List<String> filled = List.of(names).stream().filter(name -> !name.isEmpty()).toList();
    return new HashSet<>(filled).size() < filled.size();
  }

  private static String[] strings(int field, int style, Locale locale, boolean time) {
    int plain = style & ~STANDALONE;
    return switch (field) {
      case Calendar.MONTH -> named(locale, "Month", style);
      case Calendar.DAY_OF_WEEK -> named(locale, "Day", style);
      case Calendar.AM_PM ->
          DeclaredTexts.array(locale, plain == NARROW ? "narrow.AmPmMarkers" : "AmPmMarkers");
      case Calendar.ERA -> eras(locale, plain, time);
      default -> null;
    };
  }

  private static String[] named(Locale locale, String field, int style) {
    int plain = style & ~STANDALONE;
    String key =
        field.concat(
            plain == NARROW ? "Narrows" : plain == Calendar.LONG ? "Names" : "Abbreviations");
    String[] alone =
        plain == style ? null : DeclaredTexts.array(locale, "standalone.".concat(key));
    return alone != null ? alone : DeclaredTexts.array(locale, key);
  }

  /** java.time has eras of its own, and falls back on those of java.util. */
  private static String[] eras(Locale locale, int plain, boolean time) {
    String length = plain == NARROW ? "narrow." : plain == Calendar.LONG ? "long." : "";
    String[] own =
        time
            ? DeclaredTexts.array(
                locale, "java.time." + (length.isEmpty() ? "short." : length) + "Eras")
            : null;
    return own != null ? own : DeclaredTexts.array(locale, length + "Eras");
  }
}
