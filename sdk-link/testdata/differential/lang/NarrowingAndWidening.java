package lang;

/** Conversions between the integral types. */
public class NarrowingAndWidening {
  public static void main(String[] args) {
    long[] values = {
      0,
      127,
      128,
      255,
      256,
      -128,
      -129,
      32767,
      32768,
      65535,
      65536,
      -32769,
      0x7fffffffL,
      0x80000000L,
      0xffffffffL,
      0x100000000L,
      Long.MAX_VALUE,
      Long.MIN_VALUE
    };
    for (long v : values) {
      int i = (int) v;
      System.out.println(
          v
              + " int "
              + i
              + " short "
              + (short) v
              + " byte "
              + (byte) v
              + " char "
              + (int) (char) v
              + " byte->char "
              + (int) (char) (byte) v
              + " int->byte "
              + (byte) i);
    }
    byte b = (byte) 200;
    short s = b;
    char c = (char) b;
    long l = c;
    System.out.println(b + " " + s + " " + (int) c + " " + l + " " + (b & 0xff));
    byte sum = (byte) (b + b);
    System.out.println(sum + " " + (short) 70000 + " " + (char) 97 + (char) ('a' + 1));
  }
}
