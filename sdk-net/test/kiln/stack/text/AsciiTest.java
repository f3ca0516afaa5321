package kiln.stack.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link Ascii} does is what the class library does, for ASCII. */
class AsciiTest {
  @Test
  void splitsAsTheClassLibraryDoes() {
    for (String text : List.of("", ",", "a", "a,b", ",a,,b,", "10.0.0.1,fd00::1")) {
      assertEquals(List.of(text.split(",", -1)), Ascii.split(text, ','), text);
    }
    assertEquals(List.of("Sun", "Nov", "6"), Ascii.words("Sun Nov  6 "));
    assertEquals(List.of(), Ascii.words("  "));
  }

  @Test
  void lettersHaveTwoCases() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      String a = text(random);
      String b = random.nextBoolean() ? a.toUpperCase(Locale.ROOT) : text(random);
      assertEquals(a.equalsIgnoreCase(b), Ascii.equalsIgnoreCase(a, b), a + " " + b);
      assertEquals(
          b.regionMatches(true, 0, a, 0, a.length()), Ascii.startsIgnoreCase(b, a), a + " " + b);
      assertEquals(b.toLowerCase(Locale.ROOT), Ascii.lower(b));
    }
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      out.append("@AZ[`az{".charAt(random.nextInt(8)));
    }
    return out.toString();
  }

  @Test
  void digitsAreThoseOfAscii() {
    for (int c = 0; c < 1024; c++) {
      assertEquals(c < 128 ? Character.digit(c, 16) : -1, Ascii.hexDigit(c), "character " + c);
    }
    assertEquals(128, Ascii.number("128", 3));
    assertEquals(7, Ascii.number("007", 3));
    for (String text : List.of("", "1234", "-1", "+1", "1 ", "\u0661")) {
      assertEquals(-1, Ascii.number(text, 3), text);
    }
  }
}
