package kiln.runtime.text;

import java.util.Locale;
import java.util.TimeZone;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.zone.Zones;

/** What UTC and declared time zones are called: in the root, in English and in declared locales. */
public final class ZoneTexts {
  private static final String OFFSET = "\u0002"; // in place of a name: made of the zone's offset

  /** Where the two names of each kind begin. */
  public static final int STANDARD = 0;
  public static final int DAYLIGHT = 2;
  public static final int GENERIC = 4;

  private ZoneTexts() {}

  /** The class that the linker generates: {@code kiln.link.reflect.LocaleClasses} has the format. */
  @StandsFor("kiln.generated.ZoneNames")
  static final class Generated {
    private Generated() {}

    static native String texts(String tag);
  }

  /**
   * The long and the short name of a zone's standard time, of its daylight saving time, and of
   * both; null for zones that are neither UTC nor declared.
   */
  public static String[] of(String id, Locale locale) {
    boolean isUtc = Zones.UTC.contains(id);
    if (!isUtc && find("und", id) == null) {
      return null;
    }
    String tag = Texts.tag(locale);
    String[] names = find(tag, id);
    if (names == null) { // one of the names of UTC that are called alike
      String brief = Zones.nameOfUtc(id, false);
      String full = Zones.nameOfUtc(id, true);
      names = find(tag, brief);
      return names != null ? names : new String[] {full, brief, full, brief, full, brief};
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(OFFSET)) {
        names[i] = offset(id, i / 2 * 2 == DAYLIGHT, locale);
      }
    }
    return names;
  }

  /** One of them; {@code style} is one of TimeZone's. */
  public static String name(String id, int kind, int style, Locale locale) {
    String[] names = of(id, locale);
    return names == null ? null : names[style == TimeZone.LONG ? kind : kind + 1];
  }

  private static String[] find(String tag, String id) {
    return (String[]) DeclaredTexts.entry(Generated.texts(tag), id);
  }

  /** Such as GMT+02:00. */
  private static String offset(String id, boolean daylight, Locale locale) {
    TimeZone zone = TimeZone.getTimeZone(id);
    int minutes = (zone.getRawOffset() + (daylight ? zone.getDSTSavings() : 0)) / 60_000;
    if (minutes == 0) {
      return text(locale, "timezone.gmtZeroFormat", "GMT");
    }
    String both = text(locale, "timezone.hourFormat", "+HH:mm;-HH:mm");
    int middle = both.indexOf(';');
    String signed = minutes > 0 ? both.substring(0, middle) : both.substring(middle + 1);
    return text(locale, "timezone.gmtFormat", "GMT{0}")
        .replace("{0}", digits(signed, Math.abs(minutes), locale));
  }

  /** A format with two digits in place of its letters H and two in place of its letters m. */
  private static String digits(String format, int minutes, Locale locale) {
    char zero =
        DeclaredTexts.has(locale)
            ? DeclaredTexts.array(locale, "NumberElements")[4].charAt(0) : '0';
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      boolean letter = c == 'H' || c == 'm';
      if (!letter) {
        result.append(c);
      } else if (i == 0 || format.charAt(i - 1) != c) {
        int value = c == 'H' ? minutes / 60 : minutes % 60;
        result.append((char) (zero + value / 10)).append((char) (zero + value % 10));
      }
    }
    return result.toString();
  }

  private static String text(Locale locale, String key, String otherwise) {
    return DeclaredTexts.has(locale) ? (String) DeclaredTexts.entry(locale, key) : otherwise;
  }
}
