package lang;

/** Operands are evaluated from left to right, whatever comes of them. */
public class IncrementOrder {
  static int trace(String name, int value) {
    System.out.print(name + " ");
    return value;
  }

  static int[] array(String name) {
    System.out.print(name + " ");
    return new int[3];
  }

  public static void main(String[] args) {
    int i = 1;
    i = i++ + i++;
    System.out.println(i);
    i = i-- - --i;
    System.out.println(i);
    int r = trace("a", 1) + trace("b", 2) * trace("c", 3) - trace("d", 4) / trace("e", 2);
    System.out.println(r);
    array("array")[trace("index", 1)] = trace("value", 5);
    System.out.println();
    int[] x = {0, 1, 2};
    int j = 0;
    x[j++] = x[j++] = j++;
    System.out.println(x[0] + " " + x[1] + " " + x[2] + " " + j);
    int k = 0;
    k = x[k = 2] + k;
    System.out.println(k);
    try {
      int[] none = null;
      none[trace("index before null check", 0)] = trace("value", 1);
    } catch (NullPointerException e) {
      System.out.println("NPE");
    }
    try {
      x[trace("bad index", 9)] = trace("value", 1) / trace("zero", 0);
    } catch (RuntimeException e) {
      System.out.println(e.getMessage());
    }
    boolean b = trace("x", 1) > 1 && trace("not evaluated", 1) > 0 || trace("y", 2) > 1;
    System.out.println(b);
    b = trace("x", 1) > 1 & trace("evaluated", 1) > 0 | trace("y", 2) > 1;
    System.out.println(b);
    System.out.println(Math.max(trace("first", 1), trace("second", 2)));
  }
}
