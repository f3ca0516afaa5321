package lang;

/** Variable arity, overloads and null. */
public class Varargs {
  static String f(Object... os) {
    return os == null ? "null array" : "objects " + os.length;
  }

  static String g(int a, int... rest) {
    int sum = a;
    for (int r : rest) {
      sum += r;
    }
    return sum + "/" + rest.length;
  }

  static String h(long l) {
    return "long";
  }

  static String h(Integer i) {
    return "Integer";
  }

  static String h(Object o) {
    return "Object";
  }

  static String h(int... is) {
    return "int...";
  }

  static String k(char c) {
    return "char";
  }

  static String k(int i) {
    return "int";
  }

  static String k(double d) {
    return "double";
  }

  @SafeVarargs
  static <T> java.util.List<T> list(T... ts) {
    return java.util.Arrays.asList(ts);
  }

  public static void main(String[] args) {
    System.out.println(f() + " " + f((Object[]) null) + " " + f((Object) null) + " " + f(1, "a"));
    System.out.println(
        f(new Object[] {1, 2, 3})
            + " "
            + f(new int[] {1, 2})
            + " "
            + f((Object) new String[] {"a"})
            + " "
            + f(new String[] {"a", "b"}));
    System.out.println(g(1) + " " + g(1, 2) + " " + g(1, 2, 3, 4) + " " + g(1, new int[2]));
    byte b = 1;
    short s = 1;
    System.out.println(
        h(1)
            + " "
            + h(b)
            + " "
            + h(Integer.valueOf(1))
            + " "
            + h('c')
            + " "
            + h(1f)
            + " "
            + h()
            + " "
            + h(1, 2)
            + " "
            + h("s"));
    System.out.println(k('c') + " " + k(b) + " " + k(s) + " " + k(1L) + " " + k(1f));
    System.out.println(list(1, 2.0, "x") + " " + list() + " " + list("a").get(0).length());
  }
}
