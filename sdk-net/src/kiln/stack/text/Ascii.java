package kiln.stack.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What protocols do with ASCII. The class library's ways would bring regular expressions and the
 * tables of Unicode into every image with a network.
 */
public final class Ascii {
  private Ascii() {}

  /** The parts between separators; as many as there are separators, and one. */
  public static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end; (end = text.indexOf(separator, start)) >= 0; start = end + 1) {
      parts.add(text.substring(start, end));
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** The words between blanks. */
  public static List<String> words(String text) {
    List<String> words = split(text, ' ');
    words.removeIf(String::isEmpty);
    return words;
  }

  /** Whether both are the same but for the case of ASCII letters. */
  public static boolean equalsIgnoreCase(String a, String b) {
    return a.length() == b.length() && startsIgnoreCase(a, b);
  }

  /** Whether {@code text} begins with {@code start}, the case of ASCII letters aside. */
  public static boolean startsIgnoreCase(String text, String start) {
    if (text.length() < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (lower(text.charAt(i)) != lower(start.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The text with its ASCII letters in lower case. */
  public static String lower(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append(lower(text.charAt(i)));
    }
    return out.toString();
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  /** The value of a hexadecimal digit, or -1. */
  public static int hexDigit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 32;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  /** A decimal number of at most {@code digits} digits, or -1. */
  public static int number(String text, int digits) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == digits) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return text.isEmpty() ? -1 : value;
  }
}
