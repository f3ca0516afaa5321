package exceptions;

/** Null receivers of every kind of access throw, in the right order. */
public class NullAccess {
  int field;
  long wide;
  String text;

  void method() {}

  private int secret() {
    return 1;
  }

  static int calls;

  static int count() {
    return ++calls;
  }

  static void attempt(String what, Runnable r) {
    try {
      r.run();
      System.out.println(what + ": nothing thrown");
    } catch (NullPointerException e) {
      System.out.println(what + ": NPE, calls " + calls);
    }
  }

  static <T> T nothing() {
    return null;
  }

  public static void main(String[] args) {
    NullAccess none = nothing();
    int[] ints = nothing();
    Object[] objects = nothing();
    String string = nothing();
    Runnable runnable = nothing();
    attempt("get field", () -> System.out.println(none.field));
    attempt("get wide field", () -> System.out.println(none.wide));
    attempt("put field", () -> none.field = count());
    attempt("put text", () -> none.text = "x" + count());
    attempt("increment", () -> none.field++);
    attempt(
        "unused field",
        () -> {
          int unused = none.field;
        });
    attempt("call", () -> none.method());
    attempt("private call", () -> none.secret());
    attempt("interface call", () -> runnable.run());
    attempt("string call", () -> string.length());
    attempt("final call", () -> none.getClass());
    attempt("array load", () -> System.out.println(ints[count()]));
    attempt("array store", () -> ints[0] = count());
    attempt("object store", () -> objects[-5] = "x");
    attempt("length", () -> System.out.println(ints.length));
    attempt(
        "synchronized",
        () -> {
          synchronized (none) {
            count();
          }
        });
    attempt(
        "throw",
        () -> {
          throw NullAccess.<RuntimeException>nothing();
        });
    attempt(
        "unbox",
        () -> {
          int i = NullAccess.<Integer>nothing();
        });
    attempt(
        "for each",
        () -> {
          for (Object o : objects) {
            count();
          }
        });
    attempt(
        "iterable",
        () -> {
          for (Object o : NullAccess.<java.util.List<Object>>nothing()) {
            count();
          }
        });
    attempt(
        "string switch",
        () -> {
          switch (string) {
            default:
              count();
          }
        });
    attempt("concat", () -> System.out.println(string + none));
    attempt("cast", () -> System.out.println((Integer) (Object) none));
    attempt("requireNonNull", () -> java.util.Objects.requireNonNull(string, "own message"));
    try {
      java.util.Objects.requireNonNull(string, () -> "message " + count());
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      throw new NullPointerException("explicit");
    } catch (NullPointerException e) {
      System.out.println(e.getMessage() + " " + new NullPointerException().getMessage());
    }
  }
}
