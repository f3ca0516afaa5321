package app.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import kiln.clock.Clock;
import kiln.console.Console;

/** Time and date. */
final class Dates {
  private static final long NANOS = 1_000_000_000;

  private Dates() {}

  static void show(Console console, Clock clock) {
    long wall = clock.wallNanos();
    Instant now = Instant.ofEpochSecond(wall / NANOS, wall % NANOS).truncatedTo(ChronoUnit.SECONDS);
    console.println("now: " + now);
    // System's clock is the same one; only a date in between could tell them apart.
    long apart = Math.abs(System.currentTimeMillis() - now.toEpochMilli());
    console.println("both clocks agree: " + (apart < 60_000));

    LocalDate leapDay = LocalDate.of(2024, 2, 29);
    console.println(leapDay + " is a " + leapDay.getDayOfWeek());
    console.println("a year later: " + leapDay.plusYears(1));
    LocalDateTime start = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
    console.println("days from " + start + ": " + ChronoUnit.DAYS.between(start.toLocalDate(), leapDay));
    console.println("a long film: " + Duration.ofMinutes(201));
  }
}
