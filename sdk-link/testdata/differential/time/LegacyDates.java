package time;

import java.util.*;

/** Date, Calendar and TimeZone in UTC. */
public class LegacyDates {
  public static void main(String[] args) {
    Date d = new Date(1_700_000_000_000L);
    System.out.println(
        d.getTime()
            + " "
            + d.before(new Date(0))
            + d.compareTo(new Date(0))
            + " "
            + d.toInstant()
            + " "
            + d.hashCode());
    Calendar c = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    c.clear();
    c.set(2024, Calendar.FEBRUARY, 29, 13, 14, 15);
    System.out.println(
        c.getTimeInMillis()
            + " "
            + c.get(Calendar.DAY_OF_WEEK)
            + c.get(Calendar.DAY_OF_YEAR)
            + " "
            + c.get(Calendar.HOUR)
            + c.get(Calendar.AM_PM)
            + c.getActualMaximum(Calendar.DAY_OF_MONTH));
    c.add(Calendar.YEAR, 1);
    c.roll(Calendar.MONTH, -3);
    System.out.println(c.toInstant() + " " + c.get(Calendar.WEEK_OF_YEAR));
    c.set(Calendar.MONTH, 13);
    System.out.println(
        c.toInstant()
            + " "
            + TimeZone.getTimeZone("GMT+3").getRawOffset()
            + TimeZone.getTimeZone("UTC").getID());
    c.setLenient(false);
    c.set(Calendar.MONTH, 99);
    try {
      c.getTime();
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
