// declare: zone Europe/Berlin
// declare: zone Europe/Kyiv
// declare: zone America/New_York
// declare: zone America/Sao_Paulo
// declare: zone Asia/Kolkata
// declare: zone Asia/Tehran
// declare: zone Africa/Casablanca
// declare: zone Australia/Lord_Howe
// declare: zone Pacific/Apia
// declare: zone Etc/GMT+5
// declare: zone CET
// declare: locale de-AT
// declare: locale fr
// declare: locale ar-EG
// declare: locale fa
// declare: locale zh-TW
// declare: locale pt-AO
// declare: locale agq
// declare: locale am
package time;

import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;

public class ZoneNames {
  /** The root last: once HotSpot was asked for its names, others that lack a name inherit them. */
  private static final Locale[] IN = {
    Locale.ENGLISH,
    Locale.US,
    new Locale("de", "AT"),
    Locale.FRENCH,
    new Locale("ar", "EG"),
    new Locale("fa"),
    Locale.TAIWAN,
    new Locale("pt", "AO"),
    new Locale("agq"),
    new Locale("am"),
    Locale.ROOT
  };

  private static final String[] ZONES = {
    "UTC", "GMT", "Zulu", "Etc/UTC", "Etc/GMT", "GMT0", "Greenwich", "Etc/UCT",
    "Europe/Berlin", "Europe/Kyiv", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata",
    "Asia/Tehran", "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "Etc/GMT+5",
    "CET"
  };

  static void old(TimeZone zone, Locale locale) {
    System.out.println(
        zone.getID()
            + " "
            + locale
            + ": "
            + zone.getDisplayName(false, TimeZone.LONG, locale)
            + " | "
            + zone.getDisplayName(false, TimeZone.SHORT, locale)
            + " | "
            + zone.getDisplayName(true, TimeZone.LONG, locale)
            + " | "
            + zone.getDisplayName(true, TimeZone.SHORT, locale)
            + " | "
            + zone.getDisplayName(locale));
  }

  static void now(ZoneId zone, Locale locale) {
    StringBuilder line = new StringBuilder(zone + " " + locale + ":");
    for (TextStyle style : TextStyle.values()) {
      line.append(' ').append(zone.getDisplayName(style, locale)).append(" |");
    }
    for (int month = 1; month <= 7; month += 6) {
      ZonedDateTime time = ZonedDateTime.of(2024, month, 15, 12, 0, 0, 0, zone);
      for (String pattern : new String[] {"z", "zzzz", "VV", "v", "vvvv", "O", "OOOO", "XXX"}) {
        line.append(' ').append(DateTimeFormatter.ofPattern(pattern, locale).format(time))
            .append(" |");
      }
    }
    System.out.println(line);
  }

  static void fixed() {
    for (String id : new String[] {"GMT+2", "GMT-03:30", "GMT+00:00"}) {
      old(TimeZone.getTimeZone(id), Locale.GERMAN);
      old(TimeZone.getTimeZone(id), Locale.ENGLISH);
    }
    for (ZoneId zone : new ZoneId[] {
        ZoneOffset.UTC, ZoneOffset.ofHours(2), ZoneId.of("UTC+3"), ZoneId.of("GMT-1")}) {
      now(zone, Locale.ENGLISH);
      now(zone, new Locale("de", "AT"));
    }
  }

  static void formats() {
    for (Locale locale : IN) {
      SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd HH:mm z zzzz Z XXX", locale);
      for (String zone : ZONES) {
        format.setTimeZone(TimeZone.getTimeZone(zone));
        System.out.println(format.format(new Date(1720000000000L)));
        System.out.println(format.format(new Date(1700000000000L)));
      }
    }
    DateTimeFormatter preferred =
        new DateTimeFormatterBuilder()
            .appendZoneText(TextStyle.SHORT, Set.of(ZoneId.of("Europe/Berlin")))
            .toFormatter(Locale.ENGLISH);
    System.out.println(
        preferred.format(ZonedDateTime.of(2024, 1, 15, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"))));
    try {
      System.out.println(DateTimeFormatter.ofPattern("z").format(ZonedDateTime.of(
          2024, 1, 15, 12, 0, 0, 0, ZoneOffset.UTC).toLocalDateTime()));
    } catch (DateTimeException e) {
      System.out.println(e.getMessage());
    }
    try {
      System.out.println(TimeZone.getTimeZone("CET").getDisplayName(true, 2, Locale.ROOT));
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }

  public static void main(String[] args) {
    for (Locale locale : IN) {
      for (String zone : ZONES) {
        old(TimeZone.getTimeZone(zone), locale);
        now(ZoneId.of(zone), locale);
      }
    }
    fixed();
    formats();
  }
}
