package kiln.stack.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import kiln.http.HttpResponse;
import kiln.net.Connection;
import kiln.net.NetException;
import kiln.stack.text.Ascii;

/**
 * One response after another of a connection, in one buffer: small ones leave together with what
 * follows them, if the client has pipelined (RFC 9112 §9.3.2).
 */
final class ResponseWriter implements HttpResponse {
  private static final long UNKNOWN = -1;

  private static final int MOST_HEADERS = 4096;

  /** Room that a chunk's head and tail take: eight digits, two line ends, and the last chunk. */
  private static final int CHUNK_FRAME = 8 + 4;

  private final Connection connection;
  private final RequestHead request;
  private final int size;

  /** Empty until the first request is there, as are the headers: who asks nothing costs nothing. */
  private byte[] buffer = {};

  private int used;

  private byte[] headers = {};
  private int headersLength;
  private int status;
  private long length;
  private long written;
  private boolean begun;
  private boolean ended;
  private boolean chunked;
  private boolean bodiless;
  private boolean http11;
  private boolean keepAlive;
  private long dateSeconds;

  /** {@code request} is the head that each response answers. */
  ResponseWriter(Connection connection, RequestHead request, int size) {
    this.connection = connection;
    this.request = request;
    this.size = size;
  }

  /** A request was read; {@code dateSeconds} since 1970 dates the response. */
  void start(boolean isHead, boolean isHttp11, boolean keep, long nowSeconds) {
    if (buffer.length == 0) {
      buffer = new byte[size];
      headers = new byte[MOST_HEADERS];
    }
    headersLength = 0;
    status = 200;
    length = UNKNOWN;
    written = 0;
    begun = false;
    ended = false;
    chunked = false;
    bodiless = isHead;
    http11 = isHttp11;
    keepAlive = keep;
    dateSeconds = nowSeconds;
  }

  boolean begun() {
    return begun;
  }

  /** Whether another request may follow on this connection. */
  boolean keepAlive() {
    return keepAlive;
  }

  /** No request will follow, whatever the client meant. */
  void close() {
    keepAlive = false;
  }

