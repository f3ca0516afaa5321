package kiln.stack.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kiln.http.HttpCall;
import kiln.http.HttpReply;
import kiln.http.HttpRequest;
import kiln.http.HttpResponse;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.stack.socket.LoopbackNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client against our server, and against servers of the test that say anything. */
@Timeout(60)
class HttpClientTest {
  private static final int GOOD = 8000;
  private static final int ODD = 8001;

  private final LoopbackNetwork host = new LoopbackNetwork();
  private final PooledHttpClient client =
      new PooledHttpClient(
          host.network(),
          name -> List.of(IpAddress.parse("127.0.0.9"), IpAddress.LOOPBACK),
          host.clock());
  private final AtomicInteger connections = new AtomicInteger();
  private Listener odd;

  private record Settings() implements ThreadedHttpServer.Config {
    @Override
    public int http_connections() {
      return 100;
    }

    @Override
    public Class<? extends java.lang.annotation.Annotation> annotationType() {
      return ThreadedHttpServer.Config.class;
    }
  }

  private static void start(java.util.concurrent.Callable<?> work) {
    Thread t =
        new Thread(
            () -> {
              try {
                work.call();
              } catch (Exception e) {
                // the end of the test
              }
            });
    t.setDaemon(true);
    t.start();
  }

  @BeforeEach
  void serve() throws NetException {
    Listener listener = host.network().listen(Endpoint.any(GOOD), 16);
    ThreadedHttpServer server = new ThreadedHttpServer(host.clock(), new Settings());
    start(
        () -> {
          server.serve(listener, HttpClientTest::answer);
          return null;
        });
  }

  @AfterEach
  void stop() {
    client.stop();
    host.stop();
  }

  private static void answer(HttpRequest q, HttpResponse r) throws IOException {
    byte[] b = new byte[100_000];
    int length = 0;
    for (int n; (n = q.read(b, length, b.length - length)) > 0; ) {
      length += n;
    }
    switch (q.path()) {
      case "/chunked" -> {
        for (int i = 0; i < 100; i++) {
          r.write(b, 0, 1000);
        }
      }
      case "/to" -> r.status(Integer.parseInt(q.query())).header("Location", "x/../end").send("");
      case "/loop" -> r.status(302).header("Location", "/loop").send("");
      case "/away" ->
          r.status(302).header("Location", "http://other:" + GOOD + "/end").send("gone");
      case "/nowhere" -> r.status(302).header("Location", "ftp://x/").send("");
      default ->
          r.send(q.method() + " " + q.target() + " " + length + " " + q.header("Authorization"));
    }
  }

  private static String url(int port, String target) {
    return "http://localhost:" + port + target;
  }

  private String text(HttpCall call) throws IOException {
    try (HttpReply reply = client.send(call)) {
      return reply.status() + " " + reply.text(1 << 20);
    }
  }

  /** Every connection to {@link #ODD} hears the request and answers with the text, then closes. */
  private void odd(String... answers) throws NetException {
    odd = host.network().listen(Endpoint.any(ODD), 16);
    start(
        () -> {
          for (int i = 0; ; i++) {
            Connection c = odd.accept();
            connections.incrementAndGet();
            byte[] b = new byte[4096];
            c.read(b, 0, b.length);
            byte[] answer = answers[i % answers.length].getBytes(StandardCharsets.ISO_8859_1);
            c.write(answer, 0, answer.length);
            c.finish();
          }
        });
  }

