package npemessages;

/** Helpful messages for results of calls, chains and casts. */
public class Calls {
  interface Source {
    String get(int i, Object o);
  }

  static String nothing() {
    return null;
  }

  Calls self(long l, String[] s) {
    return null;
  }

  static Integer boxed() {
    return null;
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
    attempt(() -> nothing().length());
    attempt(() -> new Calls().self(1, null).self(2, args));
    attempt(
        () -> {
          int i = boxed();
        });
    Source s = (i, o) -> null;
    attempt(() -> s.get(1, 2).trim());
    Source none = null;
    attempt(() -> none.get(1, 2));
    attempt(() -> ((String) (Object) nothing()).isEmpty());
    attempt(
        () -> {
          synchronized (nothing()) {
            System.out.println();
          }
        });
    attempt(
        () -> {
          throw (RuntimeException) (Object) nothing();
        });
    attempt(
        () -> {
          for (String x : (String[]) (Object) nothing()) {
            System.out.println(x);
          }
        });
    attempt(
        () -> {
          switch (nothing()) {
            default:
          }
        });
    attempt(() -> java.util.Map.of("a", 1).get("b").intValue());
    attempt(
        () -> {
          long l = java.util.Collections.<String, Long>emptyMap().get("k");
        });
    attempt(() -> nothing().concat("a").concat("b"));
    attempt(() -> ((Object) null).toString());
  }
}
