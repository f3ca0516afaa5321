package text;

/** Classification and case of characters, over many blocks. */
public class CharacterClasses {
  public static void main(String[] args) {
    int[] points = {
      0, 9, 10, ' ', '0', '9', 'A', 'z', '_', '$', '~', 0x7f, 0x85, 0xa0, 0xaa, 0xad, 0xb2, 0xbc,
      0xc9, 0xd7, 0xdf, 0xe9, 0xff, 0x130, 0x131, 0x1c5, 0x2b0, 0x300, 0x3a3, 0x3c2, 0x410, 0x5d0,
      0x660, 0x966, 0x1e9e, 0x2003, 0x2028, 0x20ac, 0x2160, 0x2460, 0x3000, 0x3042, 0x4e2d, 0xac00,
      0xd800, 0xe000, 0xfb01, 0xfeff, 0xff21, 0xfffe, 0x10400, 0x1d7d8, 0x1f600, 0x20000, 0x10ffff
    };
    for (int c : points) {
      String flags =
          (Character.isLetter(c) ? "L" : "")
              + (Character.isDigit(c) ? "D" : "")
              + (Character.isLetterOrDigit(c) ? "O" : "")
              + (Character.isWhitespace(c) ? "W" : "")
              + (Character.isSpaceChar(c) ? "S" : "")
              + (Character.isUpperCase(c) ? "U" : "")
              + (Character.isLowerCase(c) ? "l" : "")
              + (Character.isTitleCase(c) ? "T" : "")
              + (Character.isISOControl(c) ? "C" : "")
              + (Character.isJavaIdentifierStart(c) ? "J" : "")
              + (Character.isJavaIdentifierPart(c) ? "j" : "")
              + (Character.isIdentifierIgnorable(c) ? "i" : "")
              + (Character.isDefined(c) ? "d" : "")
              + (Character.isAlphabetic(c) ? "a" : "")
              + (Character.isIdeographic(c) ? "I" : "")
              + (Character.isMirrored(c) ? "M" : "")
              + (Character.isSupplementaryCodePoint(c) ? "+" : "")
              + (Character.isUnicodeIdentifierStart(c) ? "u" : "");
      System.out.println(
          Integer.toHexString(c)
              + " "
              + flags
              + " type "
              + Character.getType(c)
              + " num "
              + Character.getNumericValue(c)
              + " digit "
              + Character.digit(c, 36)
              + " up "
              + Integer.toHexString(Character.toUpperCase(c))
              + " low "
              + Integer.toHexString(Character.toLowerCase(c))
              + " title "
              + Integer.toHexString(Character.toTitleCase(c))
              + " dir "
              + Character.getDirectionality(c));
    }
    long hash = 0;
    for (int c = 0; c <= 0x10ffff; c++) {
      hash =
          hash * 31
              + Character.getType(c) * 7
              + Character.toUpperCase(c)
              + Character.toLowerCase(c)
              + (Character.isLetter(c) ? 1 : 0)
              + (Character.isWhitespace(c) ? 2 : 0);
    }
    System.out.println(hash);
    System.out.println(
        Character.forDigit(11, 16)
            + " "
            + Character.forDigit(40, 16)
            + Character.isSurrogatePair('\ud83d', '\ude00')
            + Character.toCodePoint('\ud83d', '\ude00')
            + " "
            + Character.reverseBytes('\u1234')
            + Character.compare('a', 'b')
            + Character.highSurrogate(0x1f600)
            + Character.MIN_RADIX);
  }
}
