// declare: zone Europe/Berlin
// declare: zone America/New_York
// declare: zone Australia/*
// declare: zone Asia/Kolkata
// declare: zone Asia/Calcutta
package time;

import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/** Zones with daylight saving time, in java.time and java.util. */
public class DeclaredZones {
  private static final String[] NAMES = {
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Australia/Sydney", "Asia/Kolkata",
    "Asia/Calcutta"
  };

  public static void main(String[] args) throws Exception {
    for (String name : NAMES) {
      rules(ZoneId.of(name));
      old(TimeZone.getTimeZone(name));
    }
    gapsAndOverlaps();
    meetings();
    calendars();
    formats();
    customIds();
    defaults();
  }

  private static void rules(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    System.out.println(zone + " " + rules + " " + rules.isFixedOffset());
    for (String at : new String[] {"1890-01-01", "1945-07-01", "2024-01-15", "2024-07-15", "2090-10-30"}) {
      Instant instant = LocalDate.parse(at).atStartOfDay().toInstant(ZoneOffset.UTC);
      ZoneOffsetTransition next = rules.nextTransition(instant);
      System.out.println(
          at
              + " "
              + rules.getOffset(instant)
              + " "
              + rules.getStandardOffset(instant)
              + " "
              + rules.isDaylightSavings(instant)
              + " "
              + next
              + " "
              + rules.previousTransition(instant));
    }
    System.out.println(rules.getTransitionRules() + " " + rules.getTransitions().size());
    System.out.println(rules.hashCode() + " " + rules.equals(ZoneId.of(zone.getId()).getRules()));
  }

  private static void old(TimeZone zone) {
    System.out.println(
        zone.getID()
            + " "
            + zone.getRawOffset()
            + " "
            + zone.useDaylightTime()
            + " "
            + zone.observesDaylightTime()
            + " "
            + zone.getDSTSavings()
            + " "
            + zone.toZoneId());
    long hash = 0;
    for (long at = -3_000_000_000_000L; at < 4_500_000_000_000L; at += 7_654_321_000L) {
      hash = hash * 31 + zone.getOffset(at);
      hash = hash * 31 + (zone.inDaylightTime(new Date(at)) ? 1 : 0);
    }
    System.out.println(hash);
    System.out.println(zone.hasSameRules(TimeZone.getTimeZone(zone.toZoneId())));
    System.out.println(zone);
  }

  private static void gapsAndOverlaps() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    LocalDateTime gap = LocalDateTime.of(2024, 3, 31, 2, 30);
    LocalDateTime overlap = LocalDateTime.of(2024, 10, 27, 2, 30);
    System.out.println(gap.atZone(berlin) + " " + overlap.atZone(berlin));
    System.out.println(overlap.atZone(berlin).withLaterOffsetAtOverlap());
    System.out.println(berlin.getRules().getTransition(gap));
    System.out.println(berlin.getRules().getValidOffsets(gap) + " " + berlin.getRules().getValidOffsets(overlap));
    ZonedDateTime before = LocalDateTime.of(2024, 3, 30, 12, 0).atZone(berlin);
    System.out.println(before.plusDays(1) + " " + before.plusHours(24));
    System.out.println(Duration.between(before, before.plusDays(1)));
    System.out.println(ZonedDateTime.parse("2024-07-01T12:00+02:00[Europe/Berlin]"));
    System.out.println(ZonedDateTime.parse("2024-07-01T12:00-04:00[America/New_York]").toInstant());
    try {
      ZonedDateTime.ofStrict(gap, ZoneOffset.ofHours(1), berlin);
    } catch (DateTimeException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void meetings() {
    ZonedDateTime at =
        LocalDate.of(2024, 1, 1)
            .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY))
            .atTime(9, 0)
            .atZone(ZoneId.of("America/New_York"));
    for (int month = 0; month < 12; month++) {
      ZonedDateTime there = at.plusMonths(month);
      System.out.println(
          there.toLocalDate()
              + " "
              + there.withZoneSameInstant(ZoneId.of("Europe/Berlin")).toLocalTime()
              + " "
              + there.withZoneSameInstant(ZoneId.of("Australia/Sydney")).toLocalDateTime()
              + " "
              + there.withZoneSameInstant(ZoneId.of("Asia/Kolkata")).getOffset());
    }
  }

  private static void calendars() {
    GregorianCalendar calendar =
        new GregorianCalendar(TimeZone.getTimeZone("America/New_York"), Locale.ROOT);
    calendar.setTimeInMillis(1_710_054_000_000L); // the morning of a spring forward
    for (int hour = 0; hour < 4; hour++) {
      System.out.println(
          calendar.get(Calendar.HOUR_OF_DAY)
              + " "
              + calendar.get(Calendar.ZONE_OFFSET)
              + " "
              + calendar.get(Calendar.DST_OFFSET));
      calendar.add(Calendar.HOUR_OF_DAY, 1);
    }
    calendar.clear();
    calendar.set(2024, Calendar.MARCH, 10, 2, 30);
    System.out.println(calendar.getTimeInMillis() + " " + calendar.get(Calendar.HOUR_OF_DAY));
    calendar.clear();
    calendar.set(2024, Calendar.NOVEMBER, 3, 1, 30);
    System.out.println(calendar.getTimeInMillis() + " " + calendar.toZonedDateTime());
    calendar.setLenient(false);
    calendar.set(2024, Calendar.MARCH, 10, 2, 30);
    try {
      System.out.println(calendar.getTimeInMillis());
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void formats() throws Exception {
    SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd HH:mm:ss.SSS Z XXX", Locale.ROOT);
    for (String name : NAMES) {
      format.setTimeZone(TimeZone.getTimeZone(name));
      System.out.println(format.format(new Date(1_720_000_000_000L)));
      System.out.println(format.parse("2024-02-29 01:02:03.004 +0100 +01:00").getTime());
    }
    ZonedDateTime at = Instant.ofEpochSecond(1_720_000_000L).atZone(ZoneId.of("Australia/Lord_Howe"));
    System.out.println(DateTimeFormatter.ISO_ZONED_DATE_TIME.format(at));
    System.out.println(DateTimeFormatter.RFC_1123_DATE_TIME.format(at));
    System.out.println(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV xxx O", Locale.ROOT).format(at));
    System.out.println(
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT)
            .parse("2024-07-01 10:00 Europe/Berlin", ZonedDateTime::from));
  }

  private static void customIds() {
    for (String id : new String[] {"GMT+2", "GMT-03:30", "UTC", "GMT", "GMT0", "Nowhere/Land", "Etc/UTC", "GMT+25"}) {
      TimeZone zone = TimeZone.getTimeZone(id);
      System.out.println(id + " " + zone.getID() + " " + zone.getRawOffset());
    }
  }

  private static void defaults() {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    System.out.println(ZoneId.systemDefault());
    System.out.println(LocalDateTime.ofInstant(Instant.EPOCH, ZoneId.systemDefault()));
    System.out.println(new GregorianCalendar(2024, 6, 1).getTimeInMillis());
    @SuppressWarnings("deprecation")
    Date date = new Date(124, 0, 1, 12, 0, 0);
    System.out.println(date.getTime());
    TimeZone.setDefault(before);
  }
}
