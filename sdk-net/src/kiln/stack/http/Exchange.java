package kiln.stack.http;

import java.io.IOException;
import java.util.Objects;
import kiln.clock.Clock;
import kiln.http.HttpHandler;
import kiln.http.HttpRequest;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.NetException;
import kiln.stack.text.Ascii;

/**
 * One connection of the server: reads a head, hands the request to the handler, ends the response,
 * and again, from top to bottom.
 *
 * <p>Every wait has an end: a client may be silent between requests for so long, and a head must be
 * complete so long after its first octet, however slowly it drips.
 */
final class Exchange implements HttpRequest {
  /** A head fits into this, or is refused with 431. */
  static final int MAX_HEAD = 8192;

  private static final int OUTPUT = 8192;

  /** Between requests, and between octets of a body. */
  private static final long IDLE = 60_000_000_000L;

  /** From the first octet of a head to its last. */
  private static final long HEAD_TIME = 15_000_000_000L;

  /**
   * What a handler left unread of a body is read and dropped up to this, or the connection ends.
   */
  private static final int MAX_DRAIN = 64 * 1024;

  private final Connection connection;
  private final Clock clock;
  private final HttpHandler handler;
  private final Input input;
  private final RequestHead head = new RequestHead();
  private final BodyReader body;
  private final ResponseWriter response;
  private boolean continuePending;

  Exchange(Connection connection, Clock clock, HttpHandler handler) {
    this.connection = connection;
    this.clock = clock;
    this.handler = handler;
    input = new Input(connection::read, MAX_HEAD);
    body = new BodyReader(input);
    response = new ResponseWriter(connection, head, OUTPUT);
  }

  /** Serves the connection until one side ends it; closes it. */
  void run() {
    try (connection) {
      connection.noDelay(true); // responses leave whole: nothing is gained by waiting
      while (serveOne()) {
        // the next request
      }
      response.flush();
      connection.finish();
      linger();
    } catch (NetException e) {
      // the client is gone, or too slow: nobody is left to tell
    } catch (IOException | OutOfMemoryError e) {
      connection.abort(); // half a response must not pass for a whole one; no heap: come again
    }
  }

  /**
   * Waits a little for the client to close first: closing with octets unread would reset the
   * connection, and the client might lose the response (RFC 9112 §9.6).
   */
  private void linger() throws NetException {
    connection.timeout(2_000_000_000L);
    long end = clock.monotonicNanos() + 2_000_000_000L;
    byte[] drop = new byte[1024];
    int most = MAX_DRAIN;
    for (int n; most > 0 && (n = input.read(drop, 0, drop.length)) >= 0; most -= n) {
      if (clock.monotonicNanos() > end) {
        return;
      }
    }
  }

  /** Serves one request; false if it was the last of this connection. */
  private boolean serveOne() throws IOException {
    int to;
    try {
      to = awaitHead();
      if (to < 0) {
        return false;
      }
      head.parse(input.buffer(), input.from(), to);
      input.skip(to - input.from());
      checkHead();
    } catch (HttpError e) {
      refuse(e.status());
      return false;
    }
    body.start(head.bodyLength());
    response.start(head.methodIs("HEAD"), isHttp11(), head.keepAlive(), wallSeconds());
    continuePending = head.expectsContinue() && !body.over();
    return answer();
  }

  /** Blocks until a whole head is in the buffer; -1 if the client closed or has nothing to say. */
  private int awaitHead() throws IOException {
    connection.timeout(IDLE);
    long deadline = 0;
    int looked = 0;
    while (true) {
      if (input.buffered() > looked) {
        int to = RequestHead.findEnd(input.buffer(), input.from(), input.to());
        if (to >= 0) {
          return to;
        }
        looked = input.buffered();
        deadline = deadline == 0 ? clock.monotonicNanos() + HEAD_TIME : deadline;
      }
      if (input.full()) {
        throw new HttpError(431, "the head is longer than " + MAX_HEAD + " octets");
      }
      response.flush(); // all that was pipelined is answered: the client waits now
      if (deadline != 0) {
        long left = deadline - clock.monotonicNanos();
        if (left <= 0) {
          throw new HttpError(408, "the head did not come in time");
        }
        connection.timeout(left);
      }
      if (!input.fill()) {
        if (input.buffered() > 0 && !input.full()) {
          return -1; // closed in the middle of a head: nothing was asked
        }
        if (!input.full()) {
          return -1;
        }
      }
    }
  }

  private void checkHead() throws HttpError {
    if (head.hostCount() > 1 || isHttp11() && head.hostCount() == 0) {
      throw new HttpError(400, "a request has one Host field, not " + head.hostCount());
    }
  }

  private boolean answer() throws IOException {
    connection.timeout(IDLE);
    try {
      handler.handle(this, response);
    } catch (NetException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (response.begun()) {
        throw new IOException("the handler failed with its response half sent", e);
      }
      response.close();
      response.start(head.methodIs("HEAD"), isHttp11(), false, wallSeconds());
      response.status(e instanceof HttpError error ? error.status() : 500);
    }
    response.end();
    return response.keepAlive() && drained();
  }

  /** Reads what the handler left of the body, so that the next request begins where it does. */
  private boolean drained() throws IOException {
    if (body.over()) {
      return true;
    }
    if (continuePending) {
      return false; // the client may send its body or not: nobody can tell what comes next
    }
    byte[] drop = new byte[1024];
    int most = MAX_DRAIN;
    try {
      for (int n; most > 0 && (n = body.read(drop, 0, drop.length)) >= 0; ) {
        most -= n;
      }
    } catch (HttpError e) {
      return false;
    }
    return body.over();
  }

  private void refuse(int status) throws IOException {
    response.start(false, true, false, wallSeconds());
    response.status(status).send(new byte[0]);
  }

  private long wallSeconds() {
    return clock.wallNanos() / 1_000_000_000L;
  }

  // --- the request ---

  @Override
  public String method() {
    return head.method();
  }

  @Override
  public String target() {
    return head.target();
  }

  @Override
  public String path() {
    String target = head.target();
    int from = pathStart(target);
    int mark = target.indexOf('?', from);
    String path = mark < 0 ? target.substring(from) : target.substring(from, mark);
    return path.isEmpty() ? "/" : path;
  }

  /** A client may name the whole URL, as it would a proxy (RFC 9112 §3.2.2). */
  private static int pathStart(String target) {
    if (!target.regionMatches(true, 0, "http://", 0, 7)) {
      return 0;
    }
    int i = 7;
    while (i < target.length() && "/?".indexOf(target.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  @Override
  public String query() {
    String target = head.target();
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  @Override
  public boolean isHttp11() {
    return head.minor() >= 1;
  }

  @Override
  public String header(String name) {
    for (int i = 0; i < head.fields(); i++) {
      if (Ascii.equalsIgnoreCase(head.name(i), name)) {
        return head.value(i);
      }
    }
    return null;
  }

  @Override
  public int headerCount() {
    return head.fields();
  }

  @Override
  public String headerName(int i) {
    return head.name(Objects.checkIndex(i, head.fields()));
  }

  @Override
  public String headerValue(int i) {
    return head.value(Objects.checkIndex(i, head.fields()));
  }

  @Override
  public Endpoint remote() {
    return connection.remote();
  }

  @Override
  public long contentLength() {
    return head.bodyLength();
  }

  @Override
  public int read(byte[] dst, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, dst.length);
    if (continuePending) {
      continuePending = false;
      response.sendContinue();
    }
    try {
      return body.read(dst, offset, length);
    } catch (HttpError e) {
      response.close();
      throw e;
    }
  }
}
