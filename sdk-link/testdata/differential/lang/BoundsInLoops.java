package lang;

/** Loops whose bounds checks a compiler may hoist: they must still throw at the right step. */
public class BoundsInLoops {
  static int filled;

  static int fill(int[] a, int from, int to, int step) {
    filled = 0;
    try {
      for (int i = from; i != to; i += step) {
        a[i] = i;
        filled++;
      }
      return -1;
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.print(e.getMessage() + "; ");
      return filled;
    }
  }

  static long sum(int[] a, int[] b, int n) {
    long s = 0;
    for (int i = 0; i < n; i++) {
      s += a[i] * (long) b[n - 1 - i];
    }
    return s;
  }

  static int overflow(int[] a, int start) {
    int count = 0;
    for (int i = start; i >= 0 && i <= Integer.MAX_VALUE; i += 1_000_000_000) {
      count += a[i % a.length];
    }
    return count;
  }

  public static void main(String[] args) {
    int[] a = new int[10];
    System.out.println(
        fill(a, 0, 10, 1)
            + " "
            + fill(a, 0, 20, 1)
            + " "
            + fill(a, 9, -5, -1)
            + " "
            + fill(a, 5, 50, 3)
            + " "
            + fill(a, -1, 5, 1));
    System.out.println(java.util.Arrays.toString(a));
    System.out.println(sum(a, a, 10) + " " + sum(a, a, 0));
    try {
      sum(a, new int[5], 10);
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(overflow(a, 3));
    int[][] ragged = {new int[3], new int[2], null, new int[1]};
    int seen = 0;
    try {
      for (int[] row : ragged) {
        for (int j = 0; j < 3; j++) {
          row[j] = seen++;
        }
      }
    } catch (ArrayIndexOutOfBoundsException | NullPointerException e) {
      System.out.println(e.getClass().getSimpleName() + " " + seen);
    }
    int[] shrinking = new int[8];
    int length = shrinking.length;
    for (int i = 0; i < length; i++) {
      if (i == 5) {
        shrinking = new int[6];
      }
      try {
        shrinking[i]++;
      } catch (ArrayIndexOutOfBoundsException e) {
        System.out.print(i + " ");
      }
    }
    System.out.println();
    String text = "abc";
    StringBuilder out = new StringBuilder();
    try {
      for (int i = 0; ; i++) {
        out.append(text.charAt(i));
      }
    } catch (StringIndexOutOfBoundsException e) {
      System.out.println(out + " " + e.getMessage());
    }
  }
}
