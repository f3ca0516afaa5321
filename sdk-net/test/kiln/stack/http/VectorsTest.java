package kiln.stack.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kiln.stack.sim.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The request vectors of llhttp, see {@code sdk-net/testdata/http1}: what it refuses is refused,
 * what it takes is taken with the same method, target and fields, unless we are stricter for a
 * reason that is listed here.
 */
class VectorsTest {
  /** Taken by llhttp, refused by us. */
  private static final List<String> STRICTER =
      List.of(
          "folding", // obsolete line folding (RFC 9112 §5.2)
          "LFs present", // lines end in CRLF
          "line folding");

  private static final Pattern CASE =
      Pattern.compile(
          "<!-- meta=(\\{[^>]*\\}) -->\\s*```http\\n(.*?)```[^`]*```log\\n(.*?)```",
          Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> vectors() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : List.of("connection", "finish", "invalid", "method", "sample", "uri")) {
      String text = Golden.read("http1/" + file + ".md");
      Matcher m = CASE.matcher(text);
      while (m.find()) {
        String before = text.substring(0, m.start());
        String name =
            before.substring(before.lastIndexOf("\n#") + 1).lines().findFirst().orElse("");
        boolean plain = m.group(1).contains("\"request\"") && !name.contains("lenient");
        if (plain) {
          String input = m.group(2);
          String log = m.group(3);
          tests.add(DynamicTest.dynamicTest(file + " " + name, () -> check(name, input, log)));
        }
      }
    }
    assertTrue(tests.size() > 60, "found " + tests.size());
    return tests.stream();
  }

  /** As the vectors' README says: line ends are CRLF, escapes stand for themselves. */
  private static byte[] octets(String text) {
    String body = text.substring(0, text.length() - 1); // the line end before the fence
    String lines = body.replace("\n", "\r\n");
    lines =
        lines.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\f", "\f");
    lines = lines.replace("\\xff", "\u00ff");
    boolean latin = lines.indexOf('\u00ff') >= 0;
    return lines.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static void check(String name, String input, String log) {
    byte[] b = octets(input);
    List<String> expected = spans(log);
    boolean refused = log.contains("error code=") && !log.contains("Pause on");
    boolean headRefused = refused && !log.contains("headers complete");
    int end = RequestHead.findEnd(b, 0, b.length);
    if (end < 0) {
      boolean incomplete = !log.contains("headers complete");
      assertTrue(incomplete, "no end of the head was found");
      return;
    }
    RequestHead head = new RequestHead();
    try {
      head.parse(b, 0, end);
    } catch (HttpError e) {
      boolean stricter = STRICTER.stream().anyMatch(name::contains) || isStricter(log, b);
      assertTrue(headRefused || stricter, "refused: " + e.getMessage());
      return;
    }
    if (headRefused) {
      assertTrue(isNotHttp(log), "taken, though llhttp refuses it:\n" + log);
      return;
    }
    compare(head, expected);
  }

  /** llhttp knows a list of methods, RTSP and ICE; we leave methods to the handler. */
  private static boolean isNotHttp(String log) {
    return log.contains("Invalid method")
        || log.contains("Expected space after method")
        || log.contains("Data after `Connection: close`");
  }

  private static boolean isStricter(String log, byte[] b) {
    String text = new String(b, StandardCharsets.ISO_8859_1);
    boolean otherProtocol =
        text.contains("ICE/") || text.contains("RTSP/") || text.contains("HTTP/2");
    boolean folded = text.contains("\r\n ") || text.contains("\r\n\t");
    boolean bareLf = text.replace("\r\n", "").contains("\n");
    boolean bareCr = text.replace("\r\n", "").contains("\r");
    boolean both = text.contains("Transfer-Encoding") && text.contains("Content-Length");
    boolean otherCoding = text.contains("Transfer-Encoding") && !text.contains("hunked\r\n");
    boolean noAscii = text.chars().anyMatch(c -> c > 127);
    boolean http09 = !text.contains("HTTP/1.");
    return otherProtocol || folded || bareLf || bareCr || both || otherCoding || noAscii || http09;
  }

  /** Method, target, field names and values up to the first end of a head. */
  private static List<String> spans(String log) {
    List<String> spans = new ArrayList<>();
    Pattern span = Pattern.compile("span\\[(method|url|header_field|header_value)\\]=\"(.*)\"");
    String last = "";
    for (String line : log.split("\n")) {
      if (line.contains("headers complete")) {
        break;
      }
      Matcher m = span.matcher(line);
      if (m.find()) {
        String kind = m.group(1);
        if (kind.equals(last)) { // a span in pieces
          int at = spans.size() - 1;
          spans.set(at, spans.get(at) + m.group(2));
        } else {
          spans.add(kind + " " + m.group(2));
        }
        last = kind;
      }
      if (line.contains("header_field complete") && !line.contains("span")) {
        last = "";
      }
      if (line.contains("header_value complete")) {
        if (!last.equals("header_value")) {
          spans.add("header_value ");
        }
        last = "";
      }
    }
    return spans;
  }

  private static void compare(RequestHead head, List<String> expected) {
    List<String> actual = new ArrayList<>();
    actual.add("method " + head.method());
    actual.add("url " + head.target());
    for (int i = 0; i < head.fields(); i++) {
      actual.add("header_field " + head.name(i));
      actual.add("header_value " + head.value(i));
    }
    for (int i = 0; i < expected.size(); i++) {
      expected.set(i, tidy(expected.get(i)));
      if (i < actual.size()) {
        actual.set(i, tidy(actual.get(i)));
      }
    }
    assertEquals(expected, actual);
  }

  /** White space at a value's end is none of it; the log is UTF-8, a head is octets. */
  private static String tidy(String span) {
    String text = span.replace("\\t", " ").stripTrailing();
    return text.replace("\u00c3\u00bc", "\u00fc");
  }
}
