package kiln.runtime.text;

import java.util.Calendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names of calendar fields (Unicode CLDR), in the root locale and in English; declared locales
 * have theirs in {@link DeclaredNames}. The root has no long names: the short ones stand for them.
 */
final class CalendarNames {
  private static final String[] MONTHS = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"
  };
  private static final String[] DAYS = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
  };
  private static final String[] HALVES = {"AM", "PM"};
  private static final String[] ERAS = {"BC", "AD"};
  private static final String[] LONG_ERAS = {"Before Christ", "Anno Domini"};
  private static final String[] ROOT_ERAS = {"BCE", "CE"};
  private static final int STANDALONE = 0x8000; // Calendar.STANDALONE_MASK
  private static final int NARROW = 4; // Calendar.NARROW_FORMAT

  private CalendarNames() {}

  static String[] months(Locale locale, boolean full) {
    return full && Texts.isEnglish(locale) ? MONTHS.clone() : abbreviate(MONTHS);
  }

  static String[] days(Locale locale, boolean full) {
    return full && Texts.isEnglish(locale) ? DAYS.clone() : abbreviate(DAYS);
  }

  static String[] eras(Locale locale) {
    return (Texts.isEnglish(locale) ? ERAS : ROOT_ERAS).clone();
  }

  static String[] halves() {
    return HALVES.clone();
  }

  /** The first three letters of each name. */
  private static String[] abbreviate(String[] names) {
    String[] result = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      result[i] = names[i].substring(0, 3);
    }
    return result;
  }

  /**
   * The name of a field's value in the numbering of Calendar; null if it has none.
   *
   * @param time whether java.time asks: its short eras are other ones
   */
  static String name(int field, int value, int style, Locale locale, boolean time) {
    if (DeclaredTexts.has(locale)) {
      return DeclaredNames.name(field, value, style, locale, time);
    }
    boolean english = Texts.isEnglish(locale);
    int plain = style & ~STANDALONE;
    boolean full = plain == Calendar.LONG && english;
    boolean narrow = plain == NARROW;
    switch (field) {
      case Calendar.MONTH:
        return value < 0 || value > 11
            ? null
            : narrow && !english ? String.valueOf(value + 1) : cut(MONTHS[value], full, narrow);
      case Calendar.DAY_OF_WEEK:
        return value < 1 || value > 7 ? null : cut(DAYS[value - 1], full, narrow);
      case Calendar.AM_PM:
        return value < 0 || value > 1 ? null : half(value, narrow && english);
      case Calendar.ERA:
        return value < 0 || value > 1 ? null : era(value, style, english, time);
      default:
        return null;
    }
  }

  private static String half(int value, boolean narrow) {
    return narrow ? value == 0 ? "a" : "p" : HALVES[value];
  }

  private static String era(int value, int style, boolean english, boolean time) {
    int plain = style & ~STANDALONE;
    if (!english) {
      return time && plain == Calendar.SHORT ? ERAS[value] : ROOT_ERAS[value];
    } else if (plain == NARROW) {
      return ERAS[value].substring(0, 1);
    }
    boolean full = plain == Calendar.LONG && (time || plain != style);
    return full ? LONG_ERAS[value] : ERAS[value];
  }

  private static String cut(String name, boolean full, boolean narrow) {
    return full ? name : name.substring(0, narrow ? 1 : 3);
  }

  /** All names of a field to their values; null if it has none, or they are not distinct. */
  static Map<String, Integer> names(int field, int style, Locale locale, boolean time) {
    if (DeclaredTexts.has(locale)) {
      return DeclaredNames.names(field, style, locale, time);
    }
    Map<String, Integer> result = new HashMap<>();
    for (int value = 0; value <= 12; value++) {
      String name = name(field, value, style, locale, time);
      if (name != null && result.put(name, value) != null) {
        return null;
      }
    }
    return result.isEmpty() ? null : result;
  }
}
