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

  /**
   * The pattern for java.text, or for java.time, which knows letters that java.text does not.
   *
   * @param letters {@code java.time.} or nothing
   */
  static String of(int date, int time, Locale locale, String letters) {
    String dates = date < 0 ? null : patterns(locale, letters, "Date")[date];
    String times = time < 0 ? null : patterns(locale, letters, "Time")[time];
    if (dates == null || times == null) {
      return dates == null ? times : dates;
    }
    int longer = Math.max(date, time);
    if (DeclaredTexts.has(locale)) {
      String both = patterns(locale, letters, "DateTime")[longer];
      return both.replace("{0}", times).replace("{1}", dates);
    }
    String between = !Texts.isEnglish(locale) ? " " : longer < 2 ? " 'at' " : ", ";
    return dates.concat(between).concat(times);
  }

  private static String[] patterns(Locale locale, String letters, String kind) {
    if (DeclaredTexts.has(locale)) {
      String key = kind.concat("Patterns");
      String[] own = DeclaredTexts.array(locale, letters.concat(key));
      return own != null ? own : DeclaredTexts.array(locale, key);
    }
    boolean english = Texts.isEnglish(locale);
    return kind.equals("Date")
        ? english ? ENGLISH_DATES : DATES
        : english ? ENGLISH_TIMES : TIMES;
  }
}
