package lang;

/**
 * Division and remainder by every small constant, over the edges: what compilers turn into
 * multiplication.
 */
public class DivisionByConstants {
  public static void main(String[] args) {
    int[] ints = {
      0,
      1,
      -1,
      6,
      -6,
      99,
      -100,
      1000,
      65535,
      -65536,
      1234567891,
      Integer.MAX_VALUE,
      Integer.MIN_VALUE,
      Integer.MIN_VALUE + 1
    };
    long[] longs = {
      0,
      1,
      -1,
      99,
      -100,
      1L << 33,
      1234567890123456789L,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      Long.MIN_VALUE + 1
    };
    long hash = 0;
    for (int v : ints) {
      hash =
          hash * 31 + v / 2 + v % 2 + v / 3 + v % 3 + v / 4 + v % 4 + v / 5 + v % 5 + v / 6 + v % 6
              + v / 7 + v % 7;
      hash =
          hash * 31 + v / 8 + v % 8 + v / 9 + v % 9 + v / 10 + v % 10 + v / 16 + v % 16 + v / 100
              + v % 100;
      hash =
          hash * 31 + v / -1 + v % -1 + v / -2 + v % -2 + v / -3 + v % -3 + v / -7 + v % -8
              + v / -10 + v % -100;
      hash =
          hash * 31
              + v / 641
              + v % 641
              + v / 65537
              + v % 65537
              + v / Integer.MAX_VALUE
              + v / Integer.MIN_VALUE
              + v % Integer.MIN_VALUE;
      System.out.println(
          v + " " + v / 7 + " " + v % 7 + " " + v / -10 + " " + v % 1000 + " " + hash);
    }
    for (long v : longs) {
      hash =
          hash * 31 + v / 2 + v % 2 + v / 3 + v % 3 + v / 5 + v % 5 + v / 7 + v % 7 + v / 10
              + v % 10 + v / 1000 + v % 1000;
      hash =
          hash * 31
              + v / -1
              + v % -1
              + v / -4
              + v % -4
              + v / 60
              + v % 60
              + v / 86400
              + v % 86400
              + v / 1000000007L
              + v % 1000000007L;
      hash =
          hash * 31
              + v / Long.MAX_VALUE
              + v % Long.MAX_VALUE
              + v / Long.MIN_VALUE
              + v % Long.MIN_VALUE
              + v / (1L << 40)
              + v % (1L << 40);
      System.out.println(
          v + " " + v / 7 + " " + v % 7 + " " + v / -10 + " " + v % 1000 + " " + hash);
    }
    char c = '\uffff';
    byte b = -128;
    short s = -32768;
    System.out.println(
        c / 10
            + " "
            + c % 7
            + " "
            + b / 3
            + " "
            + b % 10
            + " "
            + s / -1
            + " "
            + s % 100
            + " "
            + b / (byte) -1);
  }
}
