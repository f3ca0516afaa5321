package lang;

/** Long operators at and over the edges of the range. */
public class LongArithmetic {
  public static void main(String[] args) {
    long[] values = {0, 1, -1, 10, -10, 3037000500L, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE};
    for (long a : values) {
      System.out.println(a + ": neg " + -a + " not " + ~a + " int " + (int) a);
      for (long b : values) {
        System.out.print(" " + (a + b) + " " + (a - b) + " " + (a * b));
        System.out.println(" " + (a & b) + " " + (a | b) + " " + (a ^ b) + " " + (a < b));
        if (b != 0) {
          System.out.println("  " + a + "/" + b + "=" + a / b + " %=" + a % b);
        }
      }
    }
  }
}
