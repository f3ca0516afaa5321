package lang;

/** Shift distances are taken modulo the width, also negative ones. */
public class Shifts {
  public static void main(String[] args) {
    int[] distances = {0, 1, 4, 31, 32, 33, 63, 64, 65, -1, -31, -32, -33};
    int[] ints = {1, -1, 0x12345678, Integer.MIN_VALUE, Integer.MAX_VALUE};
    long[] longs = {1, -1, 0x123456789ABCDEFL, Long.MIN_VALUE};
    for (int d : distances) {
      for (int v : ints) {
        System.out.print((v << d) + " " + (v >> d) + " " + (v >>> d) + "  ");
      }
      System.out.println();
      for (long v : longs) {
        System.out.print((v << d) + " " + (v >> d) + " " + (v >>> d) + "  ");
      }
      System.out.println();
      System.out.println((1 << (long) d) + " " + (-8 >> (long) d) + " " + (-8L >>> (byte) d));
    }
    byte b = -3;
    System.out.println((b >> 1) + " " + (b >>> 1) + " " + (byte) (b >>> 1) + " " + (b << 30));
  }
}
