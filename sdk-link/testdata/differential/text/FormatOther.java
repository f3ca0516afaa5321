package text;

import java.util.*;

/** Formatter: Formattable, printf on streams, MessageFormat-like uses and dates. */
public class FormatOther {
  record Money(long cents) implements Formattable {
    @Override
    public void formatTo(Formatter f, int flags, int width, int precision) {
      boolean upper = (flags & FormattableFlags.UPPERCASE) != 0;
      f.format(
          (upper ? "EUR" : "eur") + "%d.%02d[%d,%d]", cents / 100, cents % 100, width, precision);
    }
  }

  public static void main(String[] args) throws Exception {
    System.out.printf("%s %S %10.3s%n", new Money(1234), new Money(5), new Money(0));
    Formatter f = new Formatter(new StringBuilder("pre:"));
    f.format("%d", 1).format("-%s", "two");
    System.out.println(f);
    Calendar c = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    c.setTimeInMillis(1_000_000_000_123L);
    System.out.println(
        String.format("%tF %<tT.%<tL %<tY-%<tm-%<td %<tH:%<tM:%<tS %<ts %<tQ %<tj %<ty %<tZ", c));
    System.out.println(String.format("%tR %<tD %<tI %<tl %<tk %<te %<tC %<tN %<tz", c));
    System.out.println(
        String.format("%tF %<tT", java.time.LocalDateTime.of(2024, 2, 29, 23, 59, 58)));
    System.out.println(String.format(Locale.ROOT, "%,d|%,.2f", 1234567, 1234567.891));
    StringBuilder table = new StringBuilder();
    for (int i = 1; i <= 3; i++) {
      table.append(String.format("|%-6s|%6.2f|%04X|%n", "row" + i, i / 3.0, i * 1000));
    }
    System.out.print(table);
  }
}
