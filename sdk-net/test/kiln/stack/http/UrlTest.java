package kiln.stack.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class UrlTest {
  @Test
  void urlsAreReadAndPrinted() {
    check("http://a/", "HTTP://A");
    check("http://a:8080/b?c", "http://a:8080/b?c#d");
    check("http://a/", "http://a:80");
    check("https://a/?x", "https://a:443?x");
    check("http://[fd00::2]:81/", "http://[FD00::2]:81/");
    assertEquals("fd00::2", Url.parse("http://[fd00::2]:81/").name());
  }

  private static void check(String expected, String text) {
    assertEquals(expected, Url.parse(text).toString());
  }

  @Test
  void whatIsNoneIsRefused() {
    String[] wrong = {
      "", "a", "ftp://a/", "http:///", "http://a b/", "http://u:p@a/", "http://a:99999/",
      "http://a:0/", "http://a:x/", "http://[::1/", "http://[1.2.3.4]/", "http://a/\u00e9",
      "http://a/\r\nX: y", "http://]/"
    };
    for (String text : wrong) {
      assertThrows(IllegalArgumentException.class, () -> Url.parse(text), text);
    }
  }

  /** The examples of RFC 3986 §5.4, as far as HTTP has them. */
  @Test
  void referencesAreResolvedAsTheRfcDoes() {
    Url base = Url.parse("http://a/b/c/d;p?q");
    String[][] examples = {
      {"g", "http://a/b/c/g"}, {"./g", "http://a/b/c/g"}, {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"}, {"//g", "http://g/"}, {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"}, {"#s", "http://a/b/c/d;p?q"}, {"g#s", "http://a/b/c/g"},
      {";x", "http://a/b/c/;x"}, {"", "http://a/b/c/d;p?q"}, {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"}, {"..", "http://a/b/"}, {"../", "http://a/b/"},
      {"../g", "http://a/b/g"}, {"../..", "http://a/"}, {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"}, {"/./g", "http://a/g"}, {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."}, {"..g", "http://a/b/c/..g"}, {"./g/.", "http://a/b/c/g/"},
      {"g/../h", "http://a/b/c/h"}, {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"}, {"http://x/y", "http://x/y"}
    };
    for (String[] each : examples) {
      assertEquals(each[1], base.resolve(each[0]).toString(), each[0]);
    }
  }
}
