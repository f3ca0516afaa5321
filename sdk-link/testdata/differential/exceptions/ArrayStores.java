package exceptions;

/** Stores are checked against the array's own element type. */
public class ArrayStores {
  interface I {}

  static class A implements I {}

  static class B extends A {}

  static void store(Object[] array, Object value) {
    try {
      array[0] = value;
      System.out.println(array.getClass().getSimpleName() + " took " + array[0]);
    } catch (ArrayStoreException e) {
      System.out.println(array.getClass().getSimpleName() + " refused: " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    Object[] values = {null, "s", 1, new int[0], new String[0], new int[0][0], new Object[0]};
    Object[][] arrays = {
      new Object[1],
      new String[1],
      new Integer[1],
      new Number[1],
      new Comparable[1],
      new int[1][],
      new Object[1][],
      new Cloneable[1]
    };
    for (Object[] array : arrays) {
      for (Object value : values) {
        if (value == null || !value.getClass().isArray()) {
          store(array, value);
        } else {
          try {
            array[0] = value;
            System.out.println(array.getClass().getSimpleName() + " took an array");
          } catch (ArrayStoreException e) {
            System.out.println(array.getClass().getSimpleName() + " refused: " + e.getMessage());
          }
        }
      }
    }
    I[] is = new A[1];
    is[0] = new B();
    System.out.println(is[0].getClass().getSimpleName());
    try {
      is[0] = new I() {};
    } catch (ArrayStoreException e) {
      System.out.println(e.getMessage() + " " + (is[0] instanceof B));
    }
    try {
      is[1] = new I() {};
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println("the index is checked first");
    }
  }
}
