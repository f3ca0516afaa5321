package text;

/** Formatter: integers in all flags, widths and radices. */
public class FormatIntegers {
  public static void main(String[] args) {
    Object[] values = {
      0,
      5,
      -5,
      1234567,
      Integer.MIN_VALUE,
      Integer.MAX_VALUE,
      Long.MIN_VALUE,
      Long.MAX_VALUE,
      (byte) -1,
      (short) 300,
      new java.math.BigInteger("-123456789012345678901234567890")
    };
    String[] formats = {
      "%d", "%8d", "%-8d|", "%08d", "%+d", "% d", "%,d", "%(d", "%+,15d", "%(,015d", "%h"
    };
    for (Object v : values) {
      for (String f : formats) {
        System.out.print(String.format(f, v) + " ");
      }
      System.out.println(String.format("%x %X %#x %o %#o %016x", v, v, v, v, v, v));
    }
    System.out.println(
        String.format(
                "%s %S %10s %-10s| %.3s %c %C %c %b %B %5b %n%%",
                "text", "Text", "right", "left", "truncated", 'x', 'y', 0x1F600, true, null, "any")
            .replace("\n", "NL"));
    System.out.println(String.format("%2$s %1$s %<s %s %s", "a", "b"));
    System.out.println(
        String.format("%s %s %s %s", null, new int[0].length, java.util.List.of(1), 'c'));
    System.out.println(
        String.format("%h %H %h", "hello", "hello", null) + String.format("no args"));
  }
}
