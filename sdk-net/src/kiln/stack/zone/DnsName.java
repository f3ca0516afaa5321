package kiln.stack.zone;

import java.nio.charset.StandardCharsets;

/**
 * A domain name: labels of octets, letters in any case equal (RFC 1035 §3.1, RFC 4343).
 *
 * <p>Held as on the wire, lengths before labels, the root's 0 last, and as such a text in lower
 * case, which is what names are compared and hashed by.
 */
final class DnsName {
  static final int MAX_LABEL = 63;
  static final int MAX_NAME = 255;

  static final DnsName ROOT = new DnsName(new byte[1]);

  private final byte[] wire;
  private final String key;

  private DnsName(byte[] wire) {
    this.wire = wire;
    char[] lower = new char[wire.length];
    for (int i = 0; i < wire.length; i++) {
      int c = wire[i] & 0xFF;
      lower[i] = (char) (c >= 'A' && c <= 'Z' ? c + 32 : c); // lengths are below 64
    }
    key = new String(lower);
  }

  /** The name whose uncompressed octets are at {@code from}. */
  static DnsName of(byte[] b, int from, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(b, from, copy, 0, length);
    return new DnsName(copy);
  }

  /**
   * Reads the text of a name, with {@code \.} and {@code \123} (RFC 1035 §5.1).
   *
   * @param origin what a name without a final dot is relative to; {@code @} is the origin itself
   * @throws IllegalArgumentException if it is no name: the message says why
   */
  static DnsName parse(String text, DnsName origin) {
    if (text.equals("@")) {
      return origin;
    }
    if (text.equals(".")) {
      return ROOT;
    }
    byte[] b = new byte[MAX_NAME + 1];
    int length = 1; // of what is written, the present label's own length before it
    int label = 0;
    boolean absolute = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        label = endLabel(text, b, label, length);
        length = label + 1;
        absolute = i == text.length() - 1;
        continue;
      }
      if (c == '\\') {
        int value = escaped(text, i);
        i += isDigit(text.charAt(i + 1)) ? 3 : 1;
        c = (char) value;
      }
      if (c > 255) {
        throw wrong(text, "a character beyond one octet; write international names as xn--...");
      }
      if (length == MAX_NAME) {
        throw wrong(text, "more than " + MAX_NAME + " octets");
      }
      b[length++] = (byte) c;
    }
    if (absolute) {
      return of(b, 0, length); // the root's 0 is there already
    }
    label = endLabel(text, b, label, length);
    if (label + origin.wire.length > MAX_NAME) {
      throw wrong(text, "with its origin more than " + MAX_NAME + " octets");
    }
    System.arraycopy(origin.wire, 0, b, label, origin.wire.length);
    return of(b, 0, label + origin.wire.length);
  }

  private static int endLabel(String text, byte[] b, int label, int end) {
    int size = end - label - 1;
    if (size == 0) {
      throw wrong(text, "an empty label");
    }
    if (size > MAX_LABEL) {
      throw wrong(text, "a label of more than " + MAX_LABEL + " octets");
    }
    if (end >= MAX_NAME) {
      throw wrong(text, "more than " + MAX_NAME + " octets");
    }
    b[label] = (byte) size;
    return end;
  }

  /** The octet that {@code \X} or {@code \DDD} at {@code i} stands for. */
  static int escaped(String text, int i) {
    if (i + 1 >= text.length()) {
      throw wrong(text, "a backslash at its end");
    }
    if (!isDigit(text.charAt(i + 1))) {
      return text.charAt(i + 1);
    }
    int value = 0;
    for (int k = 1; k <= 3; k++) {
      if (i + k >= text.length() || !isDigit(text.charAt(i + k))) {
        throw wrong(text, "a backslash with fewer than three digits");
      }
      value = value * 10 + text.charAt(i + k) - '0';
    }
    if (value > 255) {
      throw wrong(text, "\\" + value + ", and an octet is at most 255");
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("\"" + text + "\" has " + why);
  }

  /** The octets, uncompressed; not to be changed. */
  byte[] wire() {
    return wire;
  }

  boolean isRoot() {
    return wire.length == 1;
  }

  /** The name without its first label; the root has none. */
  DnsName parent() {
    int first = wire[0] + 1;
    return of(wire, first, wire.length - first);
  }

  /** {@code *.} before this name; null if that is too long. */
  DnsName wildcard() {
    if (wire.length + 2 > MAX_NAME) {
      return null;
    }
    byte[] b = new byte[wire.length + 2];
    b[0] = 1;
    b[1] = '*';
    System.arraycopy(wire, 0, b, 2, wire.length);
    return new DnsName(b);
  }

  /** Whether this name is {@code other} or below it. */
  boolean isAtOrBelow(DnsName other) {
    int at = 0;
    while (wire.length - at > other.wire.length) {
      at += wire[at] + 1;
    }
    return wire.length - at == other.wire.length && key.endsWith(other.key);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DnsName && key.equals(((DnsName) o).key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** As a zone file has it, with its final dot. */
  @Override
  public String toString() {
    if (isRoot()) {
      return ".";
    }
    StringBuilder out = new StringBuilder();
    for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
      String label = new String(wire, at + 1, wire[at], StandardCharsets.ISO_8859_1);
      for (int i = 0; i < label.length(); i++) {
        char c = label.charAt(i);
        if (c <= ' ' || c > '~') {
          out.append('\\').append(c / 100).append(c / 10 % 10).append(c % 10);
        } else if ("\\.\"();@$".indexOf(c) >= 0) {
          out.append('\\').append(c);
        } else {
          out.append(c);
        }
      }
      out.append('.');
    }
    return out.toString();
  }
}
