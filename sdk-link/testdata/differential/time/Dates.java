package time;

import java.time.*;
import java.time.temporal.*;

/** LocalDate, LocalTime, LocalDateTime: arithmetic, fields, parsing, errors. */
public class Dates {
  static void attempt(Runnable r) {
    try {
      r.run();
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    LocalDate d = LocalDate.of(2024, 2, 29);
    System.out.println(
        d
            + " "
            + d.plusYears(1)
            + " "
            + d.plusMonths(12)
            + " "
            + d.minusDays(60)
            + " "
            + d.getDayOfWeek()
            + " "
            + d.getDayOfYear()
            + " "
            + d.isLeapYear()
            + " "
            + d.lengthOfMonth()
            + " "
            + d.withDayOfMonth(1)
            + " "
            + d.toEpochDay());
    System.out.println(
        d.with(TemporalAdjusters.lastDayOfMonth())
            + " "
            + d.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
            + " "
            + d.get(ChronoField.ALIGNED_WEEK_OF_MONTH)
            + " "
            + d.get(IsoFields.QUARTER_OF_YEAR)
            + " "
            + d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
            + " "
            + d.range(ChronoField.DAY_OF_MONTH)
            + " "
            + d.query(TemporalQueries.precision()));
    System.out.println(
        LocalDate.ofEpochDay(-1)
            + " "
            + LocalDate.ofYearDay(2023, 365)
            + " "
            + LocalDate.MIN
            + LocalDate.MAX
            + LocalDate.parse("1999-12-31").compareTo(d)
            + d.isBefore(LocalDate.EPOCH)
            + d.hashCode());
    LocalTime t = LocalTime.of(23, 59, 58, 123_000_000);
    System.out.println(
        t
            + " "
            + t.plusSeconds(3)
            + " "
            + t.truncatedTo(ChronoUnit.MINUTES)
            + " "
            + LocalTime.MIDNIGHT
            + LocalTime.NOON
            + " "
            + LocalTime.parse("10:15:30.5")
            + t.toSecondOfDay()
            + " "
            + t.until(LocalTime.MIN, ChronoUnit.HOURS));
    LocalDateTime dt = d.atTime(t);
    System.out.println(
        dt
            + " "
            + dt.plusHours(25)
            + " "
            + dt.toEpochSecond(ZoneOffset.UTC)
            + " "
            + dt.toLocalDate()
            + dt.withNano(0)
            + " "
            + ChronoUnit.DAYS.between(d, LocalDate.of(2030, 1, 1))
            + " "
            + ChronoUnit.MONTHS.between(d, LocalDate.of(2030, 1, 1)));
    System.out.println(
        Period.between(LocalDate.of(2020, 1, 31), d)
            + " "
            + Period.parse("P1Y2M3D").toTotalMonths()
            + " "
            + Period.ofWeeks(2)
            + Period.of(0, 14, -3).normalized()
            + YearMonth.of(2024, 2).atEndOfMonth()
            + Year.of(1900).isLeap()
            + MonthDay.of(2, 29).isValidYear(2023)
            + Month.FEBRUARY.plus(11)
            + DayOfWeek.SUNDAY.minus(8));
    attempt(() -> LocalDate.of(2023, 2, 29));
    attempt(() -> LocalDate.of(2023, 13, 1));
    attempt(() -> LocalDate.parse("2023-1-1"));
    attempt(() -> LocalTime.of(24, 0));
    attempt(() -> LocalDate.MAX.plusDays(1));
    attempt(() -> d.get(ChronoField.HOUR_OF_DAY));
    attempt(() -> d.plus(1, ChronoUnit.HOURS));
    attempt(() -> LocalDateTime.parse("2023-01-01 10:00"));
  }
}
