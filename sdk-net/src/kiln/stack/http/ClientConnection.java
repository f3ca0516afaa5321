package kiln.stack.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kiln.clock.Clock;
import kiln.http.HttpCall;
import kiln.net.Connection;
import kiln.net.NetException;

/** A connection to a server: one request at a time, every wait within the call's deadline. */
final class ClientConnection {
  /** A head fits into this, or is refused. */
  private static final int MAX_HEAD = 16 * 1024;

  /** Interim responses before the one that counts (RFC 9110 §15.2). */
  private static final int MAX_INTERIM = 10;

  private static final int WRITE = 16 * 1024;

  private final Connection connection;
  private final Clock clock;
  private final String origin;
  private final Input input = new Input(this::readTimed, MAX_HEAD);
  final ResponseHead head = new ResponseHead();
  final BodyReader body = new BodyReader(input);
  private long deadlineNanos;
  private boolean answered;

  /** When it was put aside; the pool's. */
  long idleSinceNanos;

  ClientConnection(Connection connection, Clock clock, String origin) {
    this.connection = connection;
    this.clock = clock;
    this.origin = origin;
    connection.noDelay(true);
  }

  String origin() {
    return origin;
  }

  /** Whether octets of the present answer have come: then the request is not to be repeated. */
  boolean answered() {
    return answered;
  }

  private int readTimed(byte[] dst, int offset, int length) throws NetException {
    arm();
    int count = connection.read(dst, offset, length);
    answered |= count > 0;
    return count;
  }

  private void arm() throws NetException {
    long left = deadlineNanos - clock.monotonicNanos();
    if (left <= 0) {
      throw new NetException(
          NetException.Reason.TIMED_OUT, "the deadline of the call to " + origin + " has passed");
    }
    connection.timeout(left);
  }

  /** Sends a request and reads the head of its answer; the body is ready to be read. */
  void exchange(HttpCall call, String method, Url url, byte[] content, long deadline)
      throws IOException {
    deadlineNanos = deadline;
    answered = false;
    byte[] start = head(call, method, url, content).getBytes(StandardCharsets.ISO_8859_1);
    write(start);
    if (content != null) {
      write(content);
    }
    for (int interim = 0; ; interim++) {
      readHead();
      if (head.status() >= 200) {
        break;
      }
      if (interim == MAX_INTERIM || head.status() == 101) {
        throw new HttpError(502, origin + " answers with " + head.status() + ", unasked");
      }
    }
    body.start(head.bodyLength(method));
  }

  private void write(byte[] octets) throws NetException {
    for (int at = 0; at < octets.length; at += WRITE) {
      arm();
      connection.write(octets, at, Math.min(WRITE, octets.length - at));
    }
  }

  private static String head(HttpCall call, String method, Url url, byte[] content) {
    StringBuilder out = new StringBuilder(256);
    out.append(method).append(' ').append(url.target()).append(" HTTP/1.1\r\n");
    out.append("Host: ").append(url.authority()).append("\r\n");
    for (HttpCall.Header header : call.headers()) {
      out.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    boolean hasBody = content != null || method.equals("POST") || method.equals("PUT");
    if (hasBody) {
      out.append("Content-Length: ").append(content == null ? 0 : content.length).append("\r\n");
    }
    return out.append("\r\n").toString();
  }

  private void readHead() throws IOException {
    int looked = 0;
    while (true) {
      if (input.buffered() > looked) {
        int to = MessageHead.findEnd(input.buffer(), input.from(), input.to());
        if (to >= 0) {
          head.parse(input.buffer(), input.from(), to);
          input.skip(to - input.from());
          return;
        }
        looked = input.buffered();
      }
      if (!input.fill()) {
        throw input.full()
            ? new HttpError(502, "the answer's head is longer than " + MAX_HEAD + " octets")
            : new NetException(
                NetException.Reason.RESET, origin + " closed the connection without an answer");
      }
    }
  }

  /** Whether the answer is read to its end, and another request may follow. */
  boolean reusable() {
    return body.over() && head.keepAlive() && input.buffered() == 0;
  }

  void close() {
    connection.abort(); // what is unread is not wanted
  }
}
