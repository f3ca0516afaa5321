// declare: locale de
// declare: locale fr-FR
// declare: locale en-GB
// declare: locale es-MX
// declare: locale pt-PT
// declare: locale ar-EG
// declare: locale hi-IN
// declare: locale ja
// declare: locale zh-TW
// declare: locale de-CH
// declare: locale fi
// declare: locale nb-NO
package lib;

import java.text.DateFormat;
import java.text.DateFormatSymbols;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Texts of dates, times and numbers in locales that are declared. */
public class DeclaredLocales {
  private static final List<String> TAGS =
      List.of(
          "de", "fr-FR", "en-GB", "es-MX", "pt-PT", "ar-EG",
          "hi-IN", "ja", "zh-TW", "de-CH", "fi", "nb-NO");
  private static final Date DATE = new Date(1_720_000_000_123L);
  private static final ZonedDateTime TIME =
      ZonedDateTime.of(2024, 7, 3, 20, 6, 5, 123_456_789, ZoneId.of("UTC"));

  public static void main(String[] args) throws Exception {
    for (String tag : TAGS) {
      Locale locale = Locale.forLanguageTag(tag);
      System.out.println("--- " + tag);
      styles(locale);
      letters(locale);
      names(locale);
      numbers(locale);
      messages(locale);
      parsing(locale);
    }
  }

  private static void styles(Locale locale) {
    for (FormatStyle style : FormatStyle.values()) {
      System.out.println(DateTimeFormatter.ofLocalizedDate(style).withLocale(locale).format(TIME));
      System.out.println(DateTimeFormatter.ofLocalizedTime(style).withLocale(locale).format(TIME));
      System.out.println(
          DateTimeFormatter.ofLocalizedDateTime(style).withLocale(locale).format(TIME));
      int old = style.ordinal();
      System.out.println(DateFormat.getDateInstance(old, locale).format(DATE));
      System.out.println(DateFormat.getTimeInstance(old, locale).format(DATE));
      System.out.println(DateFormat.getDateTimeInstance(old, 3 - old, locale).format(DATE));
    }
    try {
      DateFormat.getDateTimeInstance(2, 4, locale);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void letters(Locale locale) {
    for (String letter :
        ("G GGGG GGGGG y yy u D M MM MMM MMMM MMMMM L LLL LLLL LLLLL Q QQ QQQ QQQQ QQQQQ q qqq"
                + " qqqq Y w W E EEEE EEEEE e ee eee eeee c ccc cccc F a h K k A N VV z zzzz O OOOO"
                + " X XXX x xxx Z ZZZZ ZZZZZ g")
            .split(" ")) {
      System.out.println(letter + " " + DateTimeFormatter.ofPattern(letter, locale).format(TIME));
    }
    for (String letter :
        "G GGGG y yy Y M MM MMM MMMM L LLLL w W D F E EEEE u a K h S z zzzz Z X".split(" ")) {
      System.out.println(letter + " " + new SimpleDateFormat(letter, locale).format(DATE));
    }
  }

  private static void names(Locale locale) {
    for (TextStyle style : TextStyle.values()) {
      System.out.println(
          style
              + " "
              + DayOfWeek.WEDNESDAY.getDisplayName(style, locale)
              + " "
              + Month.MAY.getDisplayName(style, locale)
              + " "
              + Month.DECEMBER.getDisplayName(style, locale));
    }
    System.out.println(
        WeekFields.of(locale)
            + " "
            + Calendar.getInstance(locale).getFirstDayOfWeek()
            + Calendar.getInstance(locale).getMinimalDaysInFirstWeek());
    Calendar day = new GregorianCalendar(2024, 6, 3);
    for (int style : new int[] {1, 2, 4, 0x8001, 0x8002, 0x8004}) {
      for (int field : new int[] {Calendar.ERA, Calendar.MONTH, Calendar.AM_PM}) {
        Map<String, Integer> all = day.getDisplayNames(field, style, locale);
        System.out.println(
            day.getDisplayName(field, style, locale)
                + " "
                + (all == null ? null : new TreeMap<>(all)));
      }
    }
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
    System.out.println(
        Arrays.toString(symbols.getEras())
            + Arrays.toString(symbols.getMonths())
            + Arrays.toString(symbols.getShortMonths())
            + Arrays.toString(symbols.getWeekdays())
            + Arrays.toString(symbols.getShortWeekdays())
            + Arrays.toString(symbols.getAmPmStrings())
            + symbols.getLocalPatternChars());
  }

  private static void numbers(Locale locale) {
    for (double value :
        new double[] {0, -0.0, 1.5, 2.5, -1234567.891, 1e20, Double.NaN, 1 / 0.0, 0.00001234}) {
      System.out.println(
          NumberFormat.getInstance(locale).format(value)
              + " "
              + NumberFormat.getIntegerInstance(locale).format(value)
              + " "
              + NumberFormat.getPercentInstance(locale).format(value)
              + " "
              + NumberFormat.getCurrencyInstance(locale).format(value)
              + " "
              + String.format(locale, "%,.3f %e %g %(.1f", value, value, value, value));
    }
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    System.out.println(
        symbols.getCurrencySymbol()
            + symbols.getInternationalCurrencySymbol()
            + new DecimalFormat("\u00a4#", symbols).format(3));
    System.out.println(
        symbols.getExponentSeparator()
            + symbols.getPerMill()
            + symbols.getDigit()
            + symbols.getPatternSeparator()
            + DecimalStyle.of(locale));
    System.out.println(
        new DecimalFormat("#,##0.00;(#,##0.00)", symbols).format(-1234.5)
            + new DecimalFormat("0.###E0", symbols).format(12345)
            + new DecimalFormat("00.00\u2030", symbols).format(.123));
  }

  private static void messages(Locale locale) {
    System.out.println(
        new MessageFormat(
                "{0} has {1,number} of {2,number,percent} on {3,date,short} {3,date} {3,time}"
                    + " {3,time,full} {4,choice,0#none|1#one|1<many {4}} {1,number,#.##}",
                locale)
            .format(new Object[] {"x", 1234567.125, 0.5, DATE, 5}));
  }

  private static void parsing(Locale locale) throws ParseException {
    DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    System.out.println(LocalDate.parse(day.format(TIME), day));
    DateTimeFormatter hours = DateTimeFormatter.ofPattern("uuuu-MM-dd hh:mm a", locale);
    System.out.println(LocalDateTime.parse(hours.format(TIME), hours));
    SimpleDateFormat old = new SimpleDateFormat("EEE, d MMM yyyy HH:mm:ss Z", locale);
    System.out.println(old.parse(old.format(DATE)).getTime());
    System.out.println(NumberFormat.getInstance(locale).parse("1,234.5xyz"));
    NumberFormat percent = NumberFormat.getPercentInstance(locale);
    System.out.println(percent.parse(percent.format(0.45)));
    System.out.println(NumberFormat.getInstance(locale).parse(
        NumberFormat.getInstance(locale).format(-1234567.875)));
    try {
      LocalTime.parse("8 XM", DateTimeFormatter.ofPattern("h a", locale));
    } catch (DateTimeParseException e) {
      System.out.println(e.getMessage());
    }
    try {
      new SimpleDateFormat("d MMM", locale).parse("3 Foo");
    } catch (ParseException e) {
      System.out.println(e.getMessage() + " " + e.getErrorOffset());
    }
  }
}
