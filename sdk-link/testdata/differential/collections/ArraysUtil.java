package collections;

import java.util.Arrays;

/** The utilities of java.util.Arrays. */
public class ArraysUtil {
  public static void main(String[] args) {
    int[] a = {5, 3, 8, 1};
    System.out.println(
        Arrays.toString(a) + Arrays.toString((int[]) null) + Arrays.toString(new long[0]));
    int[] sorted = {1, 3, 5, 8, 8, 12};
    for (int k : new int[] {0, 1, 4, 8, 12, 13}) {
      System.out.print(Arrays.binarySearch(sorted, k) + " ");
    }
    System.out.println(Arrays.binarySearch(new String[] {"a", "c"}, "b"));
    byte[] filled = new byte[5];
    Arrays.fill(filled, 1, 4, (byte) 9);
    System.out.println(Arrays.toString(filled));
    System.out.println(
        Arrays.equals(a, new int[] {5, 3, 8, 1})
            + " "
            + Arrays.equals(a, null)
            + " "
            + Arrays.equals(new double[] {Double.NaN}, new double[] {Double.NaN})
            + " "
            + Arrays.equals(new double[] {0.0}, new double[] {-0.0})
            + " "
            + Arrays.equals(a, 0, 2, sorted, 2, 4));
    System.out.println(
        Arrays.compare(a, sorted)
            + " "
            + Arrays.mismatch(a, new int[] {5, 3, 9})
            + " "
            + Arrays.compare(new byte[] {-1}, new byte[] {1})
            + " "
            + Arrays.compareUnsigned(new byte[] {-1}, new byte[] {1})
            + " "
            + Arrays.mismatch(a, a));
    Object[][] deep = {{1, new int[] {2}}, {null, "x"}};
    System.out.println(
        Arrays.deepToString(deep)
            + Arrays.deepHashCode(deep)
            + " "
            + Arrays.deepEquals(deep, new Object[][] {{1, new int[] {2}}, {null, "x"}}));
    Object[] self = new Object[1];
    self[0] = self;
    System.out.println(Arrays.deepToString(self));
    System.out.println(
        Arrays.stream(a).sum()
            + " "
            + Arrays.stream(a, 1, 3).max().getAsInt()
            + Arrays.asList(1, 2).getClass().getSimpleName());
    long[] prefix = {1, 2, 3, 4};
    Arrays.parallelPrefix(prefix, Long::sum);
    Arrays.setAll(filled_int, i -> i * i);
    System.out.println(Arrays.toString(prefix) + Arrays.toString(filled_int));
    System.out.println(
        Arrays.hashCode(new boolean[] {true})
            + " "
            + Arrays.hashCode(new float[] {1.5f})
            + " "
            + Arrays.hashCode(new long[] {1L << 40})
            + " "
            + Arrays.hashCode((Object[]) null));
    byte[] x = "the quick brown fox jumps over".getBytes();
    byte[] y = "the quick brown fox jumped over".getBytes();
    System.out.println(
        Arrays.mismatch(x, y) + " " + Arrays.compare(x, y) + " " + Arrays.equals(x, y));
  }

  static int[] filled_int = new int[5];
}
