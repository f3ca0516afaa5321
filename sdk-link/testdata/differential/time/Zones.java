package time;

import java.time.*;

/** UTC and fixed offsets, as zones. */
public class Zones {
  public static void main(String[] args) {
    LocalDateTime dt = LocalDateTime.of(2024, 7, 1, 12, 0);
    ZonedDateTime utc = dt.atZone(ZoneId.of("UTC"));
    System.out.println(
        utc
            + " "
            + utc.withZoneSameInstant(ZoneOffset.ofHours(9))
            + " "
            + utc.toInstant()
            + " "
            + utc.getOffset()
            + " "
            + ZoneId.of("Z")
            + ZoneId.of("+05:30")
            + ZoneId.of("GMT+2")
            + ZoneId.of("UTC").getRules().isFixedOffset());
    System.out.println(
        ZoneOffset.of("-08:00").getTotalSeconds()
            + " "
            + ZoneOffset.ofTotalSeconds(3661)
            + " "
            + ZoneOffset.MAX
            + ZoneOffset.of("+3").compareTo(ZoneOffset.UTC)
            + " "
            + ZoneId.systemDefault().normalized());
    System.out.println(
        OffsetDateTime.of(dt, ZoneOffset.ofHours(2))
                .isEqual(OffsetDateTime.of(dt.minusHours(2), ZoneOffset.UTC))
            + " "
            + OffsetTime.of(LocalTime.NOON, ZoneOffset.ofHours(1))
            + " "
            + utc.equals(ZonedDateTime.parse("2024-07-01T12:00Z[UTC]")));
    for (String bad : new String[] {"+25:00", "Nowhere/Land", "", "+1:0"}) {
      try {
        System.out.println(ZoneId.of(bad));
      } catch (DateTimeException e) {
        System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
      }
    }
  }
}
