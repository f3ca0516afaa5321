package lang;

/** Int operators at and over the edges of the range. */
public class IntArithmetic {
  public static void main(String[] args) {
    int[] values = {0, 1, -1, 7, -7, 46341, Integer.MAX_VALUE, Integer.MIN_VALUE};
    for (int a : values) {
      System.out.println(a + ": neg " + -a + " not " + ~a + " abs " + Math.abs(a));
      for (int b : values) {
        System.out.print(" " + (a + b) + " " + (a - b) + " " + (a * b));
        System.out.println(" " + (a & b) + " " + (a | b) + " " + (a ^ b));
        if (b != 0) {
          System.out.println("  " + a + "/" + b + "=" + a / b + " %=" + a % b);
        }
      }
    }
  }
}