  @Override
  public HttpResponse status(int code) {
    checkNotBegun();
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException("a status is 200 to 599, not " + code);
    }
    status = code;
    return this;
  }

  @Override
  public HttpResponse header(String name, String value) {
    checkNotBegun();
    checkHeader(name, value);
    int needed = name.length() + value.length() + 4;
    if (needed > headers.length - headersLength) {
      throw new IllegalStateException(
          "headers of a response have " + headers.length + " octets at most; " + name + " is over");
    }
    headersLength = put(headers, headersLength, name);
    headers[headersLength++] = ':';
    headers[headersLength++] = ' ';
    headersLength = put(headers, headersLength, value);
    headers[headersLength++] = '\r';
    headers[headersLength++] = '\n';
    return this;
  }

  private static void checkHeader(String name, String value) {
    if (!MessageHead.isToken(name) || !MessageHead.isValue(value)) {
      throw new IllegalArgumentException(
          "header \"" + name + "\" is no token, or its value has a control character");
    }
    String[] ours = {"date", "connection", "content-length", "transfer-encoding"};
    for (String each : ours) {
      if (Ascii.equalsIgnoreCase(each, name)) {
        throw new IllegalArgumentException(name + " is the server's to say");
      }
    }
  }

  @Override
  public HttpResponse length(long octets) {
    checkNotBegun();
    length = octets;
    return this;
  }

  private void checkNotBegun() {
    if (begun) {
      throw new IllegalStateException("the head of this response was sent already");
    }
  }

  @Override
  public void write(byte[] src, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, src.length);
    if (!begun) {
      begin();
    }
    if (length != UNKNOWN && count > length - written) {
      throw new IllegalStateException(
          "the body is " + length + " octets long, and " + (written + count) + " are written");
    }
    written += count;
    if (bodiless || count == 0) {
      return;
    }
    for (int done = 0; done < count; ) {
      int room = buffer.length - used - (chunked ? CHUNK_FRAME : 0);
      if (room <= 0) {
        flush();
        continue;
      }
      int piece = Math.min(room, count - done);
      body(src, offset + done, piece);
      done += piece;
    }
  }

  private void body(byte[] src, int offset, int count) {
    if (chunked) {
      used = putHex(buffer, used, count);
      used = line(buffer, used);
    }
    System.arraycopy(src, offset, buffer, used, count);
    used += count;
    if (chunked) {
      used = line(buffer, used);
    }
  }

  @Override
  public void send(byte[] body) throws IOException {
    if (!begun) {
      length = body.length;
    }
    write(body, 0, body.length);
    end();
  }

  @Override
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void sendResource(byte[] body, String entityTag, long modifiedSeconds)
      throws IOException {
    checkNotBegun();
    if (status != 200) {
      throw new IllegalStateException("a resource has a status of its own; " + status + " was set");
    }
    new ResourceSender(this, request, body, entityTag, modifiedSeconds).send();
  }

  /** Takes a header out again: its value, or null. */
  String remove(String name) {
    for (int from = 0; from < headersLength; ) {
      int to = from;
      while (headers[to] != '\r') {
        to++;
      }
      String line = new String(headers, from, to - from, StandardCharsets.ISO_8859_1);
      if (line.regionMatches(true, 0, name + ": ", 0, name.length() + 2)) {
        System.arraycopy(headers, to + 2, headers, from, headersLength - to - 2);
        headersLength -= to + 2 - from;
        return line.substring(name.length() + 2);
      }
      from = to + 2;
    }
    return null;
  }

  /** Ends the response; a body shorter than promised breaks the connection off. */
  void end() throws IOException {
    if (ended) {
      return;
    }
    if (!begun) {
      length = 0;
      begin();
    }
    ended = true;
    if (chunked && !bodiless) {
      if (buffer.length - used < 5) {
        flush();
      }
      buffer[used++] = '0';
      used = line(buffer, line(buffer, used));
    }
    if (!bodiless && length != UNKNOWN && written < length) {
      keepAlive = false;
      throw new HttpError(
          500, "the body is " + length + " octets long, and only " + written + " were written");
    }
  }

  /** Sends what waits in the buffer. */
  void flush() throws NetException {
    if (used > 0) {
      connection.write(buffer, 0, used);
      used = 0;
    }
  }

  /** Tells a client that waits before sending its body (RFC 9110 §10.1.1). */
  void sendContinue() throws NetException {
    if (!begun) {
      flush();
      byte[] line = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      connection.write(line, 0, line.length);
    }
  }

  private void begin() throws NetException {
    boolean noBody = status == 204 || status == 304;
    bodiless |= noBody;
    chunked = length == UNKNOWN && http11 && !noBody;
    if (length == UNKNOWN && !http11 && !noBody) {
      keepAlive = false; // the end of the connection is the end of the body
    }
    int needed = headersLength + 256;
    if (needed > buffer.length - used) {
      flush();
    }
    begun = true;
    used = put(buffer, used, "HTTP/1.1 ");
    used = putDecimal(buffer, used, status);
    buffer[used++] = ' ';
    used = line(buffer, put(buffer, used, Reason.of(status)));
    used = put(buffer, used, "Date: ");
    used = line(buffer, HttpDate.put(buffer, used, dateSeconds));
    System.arraycopy(headers, 0, buffer, used, headersLength);
    used += headersLength;
    frame(noBody);
    used = line(buffer, used);
  }

  private void frame(boolean noBody) {
    if (chunked) {
      used = line(buffer, put(buffer, used, "Transfer-Encoding: chunked"));
    } else if (length != UNKNOWN && !noBody) {
      used = put(buffer, used, "Content-Length: ");
      used = line(buffer, putDecimal(buffer, used, length));
    }
    if (!keepAlive) {
      used = line(buffer, put(buffer, used, "Connection: close"));
    } else if (!http11) {
      used = line(buffer, put(buffer, used, "Connection: keep-alive"));
    }
  }

  private static int put(byte[] b, int i, String text) {
    int n = text.length();
    for (int k = 0; k < n; k++) {
      b[i + k] = (byte) text.charAt(k);
    }
    return i + n;
  }

  private static int line(byte[] b, int i) {
    b[i] = '\r';
    b[i + 1] = '\n';
    return i + 2;
  }

  private static int putDecimal(byte[] b, int i, long value) {
    int digits = 1;
    for (long v = value; v >= 10; v /= 10) {
      digits++;
    }
    long v = value;
    for (int k = i + digits - 1; k >= i; k--) {
      b[k] = (byte) ('0' + v % 10);
      v /= 10;
    }
    return i + digits;
  }

  private static int putHex(byte[] b, int i, int value) {
    int digits = Math.max(1, (35 - Integer.numberOfLeadingZeros(value)) / 4);
    for (int k = 0; k < digits; k++) {
      b[i + k] = (byte) Character.forDigit(value >> 4 * (digits - 1 - k) & 15, 16);
    }
    return i + digits;
  }
}
