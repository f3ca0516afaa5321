package exceptions;

/** Messages of class cast errors. */
public class Casts {
  interface I {}

  static class A {}

  static class B extends A implements I {}

  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("nothing thrown");
    } catch (ClassCastException e) {
      System.out.println(e.getMessage());
    }
  }

  static Object id(Object o) {
    return o;
  }

  public static void main(String[] args) {
    attempt(() -> System.out.println((String) id(1)));
    attempt(() -> System.out.println((A) id("x")));
    attempt(() -> System.out.println((B) id(new A())));
    attempt(() -> System.out.println((I) id(new A())));
    attempt(() -> System.out.println(((A) id(new B())) instanceof I));
    attempt(() -> System.out.println(((int[]) id(new long[1])).length));
    attempt(() -> System.out.println(((Object[]) id(new int[1])).length));
    attempt(() -> System.out.println(((String[]) id(new Object[1])).length));
    attempt(() -> System.out.println(((A[]) id(new B[1])).length));
    attempt(() -> System.out.println(((int[][]) id(new int[1])).length));
    attempt(() -> System.out.println((A[]) id(null)));
    attempt(
        () -> {
          Comparable<String> c = "a";
          System.out.println(c.compareTo("b"));
        });
    attempt(() -> System.out.println((Runnable) id(new A[0][0])));
    attempt(() -> System.out.println((A) id((Runnable) () -> {})));
    attempt(() -> Integer.class.cast("x"));
    attempt(() -> String.class.asSubclass(Number.class));
    attempt(() -> new java.util.TreeSet<Object>().add(new A()));
    attempt(
        () -> {
          java.util.TreeMap<Object, Object> m = new java.util.TreeMap<>();
          m.put(1, 1);
          m.put("a", 1);
        });
    attempt(() -> java.util.Arrays.sort(new Object[] {1, "x"}));
    attempt(() -> java.util.Collections.max(java.util.Arrays.asList((Object) 1, 2L), null));
  }
}
