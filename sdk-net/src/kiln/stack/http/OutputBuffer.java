package kiln.stack.http;

/**
 * Octets on their way out, put one behind the other. Its array grows with what comes up to a bound,
 * so that ten thousand clients with small answers cost little.
 */
final class OutputBuffer {
  private static final int FIRST = 256;

  private final int most;
  private byte[] bytes = {};
  private int used;

  /** One of at most {@code most} octets. */
  OutputBuffer(int most) {
    this.most = most;
  }

  /** What was put: octets 0 to {@link #used}. The array is another one after the next put. */
  byte[] bytes() {
    return bytes;
  }

  int used() {
    return used;
  }

  /** Octets that may still be put. */
  int room() {
    return most - used;
  }


  void clear() {
    used = 0;
  }

  OutputBuffer octets(byte[] src, int offset, int count) {
    reserve(count);
    System.arraycopy(src, offset, bytes, used, count);
    used += count;
    return this;
  }

  /** Characters of ISO 8859-1, an octet each. */
  OutputBuffer text(String text) {
    int n = text.length();
    reserve(n);
    for (int i = 0; i < n; i++) {
      bytes[used + i] = (byte) text.charAt(i);
    }
    used += n;
    return this;
  }

  OutputBuffer octet(char c) {
    reserve(1);
    bytes[used++] = (byte) c;
    return this;
  }

  /** The end of a line: CRLF. */
  OutputBuffer line() {
    return octet('\r').octet('\n');
  }

  OutputBuffer decimal(long value) {
    int digits = 1;
    for (long v = value; v >= 10; v /= 10) {
      digits++;
    }
    reserve(digits);
    long v = value;
    for (int i = used + digits - 1; i >= used; i--) {
      bytes[i] = (byte) ('0' + v % 10);
      v /= 10;
    }
    used += digits;
    return this;
  }

  OutputBuffer hex(int value) {
    int digits = Math.max(1, (35 - Integer.numberOfLeadingZeros(value)) / 4);
    for (int i = digits - 1; i >= 0; i--) {
      octet(Character.forDigit(value >> 4 * i & 15, 16));
    }
    return this;
  }

  /** A date as HTTP writes it, of {@code seconds} since 1970. */
  OutputBuffer date(long seconds) {
    reserve(HttpDate.LENGTH);
    used = HttpDate.put(bytes, used, seconds);
    return this;
  }

  /** Takes octets out again. */
  void remove(int from, int to) {
    System.arraycopy(bytes, to, bytes, from, used - to);
    used -= to - from;
  }

  private void reserve(int count) {
    int needed = used + count;
    if (needed <= bytes.length) {
      return;
    }
    if (needed > most) {
      throw new IllegalStateException(
          needed + " octets are put into an output of " + most + " at most");
    }
    byte[] larger = new byte[Math.min(most, Math.max(Math.max(FIRST, 2 * bytes.length), needed))];
    System.arraycopy(bytes, 0, larger, 0, used);
    bytes = larger;
  }
}
