package kiln.stack.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import kiln.clock.Clock;
import org.junit.jupiter.api.Test;

/** Ranges and conditions of requests (RFC 9110 §13, §14). */
class ResourceTest {
  private static final Clock CLOCK =
      new Clock() {
        @Override
        public long wallNanos() {
          return 0;
        }

        @Override
        public long monotonicNanos() {
          return 1;
        }
      };

  private static final long MODIFIED = 784_111_777L;
  private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static final String BEFORE = "Sun, 06 Nov 1994 08:49:36 GMT";

  private static String ask(String method, String... fields) {
    String head = method + " / HTTP/1.1\r\nHost: a\r\n" + String.join("\r\n", fields);
    head += fields.length == 0 ? "\r\n" : "\r\n\r\n";
    MemoryConnection c = new MemoryConnection(head, 1000);
    new Exchange(
            c,
            CLOCK,
            (q, r) -> {
              r.header("Content-Type", "text/plain");
              r.sendResource("0123456789".getBytes(), "tag", MODIFIED);
            })
        .run();
    return c.output();
  }

  private static int status(String... fields) {
    return Integer.parseInt(ask("GET", fields).substring(9, 12));
  }

  private static String body(String... fields) {
    String answer = ask("GET", fields);
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void withoutConditionsItIsSentWhole() {
    String answer = ask("GET");
    assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
    assertTrue(answer.contains("\r\nETag: \"tag\"\r\nLast-Modified: " + DATE + "\r\n"), answer);
    assertTrue(answer.endsWith("\r\n\r\n0123456789"), answer);
    answer = ask("HEAD");
    assertTrue(answer.contains("\r\nContent-Length: 10\r\n"), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
  }

  @Test
  void conditionsAreTriedInTheirOrder() {
    assertEquals(304, status("If-None-Match: \"tag\""));
    assertEquals(304, status("If-None-Match: \"x\", W/\"tag\""));
    assertEquals(304, status("If-None-Match: \"x\"", "If-None-Match: \"tag\""));
    assertEquals(304, status("If-None-Match: *"));
    assertEquals(200, status("If-None-Match: \"x\"", "If-Modified-Since: " + DATE));
    assertEquals(200, status("If-None-Match: \"tag"));
    assertEquals(304, status("If-Modified-Since: " + DATE));
    assertEquals(304, status("If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT"));
    assertEquals(304, status("If-Modified-Since: Sun Nov  6 08:49:37 1994"));
    assertEquals(200, status("If-Modified-Since: " + BEFORE));
    assertEquals(200, status("If-Modified-Since: yesterday"));
    assertEquals(200, status("If-Match: \"tag\""));
    assertEquals(200, status("If-Match: *"));
    assertEquals(412, status("If-Match: W/\"tag\""), "weak tags match nothing strongly");
    assertEquals(412, status("If-Match: \"x\"", "If-None-Match: \"tag\""));
    assertEquals(412, status("If-Unmodified-Since: " + BEFORE));
    assertEquals(200, status("If-Unmodified-Since: " + DATE));
    assertEquals(200, status("If-Match: \"tag\"", "If-Unmodified-Since: " + BEFORE));
  }

  @Test
  void aRangeIsSentInPart() {
    assertEquals(206, status("Range: bytes=2-4"));
    assertEquals("234", body("Range: bytes=2-4"));
    assertEquals("789", body("Range: bytes=-3"));
    assertEquals("789", body("Range: bytes=7-"));
    assertEquals("0123456789", body("Range: bytes=-30"));
    assertEquals("9", body("Range: bytes=9-99999999999999999999999"));
    assertTrue(ask("GET", "Range: bytes=2-4").contains("\r\nContent-Range: bytes 2-4/10\r\n"));
    assertEquals(416, status("Range: bytes=10-"));
    assertTrue(ask("GET", "Range: bytes=-0").contains("\r\nContent-Range: bytes */10\r\n"));
    assertTrue(ask("HEAD", "Range: bytes=2-4").startsWith("HTTP/1.1 200"), "for GET alone");
    assertEquals("2", body("Range: bytes=2-2, 20-30"), "one that is there is enough");
  }

  @Test
  void whatIsNoRangeIsIgnored() {
    String[] odd = {
      "bytes=4-2", "bytes=a-", "bytes=", "bytes=-", "lines=1-2", "bytes=1", "bytes=0-1,1-2",
      "bytes=0-0,1-1,2-2,3-3,4-4,5-5,6-6,7-7,8-8"
    };
    for (String range : odd) {
      assertEquals("0123456789", body("Range: " + range), range);
    }
  }

  @Test
  void aRangeOfAnotherVersionIsSentWhole() {
    assertEquals(206, status("Range: bytes=2-4", "If-Range: \"tag\""));
    assertEquals(200, status("Range: bytes=2-4", "If-Range: \"old\""));
    assertEquals(200, status("Range: bytes=2-4", "If-Range: W/\"tag\""));
    assertEquals(206, status("Range: bytes=2-4", "If-Range: " + DATE));
    assertEquals(200, status("Range: bytes=2-4", "If-Range: " + BEFORE));
  }

  @Test
  void severalRangesAreOneBodyOfParts() {
    String answer = ask("GET", "Range: bytes=0-1,-2");
    String boundary = answer.replaceAll("(?s).*boundary=([^\r]*)\r.*", "$1");
    String expected = "";
    for (String part : new String[] {"0-1/10\r\n\r\n01", "8-9/10\r\n\r\n89"}) {
      expected +=
          "--" + boundary + "\r\nContent-Type: text/plain\r\nContent-Range: bytes " + part + "\r\n";
    }
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    assertEquals(expected + "--" + boundary + "--\r\n", body);
    assertTrue(answer.contains("\r\nContent-Length: " + body.length() + "\r\n"), answer);
    String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
    assertEquals(1, head.split("Content-Type").length - 1);
  }

  @Test
  void datesOfAllFormsAreReadAsTheJdkDoes() {
    Random random = new Random(1);
    String[] forms = {
      "EEE, dd MMM yyyy HH:mm:ss 'GMT'",
      "EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
      "EEE MMM ppd HH:mm:ss yyyy"
    };
    for (int i = 0; i < 3000; i++) {
      long seconds = random.nextLong(3_150_000_000L);
      for (String form : forms) {
        String text =
            DateTimeFormatter.ofPattern(form, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochSecond(seconds));
        assertEquals(seconds, HttpDate.parse(text), text);
      }
    }
    String[] none = {"", "x", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
      "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 ovD 1994 08:49:37 GMT"};
    for (String text : none) {
      assertEquals(-1, HttpDate.parse(text), text);
    }
  }
}
