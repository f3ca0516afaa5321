package exceptions;

/** Negative array sizes, of one and of several dimensions. */
public class NegativeSizes {
  static int side(int v) {
    System.out.print("dim " + v + " ");
    return v;
  }

  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("nothing thrown");
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getName() + ": " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    attempt(
        () -> {
          Object o = new int[side(-1)];
        });
    attempt(
        () -> {
          Object o = new String[side(Integer.MIN_VALUE)];
        });
    attempt(
        () -> {
          Object o = new int[side(2)][side(-3)];
        });
    attempt(
        () -> {
          Object o = new int[side(0)][side(-3)];
        });
    attempt(
        () -> {
          Object o = new int[side(-2)][side(-3)];
        });
    attempt(
        () -> {
          Object o = new long[side(-2)][];
        });
    attempt(() -> new java.util.ArrayList<>(-5));
    attempt(() -> new java.util.HashMap<>(-5));
    attempt(() -> new StringBuilder(-1));
    attempt(() -> java.util.Arrays.copyOf(new int[1], -1));
    attempt(() -> "x".repeat(-1));
    attempt(() -> new java.util.HashMap<>(1, Float.NaN));
    attempt(() -> java.util.Collections.nCopies(-1, "x"));
    attempt(() -> java.util.Collections.emptyList().iterator().remove());
  }
}
