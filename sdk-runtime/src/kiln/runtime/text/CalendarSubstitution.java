package kiln.runtime.text;

import java.text.DateFormatSymbols;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** The one calendar of images is the Gregorian. */
@Substitutes("java.util.Calendar")
final class CalendarSubstitution {
  private CalendarSubstitution() {}

  private static Calendar createCalendar(TimeZone zone, Locale locale) {
    return new GregorianCalendar(zone, locale);
  }

  private static TimeZone defaultTimeZone(Locale locale) {
    return TimeZone.getDefault();
  }

  /** Weeks and names come from CLDR's root and English, and from what is declared. */
  @Substitutes("sun.util.locale.provider.CalendarDataUtility")
  static final class Data {
    static {
      // no locales to build
    }

    private Data() {}

    public static int retrieveFirstDayOfWeek(Locale locale) {
      return DeclaredTexts.has(locale)
          ? DeclaredTexts.number(locale, "firstDayOfWeek") : Calendar.SUNDAY;
    }

    public static int retrieveMinimalDaysInFirstWeek(Locale locale) {
      return DeclaredTexts.has(locale)
          ? DeclaredTexts.number(locale, "minimalDaysInFirstWeek") : 1;
    }

    public static String retrieveFieldValueName(
        String calendar, int field, int value, int style, Locale locale) {
      return CalendarNames.name(field, value, style, locale, false);
    }

    public static String retrieveJavaTimeFieldValueName(
        String calendar, int field, int value, int style, Locale locale) {
      return CalendarNames.name(field, value, style, locale, true);
    }

    public static Map<String, Integer> retrieveFieldValueNames(
        String calendar, int field, int style, Locale locale) {
      return CalendarNames.names(field, style, locale, false);
    }

    public static Map<String, Integer> retrieveJavaTimeFieldValueNames(
        String calendar, int field, int style, Locale locale) {
      return CalendarNames.names(field, style, locale, true);
    }

    public static Locale findRegionOverride(Locale locale) {
      return locale;
    }
  }

  /** The names that String.format and SimpleDateFormat use. */
  @Substitutes("java.text.DateFormatSymbols")
  static final class Symbols {
    @Original String[] eras;
    @Original String[] months;
    @Original String[] shortMonths;
    @Original String[] weekdays;
    @Original String[] shortWeekdays;
    @Original String[] ampms;
    @Original String localPatternChars;
    @Original Locale locale;

    private Symbols() {}

    private static DateFormatSymbols getProviderInstance(Locale locale) {
      return new DateFormatSymbols(locale);
    }

    private void initializeData(Locale locale) {
      this.locale = locale;
      if (DeclaredTexts.has(locale)) {
        declared(locale);
        return;
      }
      eras = CalendarNames.eras(locale);
      months = padded(CalendarNames.months(locale, true), 0, 13);
      shortMonths = padded(CalendarNames.months(locale, false), 0, 13);
      weekdays = padded(CalendarNames.days(locale, true), 1, 8);
      shortWeekdays = padded(CalendarNames.days(locale, false), 1, 8);
      ampms = CalendarNames.halves();
      localPatternChars = "GyMdkHmsSEDFwWahKzZ";
    }

    @kiln.runtime.substitute.Adds
    private void declared(Locale locale) {
      eras = DeclaredTexts.array(locale, "Eras");
      months = DeclaredTexts.array(locale, "MonthNames");
      shortMonths = DeclaredTexts.array(locale, "MonthAbbreviations");
      weekdays = padded(DeclaredTexts.array(locale, "DayNames"), 1, 8);
      shortWeekdays = padded(DeclaredTexts.array(locale, "DayAbbreviations"), 1, 8);
      ampms = java.util.Arrays.copyOf(DeclaredTexts.array(locale, "AmPmMarkers"), 2);
      localPatternChars = (String) DeclaredTexts.entry(locale, "DateTimePatternChars");
    }

    @kiln.runtime.substitute.Adds
    private static String[] padded(String[] names, int from, int size) {
      String[] result = new String[size];
      java.util.Arrays.fill(result, "");
      System.arraycopy(names, 0, result, from, names.length);
      return result;
    }
  }
}
