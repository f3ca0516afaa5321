package kiln.stack.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The head of a message: a first line and fields, as positions in the octets they came in (RFC 9112
 * §2, §5).
 *
 * <p>Strict where leniency has been used to smuggle: lines end in CRLF and nothing else, no white
 * space before a colon, no folded lines, no control characters, one way to tell the body's length
 * (§6.3).
 */
abstract class MessageHead {
  /** Fields of one head. */
  static final int MAX_FIELDS = 100;

  /** For how many there is room before a head has more. */
  private static final int FIRST_FIELDS = 16;

  /** Length of a body that is chunked. */
  static final long CHUNKED = -1;

  /** Length of a body that ends with its connection. */
  static final long UNTIL_CLOSE = -2;

  /** A copy of the head: the body overwrites the buffer that it came in. */
  byte[] bytes = new byte[512];

  /** Where reading is, and where the head ends. */
  int at;

  int end;

  int minor;
  private int[] nameStart = new int[FIRST_FIELDS];
  private int[] nameEnd = new int[FIRST_FIELDS];
  private int[] valueStart = new int[FIRST_FIELDS];
  private int[] valueEnd = new int[FIRST_FIELDS];
  private int fields;
  private int transferField;
  private int lengthField;
  private boolean keepAlive;
  private boolean closeAsked;

