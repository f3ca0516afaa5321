package kiln.stack.dns;

import kiln.stack.wire.Octets;

/**
 * View of a DNS message and writer of a query (RFC 1035 §4.1, RFC 6891).
 *
 * <p>{@code wrap} walks the whole message once; after it every record is in bounds. A compression
 * pointer must point to before where it stands, so no name can loop.
 */
final class DnsMessage {
  static final int HEADER = 12;

  static final int A = 1;
  static final int CNAME = 5;
  static final int SOA = 6;
  static final int AAAA = 28;
  private static final int OPT = 41;
  private static final int INTERNET = 1;

  static final int NO_ERROR = 0;
  static final int FORMAT_ERROR = 1;
  static final int NO_NAME = 3;

  /**
   * What we take over UDP: fits through every path unfragmented (the value of DNS flag day 2020).
   */
  static final int UDP_SIZE = 1232;

  private static final int MAX_NAME = 255;
  private static final int MAX_LABEL = 63;
  private static final int MAX_RECORDS = 128;

  private byte[] bytes = Octets.NONE;
  private int length;
  private int questionEnd;
  private final int[] owners = new int[MAX_RECORDS];
  private final int[] data = new int[MAX_RECORDS];
  private int answers;
  private int records;

  /**
   * Writes a query with recursion desired.
   *
   * @return its length, or 0 if {@code name} is no host name: an empty label, one over 63 octets,
   *     more than 255 in all, or a character that is not ASCII
   */
  static int query(byte[] b, int id, String name, int type, boolean extended) {
    Octets.put16(b, 0, id);
    Octets.put16(b, 2, 0x0100);
    Octets.put16(b, 4, 1);
    Octets.put32(b, 6, 0);
    Octets.put16(b, 10, extended ? 1 : 0);
    int i = putName(b, HEADER, name);
    if (i == 0) {
      return 0;
    }
    Octets.put16(b, i, type);
    Octets.put16(b, i + 2, INTERNET);
    i += 4;
    if (extended) {
      b[i] = 0;
      Octets.put16(b, i + 1, OPT);
      Octets.put16(b, i + 3, UDP_SIZE);
      Octets.put32(b, i + 5, 0);
      Octets.put16(b, i + 9, 0);
      i += 11;
    }
    return i;
  }

  private static int putName(byte[] b, int from, String name) {
    int end = name.endsWith(".") ? name.length() - 1 : name.length();
    if (end == 0 || end > MAX_NAME - 2) {
      return 0;
    }
    int i = from;
    int label = 0;
    while (label <= end) {
      int dot = name.indexOf('.', label);
      int stop = dot < 0 || dot > end ? end : dot;
      int size = stop - label;
      if (size == 0 || size > MAX_LABEL) {
        return 0;
      }
      b[i++] = (byte) size;
      for (int k = label; k < stop; k++) {
        char c = name.charAt(k);
        if (c <= ' ' || c >= 127) {
          return 0;
        }
        b[i++] = (byte) c;
      }
      label = stop + 1;
    }
    b[i] = 0;
    return i + 1;
  }

  /**
   * @return false if any part of the message runs over or loops
   */
  boolean wrap(byte[] b, int octets) {
    bytes = b;
    length = octets;
    records = 0;
    if (octets < HEADER || Octets.u16(b, 4) != 1) {
      return false;
    }
    questionEnd = skipName(HEADER) + 4;
    if (questionEnd < HEADER + 4 || questionEnd > length) {
      return false;
    }
    answers = Octets.u16(b, 6);
    int total = answers + Octets.u16(b, 8) + Octets.u16(b, 10);
    int i = questionEnd;
    for (int n = 0; n < total; n++) {
      int fixed = skipName(i);
      if (fixed < 0 || fixed + 10 > length || n == MAX_RECORDS) {
        return false;
      }
      int size = Octets.u16(b, fixed + 8);
      if (fixed + 10 + size > length) {
        return false;
      }
      owners[n] = i;
      data[n] = fixed + 10;
      records++;
      i = fixed + 10 + size;
    }
    return true;
  }

  int id() {
    return Octets.u16(bytes, 0);
  }

  boolean isResponse() {
    return (bytes[2] & 0x80) != 0;
  }

  boolean isTruncated() {
    return (bytes[2] & 2) != 0;
  }

  int code() {
    return bytes[3] & 15;
  }

  /** Whether this answers {@code query}: the same question, letters in any case. */
  boolean answers(byte[] query) {
    for (int i = HEADER; i < questionEnd; i++) {
      if (lower(bytes[i]) != lower(query[i])) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  /** Records of the answer section. */
  int answerCount() {
    return answers;
  }

  /** Records of all sections. */
  int recordCount() {
    return records;
  }

  int type(int n) {
    return Octets.u16(bytes, data[n] - 10);
  }

  /** Seconds; a value with the top bit set counts as 0 (RFC 2181 §8). */
  int ttl(int n) {
    return Math.max(Octets.i32(bytes, data[n] - 6), 0);
  }

  int dataOffset(int n) {
    return data[n];
  }

  int dataLength(int n) {
    return Octets.u16(bytes, data[n] - 2);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Name of the question in lower case. */
  String question() {
    return name(HEADER);
  }

  String owner(int n) {
    return name(owners[n]);
  }

  /** The name that record {@code n} of type CNAME leads to, or null if it is malformed. */
  String target(int n) {
    int end = skipName(data[n]);
    return end < 0 || end > data[n] + dataLength(n) ? null : name(data[n]);
  }

  /** Offset behind the name at {@code from}, or -1. */
  private int skipName(int from) {
    int i = from;
    int end = -1;
    int total = 0;
    int before = from;
    while (i < length) {
      int size = Octets.u8(bytes, i);
      if (size == 0) {
        return end < 0 ? i + 1 : end;
      }
      if (size >= 0xC0) {
        if (i + 1 >= length) {
          return -1;
        }
        int to = Octets.u16(bytes, i) & 0x3FFF;
        if (to >= before || to < HEADER) {
          return -1; // forward or onto itself: it could loop
        }
        end = end < 0 ? i + 2 : end;
        before = to;
        i = to;
        continue;
      }
      total += size + 1;
      if (size > MAX_LABEL || total > MAX_NAME) {
        return -1;
      }
      i += size + 1;
    }
    return -1;
  }

  /** The name at a place where {@link #skipName} was content. */
  private String name(int from) {
    StringBuilder text = new StringBuilder();
    int i = from;
    while (true) {
      int size = Octets.u8(bytes, i);
      if (size == 0) {
        return text.toString();
      }
      if (size >= 0xC0) {
        i = Octets.u16(bytes, i) & 0x3FFF;
        continue;
      }
      if (text.length() > 0) {
        text.append('.');
      }
      for (int k = 1; k <= size; k++) {
        text.append((char) (lower(bytes[i + k]) & 0xFF));
      }
      i += size + 1;
    }
  }
}
