package kiln.stack.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import kiln.clock.Clock;
import kiln.http.HttpHandler;
import kiln.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** Octets in, octets out: one connection of the server. */
class ExchangeTest {
  private static final Clock CLOCK =
      new Clock() {
        @Override
        public long wallNanos() {
          return 784_111_777L * 1_000_000_000L;
        }

        @Override
        public long monotonicNanos() {
          return 1;
        }
      };

  private static final String DATE = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private int step = 1000;
  private MemoryConnection connection;

  private String run(String input, HttpHandler handler) {
    connection = new MemoryConnection(input, step);
    new Exchange(connection, CLOCK, handler).run();
    assertTrue(connection.closed);
    return connection.output().replace(DATE, "");
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static String refused(int status) {
    return "HTTP/1.1 "
        + status
        + " "
        + Reason.of(status)
        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }

  private static String bodyOf(HttpRequest q) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] b = new byte[7];
    for (int n; (n = q.read(b, 0, 7)) >= 0; ) {
      all.write(b, 0, n);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Answers with what it was asked. */
  private static final HttpHandler MIRROR =
      (q, r) -> r.send(q.method() + " " + q.path() + " " + q.query() + " " + bodyOf(q));

  @Test
  void requestsOfAConnectionAreAnsweredInOrderAndPipelinedOnesTogether() {
    String input =
        "GET /a?b HTTP/1.1\r\n"
            + "Host: h\r\n\r\n"
            + "PUT /c HTTP/1.1\r\n"
            + "Host: h\r\n"
            + "Content-Length: 3\r\n\r\n"
            + "xyz\r\n"
            + "GET / HTTP/1.1\r\n"
            + "host: h\r\n"
            + "Connection: close\r\n\r\n";
    String expected =
        ok("GET /a b ")
            + ok("PUT /c  xyz")
            + ok("GET /  ").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    assertEquals(expected, run(input, MIRROR));
    assertEquals(1, connection.writes, "three answers, one write");
    assertTrue(connection.finished);
    for (step = 1; step < 40; step++) {
      assertEquals(expected, run(input, MIRROR), "step " + step);
    }
  }

  @Test
  void theHeadStaysWhileTheBodyIsRead() {
    String put = "PUT /far HTTP/1.1\r\nHost: h\r\nX: y\r\nContent-Length: 30000\r\n\r\n";
    HttpHandler late = (q, r) -> r.send(bodyOf(q).length() + q.method() + q.path() + q.header("x"));
    assertEquals(ok("30000PUT/fary"), run(put + "z".repeat(30_000), late));
  }

  @Test
  void chunksAreTakenApart() {
    String chunked = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n\r\n";
    String body = "5;x=y\r\nhello\r\n00B\r\n, big world\r\n0\r\nTrailer: t\r\n\r\n";
    String expected = ok("POST /  hello, big world") + ok("GET /  ");
    for (step = 1; step < 60; step++) {
      assertEquals(expected, run(chunked + body + GET, MIRROR), "step " + step);
    }
  }

  @Test
  void malformedChunksEndTheConnection() {
    String head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
    String[] wrong = {
      "x\r\n",
      "\r\n",
      "5\r\nhelloX\r\n",
      "5\nhello\r\n0\r\n\r\n",
      "-1\r\n",
      "0x5\r\nhello\r\n",
      "1000000000000000\r\n",
      "5 5\r\nhello",
      "5\r\nhel",
      "5\r\nhello\r\n0\r\nA: b\n\r\n",
      "5;\u0001\r\nhello\r\n"
    };
    for (String body : wrong) {
      assertEquals(refused(400), run(head + body + GET, MIRROR), body);
    }
  }

  @Test
  void whatIsNotHttpIsRefused() {
    check(400, "GET /\r\n\r\n");
    check(400, "GET / HTTP/1.1\r\n\r\n");
    check(400, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    check(400, "GET / HTTP/1.1\r\nHost : a\r\n\r\n");
    check(400, "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n");
    check(400, "GET / HTTP/1.1\nHost: a\n\n");
    check(400, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
    check(400, "GET / a HTTP/1.1\r\nHost: a\r\n\r\n");
    check(400, " GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    check(400, "GET / HTTP/1.1\r\nHost: a\r\nA: b\u0000c\r\n\r\n");
    check(505, "GET / HTTP/2.0\r\nHost: a\r\n\r\n");
    check(431, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(9000) + "\r\n\r\n");
    check(431, "GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(101) + "\r\n");
  }

  /** Every way to smuggle that rests on two readings of one length. */
  @Test
  void twoWaysToTellTheLengthAreNone() {
    String head = "POST / HTTP/1.1\r\nHost: h\r\n";
    check(400, head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    check(400, head + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd");
    check(400, head + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc");
    check(400, head + "Content-Length: 3, 3\r\n\r\nabc");
    check(400, head + "Content-Length: +3\r\n\r\nabc");
    check(400, head + "Content-Length: 0x3\r\n\r\nabc");
    check(400, head + "Content-Length: -3\r\n\r\nabc");
    check(400, head + "Content-Length:\r\n\r\nabc");
    check(400, head + "Content-Length: 99999999999999999999\r\n\r\nabc");
    check(400, head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    check(501, head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
    check(501, head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
    check(501, head + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
    check(400, head + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n");
    check(400, head + "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n");
    check(400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
  }

  private void check(int status, String input) {
    assertEquals(refused(status), run(input + GET, MIRROR), input);
  }

  @Test
  void http10ClosesUnlessItAsksNotTo() {
    assertEquals(
        "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nGET /  ",
        run("GET / HTTP/1.0\r\n\r\n" + GET, MIRROR));
    assertEquals(
        "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: keep-alive\r\n\r\nGET /  "
            + ok("GET /  "),
        run("GET / HTTP/1.0\r\nConnection: foo, Keep-Alive\r\n\r\n" + GET, MIRROR));
  }

  @Test
  void aBodyOfUnknownLengthIsChunkedOrEndsWithTheConnection() {
    HttpHandler stream =
        (q, r) -> {
          r.write("ab".getBytes(StandardCharsets.US_ASCII), 0, 2);
          r.write(new byte[0], 0, 0);
          r.write("c".getBytes(StandardCharsets.US_ASCII), 0, 1);
        };
    assertEquals(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
        run(GET, stream));
    assertEquals(
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc", run("GET / HTTP/1.0\r\n\r\n", stream));
  }

  @Test
  void headAndStatusesWithoutBodySendNone() {
    assertEquals(
        "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n", run(GET.replace("GET", "HEAD"), MIRROR));
    assertEquals("HTTP/1.1 304 Not Modified\r\n\r\n", run(GET, (q, r) -> r.status(304)));
    assertEquals("HTTP/1.1 204 No Content\r\n\r\n", run(GET, (q, r) -> r.status(204)));
  }

  @Test
  void continueIsSaidWhenTheBodyIsWanted() {
    String put = "PUT / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok";
    assertEquals("HTTP/1.1 100 Continue\r\n\r\n" + ok("PUT /  ok"), run(put, MIRROR));
    String notWanted = run(put + GET, (q, r) -> r.status(403).send(""));
    assertEquals("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", notWanted);
  }

  @Test
  void aHandlerThatLeavesTheBodyDoesNotConfuseTheNextRequest() {
    String post =
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 30\r\n\r\n" + "GET ".repeat(7) + "xx";
    assertEquals(ok("hi") + ok("hi"), run(post + GET, (q, r) -> r.send("hi")));
    String big =
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n" + "x".repeat(900_000);
    assertEquals(ok("hi"), run(big + GET, (q, r) -> r.send("hi")));
  }

  @Test
  void aHandlerThatFailsIs500OrBreaksOff() {
    HttpHandler early =
        (q, r) -> {
          throw new IllegalStateException("broken");
        };
    assertEquals(refused(500), run(GET + GET, early));
    HttpHandler late =
        (q, r) -> {
          r.write(new byte[20_000], 0, 20_000);
          throw new IllegalStateException("broken");
        };
    run(GET, late);
    assertTrue(connection.aborted);
    HttpHandler tooShort = (q, r) -> r.length(5).write(new byte[3], 0, 3);
    run(GET, tooShort);
    assertTrue(connection.aborted);
  }

  @Test
  void headersOfAResponseCannotBeSplit() {
    HttpHandler split =
        (q, r) -> {
          assertThrows(IllegalArgumentException.class, () -> r.header("A", "b\r\nSet-Cookie: c"));
          assertThrows(IllegalArgumentException.class, () -> r.header("A\r\nB", "c"));
          assertThrows(IllegalArgumentException.class, () -> r.header("Content-Length", "9"));
          assertThrows(IllegalArgumentException.class, () -> r.status(100));
          r.header("X", "y").send("z");
        };
    assertEquals("HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 1\r\n\r\nz", run(GET, split));
  }

  @Test
  void aHeadThatIsCutOffIsNoRequest() {
    for (int length = 0; length < GET.length(); length++) {
      int[] asked = {0};
      String out = run(GET.substring(0, length), (q, r) -> asked[0]++);
      assertEquals("", out);
      assertEquals(0, asked[0]);
    }
  }

  @Test
  void datesAreThoseOfTheCalendar() {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ROOT);
    Random random = new Random(1);
    byte[] b = new byte[HttpDate.LENGTH];
    for (int i = 0; i < 20_000; i++) {
      long seconds = random.nextLong() % 100_000_000_000L;
      seconds = Math.abs(seconds);
      HttpDate.put(b, 0, seconds);
      String expected =
          format.format(
              ZonedDateTime.ofInstant(java.time.Instant.ofEpochSecond(seconds), ZoneOffset.UTC));
      assertEquals(expected, new String(b, StandardCharsets.US_ASCII));
    }
  }

  /** Mutated requests: an answer or none, never an exception, never more answers than requests. */
  @Test
  void randomOctetsBreakNothing() {
    Random random = new Random(4);
    String base =
        "POST /a?b=c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nX: y\r\n\r\n"
            + "5\r\nhello\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab";
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder(base);
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) random.nextInt(256));
          case 1 -> text.deleteCharAt(at);
          default -> text.insert(at, "\r\n :;0fF,\t".charAt(random.nextInt(10)));
        }
      }
      step = 1 + random.nextInt(200);
      String out = run(text.toString(), MIRROR);
      int answers = out.split("HTTP/1\\.1 [2-5]", -1).length - 1;
      assertTrue(answers <= 4, text.toString());
      assertFalse(connection.aborted, text.toString());
    }
  }

  @Test
  void aTargetMayBeAWholeUrl() {
    String[][] targets = {
      {"http://h/a?b", "/a b"}, {"HTTP://h:80/a", "/a "}, {"http://h", "/ "}, {"http://h?x", "/ x"},
      {"/http://h/", "/http://h/ "}, {"*", "* "}
    };
    for (String[] each : targets) {
      String input = "GET " + each[0] + " HTTP/1.1\r\nHost: h\r\n\r\n";
      assertEquals(ok("GET " + each[1] + " "), run(input, MIRROR), each[0]);
    }
  }
}
