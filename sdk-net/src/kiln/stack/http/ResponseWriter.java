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
  private final OutputBuffer buffer;
  private final OutputBuffer headers = new OutputBuffer(MOST_HEADERS);
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
    buffer = new OutputBuffer(size);
  }

  /** A request was read; {@code dateSeconds} since 1970 dates the response. */
  void start(boolean isHead, boolean isHttp11, boolean keep, long nowSeconds) {
    headers.clear();
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
    if (needed > headers.room()) {
      throw new IllegalStateException(
          "headers of a response have " + MOST_HEADERS + " octets at most; " + name + " is over");
    }
    headers.text(name).text(": ").text(value).line();
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
      int room = buffer.room() - (chunked ? CHUNK_FRAME : 0);
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
      buffer.hex(count).line();
    }
    buffer.octets(src, offset, count);
    if (chunked) {
      buffer.line();
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
    byte[] octets = headers.bytes();
    for (int from = 0; from < headers.used(); ) {
      int to = from;
      while (octets[to] != '\r') {
        to++;
      }
      String line = new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
      if (line.regionMatches(true, 0, name + ": ", 0, name.length() + 2)) {
        headers.remove(from, to + 2);
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
      if (buffer.room() < 5) {
        flush();
      }
      buffer.octet('0').line().line();
    }
    if (!bodiless && length != UNKNOWN && written < length) {
      keepAlive = false;
      throw new HttpError(
          500, "the body is " + length + " octets long, and only " + written + " were written");
    }
  }

  /** Sends what waits in the buffer. */
  void flush() throws NetException {
    if (buffer.used() > 0) {
      connection.write(buffer.bytes(), 0, buffer.used());
      buffer.clear();
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
    int needed = headers.used() + 256;
    if (needed > buffer.room()) {
      flush();
    }
    begun = true;
    buffer.text("HTTP/1.1 ").decimal(status).octet(' ').text(Reason.of(status)).line();
    buffer.text("Date: ").date(dateSeconds).line();
    buffer.octets(headers.bytes(), 0, headers.used());
    frame(noBody);
    buffer.line();
  }

  private void frame(boolean noBody) {
    if (chunked) {
      buffer.text("Transfer-Encoding: chunked").line();
    } else if (length != UNKNOWN && !noBody) {
      buffer.text("Content-Length: ").decimal(length).line();
    }
    if (!keepAlive) {
      buffer.text("Connection: close").line();
    } else if (!http11) {
      buffer.text("Connection: keep-alive").line();
    }
  }
}
