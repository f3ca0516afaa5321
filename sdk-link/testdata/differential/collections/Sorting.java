package collections;

import java.util.*;

/** Sorts: stability, sizes around the algorithms' thresholds, comparators, broken contracts. */
public class Sorting {
  record Person(String name, int age) {}

  public static void main(String[] args) {
    List<Person> people = new ArrayList<>();
    String names = "ivy bob eve zoe amy dan kim lee mia ned oli pam";
    int n = 0;
    for (String s : names.split(" ")) {
      people.add(new Person(s, 20 + n++ * 7 % 4));
    }
    people.sort(Comparator.comparingInt(Person::age));
    System.out.println(people);
    people.sort(
        Comparator.comparing(Person::age, Comparator.reverseOrder()).thenComparing(Person::name));
    System.out.println(people);
    Random random = new Random(42);
    for (int size : new int[] {0, 1, 2, 6, 7, 31, 32, 33, 46, 47, 100, 285, 286, 1000, 5000}) {
      int[] a = random.ints(size, -1000, 1000).toArray();
      Integer[] b = new Integer[size];
      long[] c = new long[size];
      double[] d = new double[size];
      byte[] e = new byte[size];
      char[] f = new char[size];
      String[] g = new String[size];
      for (int i = 0; i < size; i++) {
        b[i] = a[i];
        c[i] = (long) a[i] << 33;
        d[i] = i % 50 == 3 ? Double.NaN : i % 17 == 2 ? -0.0 : a[i] / 7.0;
        e[i] = (byte) a[i];
        f[i] = (char) a[i];
        g[i] = Integer.toString(a[i], 36);
      }
      Arrays.sort(a);
      Arrays.sort(b, (x, y) -> Integer.compare(y % 100, x % 100));
      Arrays.sort(c);
      Arrays.sort(d);
      Arrays.sort(e);
      Arrays.sort(f);
      Arrays.sort(g);
      System.out.println(
          size
              + " "
              + Arrays.hashCode(a)
              + " "
              + Arrays.hashCode(b)
              + " "
              + Arrays.hashCode(c)
              + " "
              + Arrays.hashCode(d)
              + " "
              + Arrays.hashCode(e)
              + " "
              + Arrays.hashCode(f)
              + " "
              + Arrays.hashCode(g));
    }
    int[] part = {9, 8, 7, 6, 5, 4};
    Arrays.sort(part, 1, 4);
    System.out.println(Arrays.toString(part));
    int[] organ = new int[2000];
    for (int i = 0; i < organ.length; i++) {
      organ[i] = Math.min(i, organ.length - i) % 500;
    }
    Arrays.sort(organ);
    System.out.println(Arrays.hashCode(organ));
    Integer[] broken = random.ints(200, 0, 50).boxed().toArray(Integer[]::new);
    try {
      Arrays.sort(broken, (x, y) -> x > y ? 1 : -1 + (x & 1) * 2);
      System.out.println("not noticed");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    float[] floats = {1, -0f, 0f, Float.NaN, Float.NEGATIVE_INFINITY, -1};
    Arrays.sort(floats);
    System.out.println(Arrays.toString(floats));
  }
}
