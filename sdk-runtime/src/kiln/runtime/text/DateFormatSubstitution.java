package kiln.runtime.text;

import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Replaces;
import kiln.runtime.substitute.Substitutes;

/** Dates and times by style, without a provider of locales. */
@Substitutes("java.text.DateFormat")
final class DateFormatSubstitution {
  private DateFormatSubstitution() {}

  /** Bit 0 of {@code which} asks for the time, bit 1 for the date. */
  private static DateFormat get(int time, int date, int which, Locale locale) {
    if ((which & 1) == 0) {
      time = -1;
    } else if (time < 0 || time > 3) {
      throw new IllegalArgumentException("Illegal time style " + time);
    }
    if ((which & 2) == 0) {
      date = -1;
    } else if (date < 0 || date > 3) {
      throw new IllegalArgumentException("Illegal date style " + date);
    }
    return new SimpleDateFormat(DatePatterns.of(date, time, locale, ""), locale);
  }

  /** The format that no pattern is named for. */
  @Substitutes("java.text.SimpleDateFormat")
  static final class Simple {
    @Original
    Simple(String pattern, Locale locale) {}

    @Replaces("<init>")
    Simple() {
      this(
          DatePatterns.of(3, 3, Locale.getDefault(Locale.Category.FORMAT), ""),
          Locale.getDefault(Locale.Category.FORMAT));
    }
  }

  /** The same for java.time. */
  @Substitutes("java.time.format.DateTimeFormatterBuilder")
  static final class Builder {
    private Builder() {}

    public static String getLocalizedDateTimePattern(
        FormatStyle date, FormatStyle time, Chronology chronology, Locale locale) {
      Objects.requireNonNull(locale, "locale");
      Objects.requireNonNull(chronology, "chrono");
      if (date == null && time == null) {
        throw new IllegalArgumentException("Either dateStyle or timeStyle must be non-null");
      } else if (chronology != IsoChronology.INSTANCE) {
        throw new UnsupportedOperationException(
            "Patterns of the calendar " + chronology.getId() + " are not in images");
      }
      return DatePatterns.of(
          date == null ? -1 : date.ordinal(), time == null ? -1 : time.ordinal(), locale,
          "java.time.");
    }
  }

  /** Texts of java.time that are no names of calendar fields. */
  @Substitutes("java.time.format.DateTimeTextProvider")
  static final class Provider {
    private Provider() {}

    @SuppressWarnings("unchecked") // each key has its type
    static <T> T getLocalizedResource(String key, Locale locale) {
      if (DeclaredTexts.has(locale)) {
        return (T) DeclaredTexts.entry(locale, key);
      }
      boolean english = Texts.isEnglish(locale);
      return (T)
          switch (key) {
            case "timezone.gmtZeroFormat" -> "GMT";
            case "QuarterNames", "standalone.QuarterNames" ->
                english
                    ? new String[] {"1st quarter", "2nd quarter", "3rd quarter", "4th quarter"}
                    : quarters();
            case "QuarterAbbreviations" -> quarters();
            case "standalone.QuarterAbbreviations" -> english ? quarters() : null;
            case "QuarterNarrows" -> new String[] {"1", "2", "3", "4"};
            default -> null;
          };
    }

    @kiln.runtime.substitute.Adds
    private static String[] quarters() {
      return new String[] {"Q1", "Q2", "Q3", "Q4"};
    }
  }
}
