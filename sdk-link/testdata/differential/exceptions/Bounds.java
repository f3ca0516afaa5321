package exceptions;

/** Messages of array index, string index and list index errors. */
public class Bounds {
  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("nothing thrown");
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getName() + ": " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    int[] a = new int[3];
    long[] none = {};
    Object[] o = {"x"};
    byte[][] grid = new byte[2][2];
    attempt(() -> a[3] = 1);
    attempt(() -> a[-1]++);
    attempt(() -> System.out.println(none[0]));
    attempt(() -> System.out.println(o[Integer.MAX_VALUE]));
    attempt(() -> o[Integer.MIN_VALUE] = null);
    attempt(() -> grid[1][2]++);
    attempt(() -> grid[2][0] = 1);
    attempt(
        () -> {
          int unused = a[7];
        });
    attempt(() -> "abc".charAt(3));
    attempt(() -> "abc".charAt(-1));
    attempt(() -> "\u20ac".charAt(1));
    attempt(() -> "abc".substring(2, 1));
    attempt(() -> "abc".substring(4));
    attempt(() -> "abc".substring(-1));
    attempt(() -> "abc".substring(1, 5));
    attempt(() -> "abc".codePointAt(9));
    attempt(() -> new StringBuilder("abc").charAt(5));
    attempt(() -> new StringBuilder("abc").insert(9, "x"));
    attempt(() -> new StringBuilder("abc").deleteCharAt(3));
    attempt(() -> new StringBuilder("abc").delete(2, 1));
    attempt(() -> new StringBuilder("abc").setLength(-1));
    attempt(() -> new StringBuilder("abc").replace(4, 5, ""));
    attempt(() -> new StringBuilder("abc").setCharAt(3, 'x'));
    attempt(() -> new java.util.ArrayList<>(java.util.List.of(1, 2)).get(2));
    attempt(() -> new java.util.ArrayList<>(java.util.List.of(1, 2)).get(-1));
    attempt(() -> new java.util.ArrayList<>().add(1, "x"));
    attempt(() -> new java.util.ArrayList<>().remove(0));
    attempt(() -> new java.util.LinkedList<>().get(0));
    attempt(() -> java.util.List.of(1, 2, 3).get(3));
    attempt(() -> java.util.List.of(1).get(1));
    attempt(() -> java.util.List.of(1, 2, 3).subList(2, 1));
    attempt(() -> java.util.Arrays.asList(1, 2).get(2));
    attempt(() -> java.util.Objects.checkIndex(5, 5));
    attempt(() -> java.util.Objects.checkFromToIndex(2, 1, 5));
    attempt(() -> java.util.Objects.checkFromIndexSize(4, 2, 5));
    attempt(() -> java.util.Arrays.copyOfRange(new int[2], 3, 4));
    attempt(() -> java.util.Arrays.copyOfRange(new int[2], 1, 0));
    attempt(() -> java.util.Arrays.fill(new int[2], 1, 3, 0));
    attempt(() -> new String(new byte[2], 1, 2));
    attempt(() -> new String(new char[2], -1, 1));
  }
}
