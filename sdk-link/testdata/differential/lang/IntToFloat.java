package lang;

/** Conversions from int and long round to nearest, ties to even. */
public class IntToFloat {
  public static void main(String[] args) {
    int[] ints = {
      0,
      1,
      -1,
      16777216,
      16777217,
      16777219,
      33554435,
      Integer.MAX_VALUE,
      Integer.MIN_VALUE,
      123456789
    };
    for (int i : ints) {
      System.out.println(i + " " + (float) i + " " + (double) i + " back " + (int) (float) i);
    }
    long[] longs = {
      0,
      9007199254740992L,
      9007199254740993L,
      9007199254740995L,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      1234567890123456789L,
      0x7fffffbfffffffffL,
      0x7fffffc000000000L
    };
    for (long l : longs) {
      System.out.println(l + " " + (float) l + " " + (double) l + " back " + (long) (double) l);
    }
  }
}