  /**
   * Where the head ends: behind its empty line, or -1 if that has not come yet. Looks for two line
   * ends in a row, lenient ones too, so that a malformed head is found out and not waited for.
   */
  static int findEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && (b[i] == '\r' || b[i] == '\n')) {
      i++; // empty lines before a request (§2.2)
    }
    for (; i < to; i++) {
      if (b[i] == '\n') {
        int next = i + 1;
        if (next < to && b[next] == '\r') {
          next++;
        }
        if (next < to && b[next] == '\n') {
          return next + 1;
        }
      }
    }
    return -1;
  }

  /** Reads the head in {@code b[from, to)}, of which {@link #findEnd} found {@code to}. */
  final void parse(byte[] b, int from, int to) throws HttpError {
    int length = to - from;
    if (bytes.length < length) {
      bytes = new byte[Math.max(length, 2 * bytes.length)];
    }
    System.arraycopy(b, from, bytes, 0, length);
    at = 0;
    end = length;
    fields = 0;
    skipEmptyLines();
    firstLine();
    while (!(bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n')) {
      field();
    }
    at += 2;
    if (at != end) {
      throw bad("a line ends in LF without CR");
    }
    frame();
    check();
  }

  /** Reads the first line, its end included. */
  abstract void firstLine() throws HttpError;

  /** All is read: says what is wrong with it as a whole. */
  abstract void check() throws HttpError;

  private void skipEmptyLines() throws HttpError {
    while (at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n') {
      at += 2;
    }
    if (at == end) {
      throw bad("nothing but empty lines");
    }
  }

  /** Reads {@code HTTP/1.n} at {@link #at}. */
  final void version() throws HttpError {
    boolean http =
        at + 8 <= end
            && bytes[at] == 'H'
            && bytes[at + 1] == 'T'
            && bytes[at + 2] == 'T'
            && bytes[at + 3] == 'P'
            && bytes[at + 4] == '/'
            && digit(bytes[at + 5])
            && bytes[at + 6] == '.'
            && digit(bytes[at + 7]);
    if (!http) {
      throw bad("the first line has no HTTP version where it should");
    }
    if (bytes[at + 5] != '1') {
      throw new HttpError(505, "only HTTP/1.x is spoken here");
    }
    minor = bytes[at + 7] - '0';
    at += 8;
  }

  final void line() throws HttpError {
    if (at + 1 >= end || bytes[at] != '\r' || bytes[at + 1] != '\n') {
      throw bad("a line does not end in CRLF");
    }
    at += 2;
  }

  private void field() throws HttpError {
    if (fields == MAX_FIELDS) {
      throw new HttpError(431, "more than " + MAX_FIELDS + " fields");
    }
    if (fields == nameStart.length) {
      growFields();
    }
    int name = at;
    at = token(at);
    if (at == name || at >= end || bytes[at] != ':') {
      throw bad("a field does not begin with a name and a colon");
    }
    nameStart[fields] = name;
    nameEnd[fields] = at++;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    valueStart[fields] = at;
    while (at < end && valueCharacter(bytes[at])) {
      at++;
    }
    int last = at;
    while (last > valueStart[fields] && (bytes[last - 1] == ' ' || bytes[last - 1] == '\t')) {
      last--;
    }
    valueEnd[fields++] = last;
    line();
  }

  /** §6.3, without the leniency: what could be understood in two ways is refused. */
  private void frame() throws HttpError {
    transferField = -1;
    lengthField = -1;
    keepAlive = minor >= 1;
    closeAsked = false;
    for (int i = 0; i < fields; i++) {
      if (nameIs(i, "transfer-encoding")) {
        if (transferField >= 0) {
          throw bad("two Transfer-Encoding fields");
        }
        transferField = i;
      } else if (nameIs(i, "content-length")) {
        if (lengthField >= 0) {
          throw bad("two Content-Length fields");
        }
        lengthField = i;
      } else if (nameIs(i, "connection")) {
        connection(i);
      }
    }
  }

  private void growFields() {
    int room = Math.min(MAX_FIELDS, 2 * fields);
    nameStart = Arrays.copyOf(nameStart, room);
    nameEnd = Arrays.copyOf(nameEnd, room);
    valueStart = Arrays.copyOf(valueStart, room);
    valueEnd = Arrays.copyOf(valueEnd, room);
  }

  /** What the fields say of the body's length; {@code otherwise} if they say nothing. */
  final long framedLength(long otherwise) throws HttpError {
    refuseTabs(transferField);
    refuseTabs(lengthField);
    if (transferField >= 0) {
      if (lengthField >= 0) {
        throw bad("both Transfer-Encoding and Content-Length");
      }
      if (minor == 0) {
        throw bad("Transfer-Encoding in HTTP/1.0");
      }
      if (!valueIs(transferField, "chunked")) {
        throw new HttpError(501, "the only transfer coding is chunked");
      }
      return CHUNKED;
    }
    return lengthField < 0 ? otherwise : number(lengthField);
  }

  /** Tabs around a value are white space to some and part of it to others. */
  private void refuseTabs(int i) throws HttpError {
    for (int n = i < 0 ? end : nameEnd[i]; n < end && bytes[n] != '\r'; n++) {
      if (bytes[n] == '\t') {
        throw bad("a tab around what tells the body's length");
      }
    }
  }

  private long number(int i) throws HttpError {
    long value = 0;
    int digits = valueEnd[i] - valueStart[i];
    for (int n = valueStart[i]; n < valueEnd[i]; n++) {
      if (!digit(bytes[n]) || digits > 18) {
        throw bad("Content-Length is no number");
      }
      value = value * 10 + bytes[n] - '0';
    }
    if (digits == 0) {
      throw bad("Content-Length is empty");
    }
    return value;
  }

  /** A list of tokens: close wins over keep-alive (§9.3). */
  private void connection(int i) {
    int from = valueStart[i];
    while (from < valueEnd[i]) {
      int to = from;
      while (to < valueEnd[i] && bytes[to] != ',') {
        to++;
      }
      int left = from;
      int right = to;
      while (left < right && (bytes[left] == ' ' || bytes[left] == '\t')) {
        left++;
      }
      while (right > left && (bytes[right - 1] == ' ' || bytes[right - 1] == '\t')) {
        right--;
      }
      if (equal(left, right, "close")) {
        closeAsked = true;
      } else if (equal(left, right, "keep-alive")) {
        keepAlive = true;
      }
      from = to + 1;
    }
  }

  // --- what it says ---

  final int minor() {
    return minor;
  }

  final int fields() {
    return fields;
  }

  final String name(int i) {
    return text(nameStart[i], nameEnd[i]);
  }

  final String value(int i) {
    return text(valueStart[i], valueEnd[i]);
  }

  /** Index of the first field of that name (in lower case), or -1. */
  final int find(String lowerCaseName) {
    return find(lowerCaseName, 0);
  }

  /** As {@link #find(String)}, from field {@code from} on. */
  final int find(String lowerCaseName, int from) {
    for (int i = from; i < fields; i++) {
      if (nameIs(i, lowerCaseName)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the sender means to keep the connection. */
  final boolean keepAlive() {
    return keepAlive && !closeAsked;
  }

  // --- characters ---

  final boolean nameIs(int i, String lowerCase) {
    return equal(nameStart[i], nameEnd[i], lowerCase);
  }

  final boolean valueIs(int i, String lowerCase) {
    return equal(valueStart[i], valueEnd[i], lowerCase);
  }

  private boolean equal(int from, int to, String lowerCase) {
    if (to - from != lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < to - from; i++) {
      int c = bytes[from + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  final int token(int from) {
    int i = from;
    while (i < end && tokenCharacter(bytes[i])) {
      i++;
    }
    return i;
  }

  /** RFC 9110 §5.6.2. */
  static boolean tokenCharacter(int c) {
    if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
      return true;
    }
    return switch (c) {
      case '!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~' -> true;
      default -> false;
    };
  }

  /** RFC 9110 §5.5: visible characters, octets above 127, space and tab. */
  static boolean valueCharacter(int c) {
    return c >= ' ' && c != 127 || c == '\t' || c < 0;
  }

  /** Whether a text can be the name of a method or field. */
  static boolean isToken(String text) {
    boolean token = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      token &= text.charAt(i) < 128 && tokenCharacter(text.charAt(i));
    }
    return token;
  }

  /** Whether a text can be the value of a field. */
  static boolean isValue(String text) {
    boolean clean = true;
    for (int i = 0; i < text.length(); i++) {
      clean &= text.charAt(i) < 256 && valueCharacter((byte) text.charAt(i));
    }
    return clean;
  }

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  final String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  static HttpError bad(String message) {
    return new HttpError(400, message);
  }
}
