// heap: 16M
package memory;

/** Out of memory by small objects; the program goes on afterwards. */
public class SmallObjectsOut {
  static class Cell {
    final Cell next;
    final long payload;

    Cell(Cell next, long payload) {
      this.next = next;
      this.payload = payload;
    }
  }

  public static void main(String[] args) {
    for (int round = 0; round < 3; round++) {
      Cell head = null;
      long n = 0;
      try {
        while (true) {
          head = new Cell(head, n++);
        }
      } catch (OutOfMemoryError e) {
        head = null;
        System.out.println("out of memory " + (n > 100_000));
      }
    }
    long sum = 0;
    Cell list = null;
    for (int i = 0; i < 50_000; i++) {
      list = new Cell(list, i);
    }
    for (Cell c = list; c != null; c = c.next) {
      sum += c.payload;
    }
    System.out.println(sum);
  }
}
