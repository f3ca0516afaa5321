package lang;

import java.util.Arrays;

/** System.arraycopy with overlaps, all types, and its errors; clone. */
public class ArrayCopies {
  static void attempt(String what, Runnable r) {
    try {
      r.run();
      System.out.println(what + " worked");
    } catch (RuntimeException e) {
      System.out.println(what + ": " + e.getClass().getName() + ": " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    int[] a = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    System.arraycopy(a, 0, a, 2, 6);
    System.out.println(Arrays.toString(a));
    System.arraycopy(a, 3, a, 1, 6);
    System.out.println(Arrays.toString(a));
    byte[] b = "hello world".getBytes();
    System.arraycopy(b, 1, b, 0, 10);
    System.out.println(new String(b));
    long[] l = {1, 2, 3};
    System.arraycopy(l, 0, l, 1, 2);
    System.out.println(Arrays.toString(l));
    String[] s = {"a", "b", "c", "d"};
    System.arraycopy(s, 1, s, 0, 3);
    System.out.println(Arrays.toString(s));
    Object[] mixed = {"x", 1, "y"};
    String[] target = new String[3];
    attempt("mixed", () -> System.arraycopy(mixed, 0, target, 0, 3));
    System.out.println(Arrays.toString(target));
    attempt("negative", () -> System.arraycopy(a, -1, a, 0, 2));
    attempt("negative target", () -> System.arraycopy(l, 0, l, -2, 2));
    attempt("negative length", () -> System.arraycopy(a, 0, a, 0, -1));
    attempt("too long", () -> System.arraycopy(a, 8, a, 0, 3));
    attempt("target too short", () -> System.arraycopy(s, 0, s, 2, 3));
    attempt("types", () -> System.arraycopy(a, 0, l, 0, 1));
    attempt("objects to ints", () -> System.arraycopy(s, 0, a, 0, 1));
    attempt("not an array", () -> System.arraycopy("x", 0, a, 0, 1));
    attempt("not an array target", () -> System.arraycopy(a, 0, "x", 0, 1));
    attempt("null", () -> System.arraycopy(null, 0, a, 0, 1));
    attempt("zero at the end", () -> System.arraycopy(a, 10, a, 10, 0));
    attempt("overflowing", () -> System.arraycopy(a, 1, a, 1, Integer.MAX_VALUE));
    int[] c = a.clone();
    c[0] = 100;
    System.out.println(a[0] + " " + c.length + " " + Arrays.equals(a, c));
    System.out.println(
        Arrays.toString(Arrays.copyOf(s, 6))
            + Arrays.toString(Arrays.copyOf(l, 1))
            + Arrays.toString(Arrays.copyOfRange(a, 8, 12)));
    Object[] wide = Arrays.copyOf(s, 2, Object[].class);
    wide[0] = 5;
    System.out.println(Arrays.toString(wide));
  }
}
