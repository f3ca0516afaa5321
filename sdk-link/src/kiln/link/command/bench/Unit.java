package kiln.link.command.bench;

import java.util.Locale;

/** What a figure counts, and with how many digits it is worth printing. */
public enum Unit {
  /** Of 1000 bytes. */
  KILOBYTES("kB", 1),
  /** Of 1000 kB. */
  MEGABYTES("MB", 2),
  NANOSECONDS("ns", 1),
  MILLISECONDS("ms", 2),
  SECONDS("s", 1),
  PER_SECOND("/s", 0),
  /** Of things, mostly instructions. */
  MILLIONS("million", 3),
  /** Of one core's time. */
  PERCENT("%", 2),
  /** Ours through the peer's, over several rows. */
  RATIO("", 2),
  /** Things, or differences that should be none. */
  COUNT("", 0);

  private final String symbol;
  private final int digits;

  Unit(String symbol, int digits) {
    this.symbol = symbol;
    this.digits = digits;
  }

  String print(double value) {
    return String.format(Locale.ROOT, "%." + digits + "f %s", value, symbol).stripTrailing();
  }
}
