package npemessages;

/** Helpful messages for arrays of arrays, element types and index expressions. */
public class ArrayElements {
  static int[][] grid = new int[2][];
  static int index = 1;
  Object[] objects;

  static int at(int i) {
    return i;
  }

  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("nothing thrown");
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }

  public static void main(String[] args) {
    String[] strings = new String[3];
    long[][][] deep = new long[1][1][];
    byte[] bytes = null;
    char[] chars = null;
    short[] shorts = null;
    boolean[] flags = null;
    float[] floats = null;
    double[] doubles = null;
    Object[] objects = null;
    int i = 1;
    attempt(() -> grid[1][0] = 1);
    attempt(() -> System.out.println(grid[index][at(0)]));
    attempt(() -> System.out.println(grid[i - 1].length));
    attempt(() -> strings[2].length());
    attempt(() -> deep[0][0][5]++);
    attempt(() -> System.out.println(bytes[0]));
    attempt(() -> chars[0] = 'x');
    attempt(() -> shorts[0]++);
    attempt(() -> System.out.println(flags[i]));
    attempt(() -> floats[0] = 1);
    attempt(() -> System.out.println(doubles[0]));
    attempt(() -> objects[0] = "x");
    attempt(() -> System.out.println(new ArrayElements().objects[1]));
    attempt(() -> strings[at(2)].trim());
    attempt(() -> grid[at(0) + 1][i * 2 - 1] += 5);
    attempt(() -> objects[0].toString());
  }
}
