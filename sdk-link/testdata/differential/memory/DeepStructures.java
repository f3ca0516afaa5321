// heap: 64M
package memory;

/** Collections must not recurse: a list of a million cells, wide and deep graphs. */
public class DeepStructures {
  static class Cell {
    Cell next;
    Object[] wide;
  }

  public static void main(String[] args) {
    Cell head = null;
    for (int i = 0; i < 1_000_000; i++) {
      Cell c = new Cell();
      c.next = head;
      head = c;
      if (i % 100_000 == 0) {
        c.wide = new Object[1000];
        for (int k = 0; k < 1000; k++) {
          c.wide[k] = new int[] {i, k};
        }
      }
    }
    System.gc();
    for (int i = 0; i < 200; i++) {
      byte[] garbage = new byte[500_000];
      garbage[i] = 1;
    }
    int n = 0;
    long sum = 0;
    for (Cell c = head; c != null; c = c.next) {
      n++;
      if (c.wide != null) {
        for (Object o : c.wide) {
          sum += ((int[]) o)[0] + ((int[]) o)[1];
        }
      }
    }
    System.out.println(n + " " + sum);
    Object[] cycle = new Object[1];
    cycle[0] = cycle;
    Object[] chain = cycle;
    for (int i = 0; i < 100_000; i++) {
      chain = new Object[] {chain, cycle};
    }
    System.gc();
    int depth = 0;
    for (Object[] at = chain; at != cycle; at = (Object[]) at[0]) {
      depth++;
    }
    System.out.println(depth);
  }
}