  @Test
  void requestsAreAnsweredAndConnectionsKept() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertEquals("200 GET /a?b 0 null", text(HttpCall.get(url(GOOD, "/a?b"))));
      byte[] body = new byte[50_000];
      assertEquals("200 POST / 50000 null", text(HttpCall.of("POST", url(GOOD, "")).body(body)));
      assertEquals("200 ", text(HttpCall.head(url(GOOD, "/h"))));
    }
    String opened = host.network().counters().replaceAll("(?s).*tcp.opened ([0-9]+).*", "$1");
    assertTrue(Integer.parseInt(opened) <= 4, opened + " connections for 60 requests");
    try (HttpReply reply = client.send(HttpCall.get(url(GOOD, "/chunked")))) {
      assertEquals(-1, reply.contentLength());
      assertArrayEquals(new byte[100_000], reply.body(100_000));
    }
    try (HttpReply reply = client.send(HttpCall.get(url(GOOD, "/chunked")))) {
      IOException e = assertThrows(IOException.class, () -> reply.body(99_999));
      assertTrue(e.getMessage().contains("longer than 99999 octets"), e.getMessage());
    }
    assertEquals("200 GET /after 0 null", text(HttpCall.get(url(GOOD, "/after"))));
  }

  @Test
  void redirectsAreFollowedAndChangeTheMethodAsTheyShould() throws Exception {
    byte[] body = new byte[5];
    for (int status : new int[] {301, 302, 303}) {
      assertEquals("200 GET /end 0 null", text(HttpCall.get(url(GOOD, "/to?" + status))));
      HttpCall post = HttpCall.of("POST", url(GOOD, "/to?" + status)).body(body);
      assertEquals("200 GET /end 0 null", text(post));
    }
    for (int status : new int[] {307, 308}) {
      HttpCall post = HttpCall.of("POST", url(GOOD, "/to?" + status)).body(body);
      assertEquals("200 POST /end 5 null", text(post));
    }
    try (HttpReply reply = client.send(HttpCall.get(url(GOOD, "/to?302")))) {
      assertEquals(url(GOOD, "/end"), reply.url());
    }
    assertEquals("302 ", text(HttpCall.get(url(GOOD, "/to?302")).redirects(0)));
    HttpCall secret = HttpCall.get(url(GOOD, "/away")).header("Authorization", "me");
    assertEquals("200 GET /end 0 null", text(secret), "told to its own server only");
    assertEquals(
        "200 GET /x 0 me", text(HttpCall.get(url(GOOD, "/x")).header("authorization", "me")));
    assertThrows(IOException.class, () -> client.send(HttpCall.get(url(GOOD, "/loop"))));
    assertThrows(IOException.class, () -> client.send(HttpCall.get(url(GOOD, "/nowhere"))));
  }

  @Test
  void theEndOfTheConnectionEndsABodyOfUnknownLength() throws Exception {
    odd("HTTP/1.0 200 fine\r\nX: y\r\n\r\nall of it");
    try (HttpReply reply = client.send(HttpCall.get(url(ODD, "/")))) {
      assertEquals("y", reply.header("x"));
      assertNull(reply.header("z"));
      assertEquals("all of it", reply.text(100));
    }
  }

  @Test
  void interimResponsesArePassedOver() throws Exception {
    odd("HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    assertEquals("200 ok", text(HttpCall.get(url(ODD, "/"))));
  }

  @Test
  void whatIsNoHttpIsAnError() throws Exception {
    String[] wrong = {
      "",
      "hello\r\n\r\n",
      "HTTP/1.1 20 x\r\n\r\n",
      "HTTP/2.0 200 OK\r\n\r\n",
      "HTTP/1.1 200 OK\nContent-Length: 1\n\nx",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
      "HTTP/1.1 101 Switching\r\n\r\n",
      "HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"
    };
    odd(wrong);
    for (String each : wrong) {
      assertThrows(IOException.class, () -> text(HttpCall.get(url(ODD, "/"))), each);
    }
  }

  @Test
  void aKeptConnectionThatBrokeIsReplacedWhereThatDoesNoHarm() throws Exception {
    odd("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
    assertEquals("200 x", text(HttpCall.get(url(ODD, "/"))));
    Thread.sleep(50);
    assertEquals("200 x", text(HttpCall.get(url(ODD, "/"))));
    assertEquals(2, connections.get());
    Thread.sleep(50);
    HttpCall post = HttpCall.of("POST", url(ODD, "/")).body(new byte[3]);
    assertThrows(NetException.class, () -> text(post), "a POST may have been done already");
  }

  @Test
  void theDeadlineIsOfTheWholeCall() throws Exception {
    odd = host.network().listen(Endpoint.any(ODD), 16);
    start(
        () -> {
          Connection c = odd.accept();
          byte[] one = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes();
          c.write(one, 0, one.length);
          for (int i = 0; i < 1000; i++) { // an octet now and then keeps no call alive
            c.write(one, 0, 1);
            Thread.sleep(20);
          }
          return null;
        });
    long start = System.nanoTime();
    HttpCall call = HttpCall.get(url(ODD, "/")).timeout(300_000_000L);
    NetException e = assertThrows(NetException.class, () -> text(call));
    assertEquals(NetException.Reason.TIMED_OUT, e.reason());
    assertTrue(System.nanoTime() - start < 10_000_000_000L);
  }

  @Test
  void whatCannotBeSentIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> client.send(HttpCall.get(url(GOOD, "/")).header("Host", "x")));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.send(HttpCall.get(url(GOOD, "/")).header("X", "a\r\nY: b")));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.send(HttpCall.of("GET /x", url(GOOD, "/"))));
    assertThrows(IOException.class, () -> client.send(HttpCall.get("https://localhost/")));
    NetException e =
        assertThrows(NetException.class, () -> client.send(HttpCall.get(url(4444, "/"))));
    assertEquals(NetException.Reason.REFUSED, e.reason());
  }
}
