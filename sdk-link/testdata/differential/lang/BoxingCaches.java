package lang;

/** Boxes of small values are shared, others compare by equals. */
public class BoxingCaches {
  static boolean same(Object a, Object b) {
    return a == b;
  }

  public static void main(String[] args) {
    for (int i : new int[] {-129, -128, 0, 127, 128, 1000}) {
      Integer a = i;
      Integer b = Integer.valueOf(i);
      Long la = (long) i;
      Long lb = (long) i;
      Short sa = (short) i;
      Short sb = (short) i;
      System.out.println(
          i
              + " "
              + same(a, b)
              + " "
              + a.equals(b)
              + " "
              + same(la, lb)
              + " "
              + same(sa, sb)
              + " "
              + la.equals(a)
              + " "
              + (la == i));
    }
    Character c1 = '\u007f';
    Character c2 = '\u007f';
    Character d1 = '\u0080';
    Character d2 = '\u0080';
    System.out.println(same(c1, c2) + " " + same(d1, d2) + " " + d1.equals(d2));
    Byte b1 = (byte) -128;
    Byte b2 = (byte) -128;
    System.out.println(
        same(b1, b2) + " " + same(true, Boolean.TRUE) + " " + same(Boolean.valueOf("TRUE"), true));
    Double x1 = 1.0;
    Double x2 = 1.0;
    System.out.println(same(x1, x2) + " " + x1.equals(x2) + " " + (x1 <= x2 && x1 >= x2));
    Object o = 1;
    System.out.println(o.equals(1) + " " + o.equals(1L) + " " + new Object[] {1, 2L, 'c'}[1]);
    Integer n = null;
    try {
      int v = n;
      System.out.println(v);
    } catch (NullPointerException e) {
      System.out.println("NPE");
    }
    Object boxed = (short) 3;
    try {
      System.out.println((Integer) boxed);
    } catch (ClassCastException e) {
      System.out.println(e.getMessage());
    }
    java.util.List<Integer> list = new java.util.ArrayList<>(java.util.List.of(5, 6, 7));
    list.remove(1);
    list.remove(Integer.valueOf(5));
    System.out.println(list);
  }
}
