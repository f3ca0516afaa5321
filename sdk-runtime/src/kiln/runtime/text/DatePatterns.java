package kiln.runtime.text;

import java.util.Locale;

/** The patterns of dates and times by style, 0 (full) to 3 (short), or -1 for none (Unicode CLDR). */
final class DatePatterns {
  private static final String[] DATES = {"y MMMM d, EEEE", "y MMMM d", "y MMM d", "y-MM-dd"};
  private static final String[] TIMES = {"HH:mm:ss zzzz", "HH:mm:ss z", "HH:mm:ss", "HH:mm"};
  private static final String[] ENGLISH_DATES = {
    "EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "M/d/yy"
  };
  private static final String[] ENGLISH_TIMES = {
    "h:mm:ss a zzzz", "h:mm:ss a z", "h:mm:ss a", "h:mm a"
  };

  private DatePatterns() {}

  static String of(int date, int time, Locale locale) {
    boolean english = Texts.isEnglish(locale);
    String dates = date < 0 ? null : (english ? ENGLISH_DATES : DATES)[date];
    String times = time < 0 ? null : (english ? ENGLISH_TIMES : TIMES)[time];
    if (dates == null || times == null) {
      return dates == null ? times : dates;
    }
    String between = !english ? " " : Math.max(date, time) < 2 ? " 'at' " : ", ";
    return dates.concat(between).concat(times);
  }
}
