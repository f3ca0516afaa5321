package time;

import java.time.*;
import java.time.temporal.ChronoUnit;

/** Instant and Duration: arithmetic, printing, parsing. */
public class Instants {
  public static void main(String[] args) {
    Instant i = Instant.ofEpochSecond(1_700_000_000L, 123_456_789);
    System.out.println(
        i
            + " "
            + i.plusMillis(1500)
            + " "
            + i.minus(1, ChronoUnit.DAYS)
            + " "
            + i.truncatedTo(ChronoUnit.SECONDS)
            + " "
            + Instant.EPOCH
            + " "
            + Instant.ofEpochMilli(-1)
            + " "
            + i.toEpochMilli()
            + " "
            + i.getNano()
            + Instant.MAX
            + Instant.MIN);
    System.out.println(
        Instant.parse("2024-02-29T12:34:56.789Z").getEpochSecond()
            + " "
            + i.compareTo(Instant.EPOCH)
            + i.until(Instant.parse("2024-01-01T00:00:00Z"), ChronoUnit.HOURS)
            + " "
            + i.atZone(ZoneOffset.UTC)
            + " "
            + i.atOffset(ZoneOffset.ofHours(5)));
    Duration[] ds = {
      Duration.ZERO,
      Duration.ofSeconds(3661, 5),
      Duration.ofMillis(-1500),
      Duration.ofDays(2),
      Duration.ofNanos(1),
      Duration.ofMinutes(-61),
      Duration.parse("PT8H6M12.345S"),
      Duration.parse("P1DT-2H"),
      Duration.between(i, Instant.EPOCH)
    };
    for (Duration d : ds) {
      System.out.println(
          d
              + " "
              + d.getSeconds()
              + " "
              + d.toMillis()
              + " "
              + d.toHoursPart()
              + ":"
              + d.toMinutesPart()
              + ":"
              + d.toSecondsPart()
              + " "
              + d.isNegative()
              + d.abs()
              + d.negated()
              + d.multipliedBy(3)
              + d.dividedBy(2)
              + d.toDays()
              + " "
              + d.hashCode());
    }
    try {
      Duration.ofSeconds(Long.MAX_VALUE).plusSeconds(1);
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
    Clock fixed = Clock.fixed(i, ZoneOffset.UTC);
    System.out.println(
        fixed.instant()
            + " "
            + fixed.millis()
            + " "
            + LocalDateTime.now(fixed)
            + " "
            + fixed
            + " "
            + Clock.offset(fixed, Duration.ofHours(1)).instant()
            + LocalDate.now(fixed)
            + Year.now(fixed));
    long before = System.currentTimeMillis();
    System.out.println(
        Instant.now().isAfter(Instant.parse("2020-01-01T00:00:00Z"))
            + " "
            + (Math.abs(Instant.now().toEpochMilli() - before) < 5000)
            + (System.nanoTime() <= System.nanoTime()));
  }
}
