package time;

import java.time.*;
import java.time.format.*;
import java.util.Locale;

/** DateTimeFormatter: patterns and ISO forms in the root locale. */
public class Formats {
  public static void main(String[] args) {
    LocalDateTime dt = LocalDateTime.of(2024, 3, 5, 7, 8, 9, 12_345_678);
    for (String p :
        new String[] {
          "yyyy-MM-dd",
          "yy/M/d",
          "HH:mm:ss.SSS",
          "h:m:s a",
          "D",
          "'at' HH'h'",
          "uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn",
          "e",
          "Q",
          "A",
          "yyyyMMddHHmmss",
          "[yyyy]",
          "ppHH",
          "kk"
        }) {
      System.out.println(p + " " + dt.format(DateTimeFormatter.ofPattern(p, Locale.ROOT)));
    }
    OffsetDateTime o = dt.atOffset(ZoneOffset.ofHoursMinutes(-3, -30));
    System.out.println(
        DateTimeFormatter.ISO_LOCAL_DATE.format(dt)
            + " "
            + DateTimeFormatter.ISO_WEEK_DATE.format(o)
            + " "
            + DateTimeFormatter.ISO_ORDINAL_DATE.format(o)
            + " "
            + DateTimeFormatter.BASIC_ISO_DATE.format(dt)
            + " "
            + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(o)
            + " "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(o)
            + " "
            + DateTimeFormatter.ISO_INSTANT.format(o.toInstant()));
    System.out.println(
        LocalDate.parse("05.03.2024", DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT))
            + " "
            + LocalTime.parse("0708", DateTimeFormatter.ofPattern("HHmm", Locale.ROOT))
            + " "
            + OffsetDateTime.parse("2024-03-05T07:08:09+01:00"));
    DateTimeFormatter built =
        new DateTimeFormatterBuilder()
            .appendLiteral("Y")
            .appendValue(java.time.temporal.ChronoField.YEAR, 6)
            .optionalStart()
            .appendPattern("-MM")
            .optionalEnd()
            .toFormatter(Locale.ROOT);
    System.out.println(built.format(dt) + " " + built + " " + built.format(Year.of(5)));
    try {
      LocalDate.parse(
          "31.02.2024",
          DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT));
    } catch (DateTimeParseException e) {
      System.out.println(e.getMessage());
    }
    try {
      DateTimeFormatter.ofPattern("bb");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
