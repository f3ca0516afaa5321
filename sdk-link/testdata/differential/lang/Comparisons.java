package lang;

import java.util.*;

/** compareTo, Comparable and Comparator over all the basic types. */
public class Comparisons {
  static int sign(int i) {
    return Integer.signum(i);
  }

  public static void main(String[] args) {
    System.out.println(
        sign(Integer.compare(Integer.MIN_VALUE, 1))
            + " "
            + sign(Long.compare(1, Long.MIN_VALUE))
            + " "
            + Character.compare('a', 'c')
            + " "
            + Byte.compare((byte) -1, (byte) 1)
            + " "
            + Short.compare((short) 5, (short) 2)
            + " "
            + Boolean.compare(true, false)
            + " "
            + "abc".compareTo("abd")
            + " "
            + Integer.valueOf(3).compareTo(3)
            + " "
            + Character.valueOf('x').compareTo('y')
            + " "
            + Boolean.TRUE.compareTo(false)
            + " "
            + Double.valueOf(-0.0).compareTo(0.0));
    record P(String name, Integer age, double score) {}
    List<P> ps =
        new ArrayList<>(
            List.of(
                new P("b", 2, 1.5), new P("a", 2, 2.5), new P("c", null, 0), new P("a", 1, -1)));
    ps.sort(
        Comparator.comparing(P::name)
            .thenComparing(P::age, Comparator.nullsLast(Comparator.naturalOrder())));
    System.out.println(ps);
    ps.sort(
        Comparator.comparing(P::age, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparingDouble(P::score));
    System.out.println(ps);
    ps.sort(Collections.reverseOrder(Comparator.comparingDouble(P::score)));
    System.out.println(ps);
    Comparator<String> byLength = Comparator.comparingInt(String::length);
    System.out.println(
        byLength.reversed().thenComparing(Comparator.naturalOrder()).compare("ab", "abc")
            + " "
            + Comparator.<Integer>naturalOrder().equals(Comparator.naturalOrder())
            + " "
            + Objects.compare("a", "b", Comparator.naturalOrder())
            + Comparator.<Integer>reverseOrder().compare(1, 2)
            + " "
            + Comparator.comparingLong(Long::longValue).compare(1L, 2L));
    char[] a = "comparison".toCharArray();
    for (int i = 1; i < a.length; i++) {
      char x = a[i];
      int j = i;
      while (j > 0 && a[j - 1] > x) {
        a[j] = a[--j];
      }
      a[j] = x;
    }
    System.out.println(a);
  }
}
