package lang;

/** instanceof and isInstance over classes, interfaces and arrays. */
public class InstanceOf {
  interface I {}

  interface J extends I {}

  static class A implements I {}

  static class B extends A implements J {}

  static class C extends A {}

  public static void main(String[] args) {
    Object[] values = {
      new A(),
      new B(),
      new C(),
      new A[0],
      new B[0],
      new B[0][0],
      new int[0],
      new int[0][0],
      new Integer[0],
      "s",
      1,
      null,
      new Object(),
      new Object[0],
      (Runnable) () -> {}
    };
    for (Object o : values) {
      System.out.print(
          o == null ? "null" : o.getClass().getSimpleName().replaceAll("Lambda.*", "L"));
      System.out.print(": " + bit(o instanceof A) + bit(o instanceof B) + bit(o instanceof C));
      System.out.print(bit(o instanceof I) + bit(o instanceof J) + bit(o instanceof A[]));
      System.out.print(bit(o instanceof I[]) + bit(o instanceof J[]) + bit(o instanceof B[][]));
      System.out.print(bit(o instanceof Object[]) + bit(o instanceof Object[][]));
      System.out.print(bit(o instanceof int[]) + bit(o instanceof int[][]));
      System.out.print(bit(o instanceof Number[]) + bit(o instanceof Cloneable));
      System.out.print(bit(o instanceof java.io.Serializable) + bit(o instanceof Cloneable[]));
      System.out.print(bit(o instanceof Comparable) + bit(o instanceof CharSequence));
      System.out.println(bit(o instanceof Runnable) + bit(o instanceof Object));
      Class<?>[] classes = {
        A.class, I.class, A[].class, Object.class, int[].class, Cloneable[].class
      };
      for (Class<?> c : classes) {
        System.out.print(" " + bit(c.isInstance(o)));
        try {
          c.cast(o);
          System.out.print("c");
        } catch (ClassCastException e) {
          System.out.print("x");
        }
      }
      System.out.println();
    }
    System.out.println(
        I.class.isAssignableFrom(B.class)
            + " "
            + A.class.isAssignableFrom(I.class)
            + " "
            + Object[].class.isAssignableFrom(B[][].class)
            + " "
            + int.class.isAssignableFrom(int.class)
            + " "
            + long.class.isAssignableFrom(int.class)
            + " "
            + Object.class.isAssignableFrom(int.class)
            + " "
            + int.class.isInstance(1));
  }

  static int bit(boolean b) {
    return b ? 1 : 0;
  }
}
