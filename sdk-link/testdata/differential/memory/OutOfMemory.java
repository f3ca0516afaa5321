// heap: 16M
package memory;

import java.util.ArrayList;
import java.util.List;

/** OutOfMemoryError is an error that can be caught; what is dropped can be used again. */
public class OutOfMemory {
  static int fill() {
    List<byte[]> hold = new ArrayList<>();
    try {
      while (true) {
        hold.add(new byte[100_000]);
      }
    } catch (OutOfMemoryError e) {
      int n = hold.size();
      hold = null;
      System.out.println(e.getClass().getName() + " " + e.getMessage());
      return n;
    }
  }

  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) {
      int n = fill();
      System.out.println(n > 50 && n < 180);
    }
    try {
      Object[] huge = new Object[500_000_000];
      System.out.println(huge.length);
    } catch (OutOfMemoryError e) {
      System.out.println("huge array " + e.getMessage());
    }
    try {
      int[] max = new int[Integer.MAX_VALUE];
      System.out.println(max.length);
    } catch (OutOfMemoryError e) {
      System.out.println("largest array " + e.getMessage());
    }
    System.out.println(new byte[1_000_000].length);
  }
}
