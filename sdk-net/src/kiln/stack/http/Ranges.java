package kiln.stack.http;

import kiln.stack.text.Ascii;

/**
 * The Range field of a request over a resource of known length (RFC 9110 §14.1.2): parts in the
 * order asked for.
 *
 * <p>A field that is malformed or in another unit, more than {@link #MOST} parts, or parts that
 * overlap count as no field at all: each is allowed to be ignored (§14.2), and each has been used
 * to wear servers out.
 */
final class Ranges {
  static final int MOST = 8;

  private static final String UNIT = "bytes=";

  /** What {@link #number} gives beside numbers. */
  private static final long ABSENT = -1;

  private static final long MALFORMED = -2;

  /** Larger than any resource; ten times it and nine still fit into a long. */
  private static final long HUGE = Long.MAX_VALUE / 10 - 1;

  private final long[] first = new long[MOST];
  private final long[] last = new long[MOST];
  private int count;
  private boolean asked;

  private Ranges() {}

  static Ranges parse(String value, long length) {
    Ranges r = new Ranges();
    r.asked = r.read(value, length) && !r.overlap();
    return r;
  }

  /** Whether the field is to be obeyed at all. */
  boolean asked() {
    return asked;
  }

  /** Parts that the resource has; 0 means 416, if {@link #asked}. */
  int count() {
    return count;
  }

  long first(int i) {
    return first[i];
  }

  /** The last octet, itself included. */
  long last(int i) {
    return last[i];
  }

  private boolean read(String value, long length) {
    if (!Ascii.startsIgnoreCase(value, UNIT)) {
      return false;
    }
    boolean any = false;
    for (String each : Ascii.split(value.substring(UNIT.length()), ',')) {
      String part = each.trim();
      if (part.isEmpty()) {
        continue; // a list may have empty elements (§5.6.1)
      }
      int dash = part.indexOf('-');
      if (dash < 0 || count == MOST) {
        return false;
      }
      any = true;
      if (!add(part.substring(0, dash), part.substring(dash + 1), length)) {
        return false;
      }
    }
    return any;
  }

  private boolean add(String from, String to, long length) {
    long a = number(from);
    long b = number(to);
    if (a == MALFORMED || b == MALFORMED || a == ABSENT && b == ABSENT) {
      return false;
    }
    if (a == ABSENT) { // the last b octets
      if (b > 0 && length > 0) {
        keep(Math.max(length - b, 0), length - 1);
      }
      return true;
    }
    if (b != ABSENT && b < a) {
      return false;
    }
    if (a < length) {
      keep(a, b == ABSENT ? length - 1 : Math.min(b, length - 1));
    }
    return true;
  }

  private void keep(long a, long b) {
    first[count] = a;
    last[count++] = b;
  }

  private boolean overlap() {
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < i; k++) {
        if (first[i] <= last[k] && first[k] <= last[i]) {
          return true;
        }
      }
    }
    return false;
  }

  /** A number; its digits beyond {@link #HUGE} change nothing. */
  private static long number(String digits) {
    if (digits.isEmpty()) {
      return ABSENT;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return MALFORMED;
      }
      value = value > HUGE ? value : value * 10 + digit;
    }
    return value;
  }
}
