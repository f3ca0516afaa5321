package kiln.stack.http;

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
