package kiln.runtime.lang;

import kiln.runtime.substitute.KeepsLine;
import kiln.runtime.substitute.Substitutes;

/**
 * Code points as text. The class library formats the words for a number that is none: so whoever makes
 * a string of a character would carry formatters, patterns and calendars, a megabyte of them.
 */
final class CodePoints {
  private CodePoints() {}

  static String words(int number) {
    return "Not a valid Unicode code point: 0x".concat(hexadecimal(number));
  }

  /** As the conversion {@code %X} writes it. */
  private static String hexadecimal(int number) {
    int digits = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 3) / 4);
    char[] text = new char[digits];
    for (int i = 0; i < digits; i++) {
      int digit = number >>> 4 * (digits - 1 - i) & 15;
      text[i] = (char) (digit < 10 ? '0' + digit : 'A' + digit - 10);
    }
    return new String(text);
  }

  @Substitutes("java.lang.Character")
  static final class CharacterSubstitution {
    private CharacterSubstitution() {}

    @KeepsLine
    public static char[] toChars(int codePoint) {
      if (Character.isBmpCodePoint(codePoint)) {
        return new char[] {(char) codePoint};
      } else if (!Character.isValidCodePoint(codePoint)) {
        throw new IllegalArgumentException(words(codePoint));
      }
      return new char[] {
        Character.highSurrogate(codePoint), Character.lowSurrogate(codePoint)
      };
    }

    @KeepsLine
    public static int toChars(int codePoint, char[] dst, int dstIndex) {
      if (Character.isBmpCodePoint(codePoint)) {
        dst[dstIndex] = (char) codePoint;
        return 1;
      } else if (!Character.isValidCodePoint(codePoint)) {
        throw new IllegalArgumentException(words(codePoint));
      }
      dst[dstIndex + 1] = Character.lowSurrogate(codePoint); // first: it may be out of bounds
      dst[dstIndex] = Character.highSurrogate(codePoint);
      return 2;
    }
  }

  @Substitutes("java.lang.String")
  static final class StringSubstitution {
    private StringSubstitution() {}

    @KeepsLine
    static String valueOfCodePoint(int codePoint) {
      if (!Character.isValidCodePoint(codePoint)) {
        throw new IllegalArgumentException(words(codePoint));
      }
      return new String(Character.toChars(codePoint));
    }
  }
}
