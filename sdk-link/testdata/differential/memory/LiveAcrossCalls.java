// heap: 16M
package memory;

/** References that live only in locals and temporaries survive collections under them. */
public class LiveAcrossCalls {
  static int[] fresh(int n) {
    int[] a = new int[n];
    a[0] = n;
    return a;
  }

  static int garbage() {
    int sum = 0;
    for (int i = 0; i < 60; i++) {
      sum += new byte[40_000].length & 1;
    }
    return sum;
  }

  static String join(Object a, Object b, Object c) {
    return a + "/" + b + "/" + c;
  }

  public static void main(String[] args) {
    long total = 0;
    for (int i = 0; i < 100; i++) {
      int[] a = fresh(10 + i);
      int[] b = fresh(20 + i);
      total += garbage();
      int[][] grid = {a, b, fresh(30 + i), null};
      total += garbage();
      grid[3] = fresh(5);
      total += a[0] + b[0] + grid[2][0] + grid[3][0];
      String s =
          join(
              "a" + i,
              new StringBuilder("b").append(garbage()).append(i),
              Integer.valueOf(1000 + i) + "");
      total += s.hashCode();
      long[] interior = new long[100];
      for (int k = 0; k < interior.length; k++) {
        interior[k] = k + (k == 50 ? garbage() : 0);
      }
      total += interior[99];
    }
    System.out.println(total);
    Object[] objects = new Object[1000];
    for (int round = 0; round < 20; round++) {
      for (int i = round % 2; i < objects.length; i += 2) {
        objects[i] = i % 3 == 0 ? new int[] {i} : i % 3 == 1 ? "s" + i : new Object[] {i, "x" + i};
      }
      garbage();
    }
    long hash = 0;
    for (int i = 0; i < objects.length; i++) {
      Object o = objects[i];
      hash =
          hash * 31
              + (o instanceof int[] a
                  ? a[0]
                  : o instanceof String s ? s.hashCode() : ((Object[]) o)[1].hashCode());
    }
    System.out.println(hash);
  }
}
