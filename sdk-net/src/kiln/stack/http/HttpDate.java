package kiln.stack.http;

import java.util.List;
import kiln.stack.text.Ascii;

/** Dates as HTTP writes them: {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110 §5.6.7). */
final class HttpDate {
  static final int LENGTH = 29;

  private static final String DAYS = "ThuFriSatSunMonTueWed"; // 1970-01-01 was a Thursday
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private HttpDate() {}

  /** Writes the date of {@code seconds} since 1970 at {@code i}; returns the offset behind it. */
  static int put(byte[] b, int i, long seconds) {
    long day = Math.floorDiv(seconds, 86_400L);
    int inDay = (int) (seconds - day * 86_400L);
    // Days from 0000-03-01, so that leap days come last: eras of 400 years.
    long shifted = day + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100);
    int month = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1;
    int calendarMonth = month < 10 ? month + 2 : month - 10;
    int calendarYear = (int) (year + era * 400) + (calendarMonth < 2 ? 1 : 0);
    text(b, i, DAYS, Math.floorMod((int) day, 7));
    b[i + 3] = ',';
    b[i + 4] = ' ';
    two(b, i + 5, dayOfMonth);
    b[i + 7] = ' ';
    text(b, i + 8, MONTHS, calendarMonth);
    b[i + 11] = ' ';
    two(b, i + 12, calendarYear / 100);
    two(b, i + 14, calendarYear % 100);
    b[i + 16] = ' ';
    two(b, i + 17, inDay / 3600);
    b[i + 19] = ':';
    two(b, i + 20, inDay / 60 % 60);
    b[i + 22] = ':';
    two(b, i + 23, inDay % 60);
    b[i + 25] = ' ';
    b[i + 26] = 'G';
    b[i + 27] = 'M';
    b[i + 28] = 'T';
    return i + LENGTH;
  }

  /**
   * Reads a date in any of the three forms that there have been (RFC 9110 §5.6.7).
   *
   * @return seconds since 1970, or -1 if it is no date, or one before 1970
   */
  static long parse(String text) {
    List<String> word = Ascii.words(text.replace('-', ' ').replace(',', ' '));
    if (word.size() == 6 && word.get(5).equals("GMT")) {
      int year = number(word.get(3), 9999);
      if (word.get(3).length() == 2) { // RFC 850; there was no HTTP before 1970
        year += year < 70 ? 2000 : 1900;
      }
      return seconds(year, word.get(2), word.get(1), word.get(4));
    }
    if (word.size() == 5) { // as asctime of C prints it
      return seconds(number(word.get(4), 9999), word.get(1), word.get(2), word.get(3));
    }
    return -1;
  }

  private static long seconds(int year, String monthName, String dayOfMonth, String clock) {
    int at = monthName.length() == 3 ? MONTHS.indexOf(monthName) : -1;
    int day = number(dayOfMonth, 31);
    List<String> part = Ascii.split(clock, ':');
    if (year < 1970 || at < 0 || at % 3 != 0 || day < 1 || part.size() != 3) {
      return -1;
    }
    int hour = number(part.get(0), 23);
    int minute = number(part.get(1), 59);
    int second = number(part.get(2), 60);
    if (hour < 0 || minute < 0 || second < 0) {
      return -1;
    }
    // As in put: years begin in March, so that leap days come last.
    int month = at / 3 + 1;
    int y = month <= 2 ? year - 1 : year;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    long days = 365L * y + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    return days * 86_400 + hour * 3600 + minute * 60 + second;
  }

  /** A number of at most four digits and at most {@code most}, or -1. */
  private static int number(String digits, int most) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == 4) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return digits.isEmpty() || value > most ? -1 : value;
  }

  private static void text(byte[] b, int i, String names, int n) {
    for (int k = 0; k < 3; k++) {
      b[i + k] = (byte) names.charAt(3 * n + k);
    }
  }

  private static void two(byte[] b, int i, int value) {
    b[i] = (byte) ('0' + value / 10);
    b[i + 1] = (byte) ('0' + value % 10);
  }
}
