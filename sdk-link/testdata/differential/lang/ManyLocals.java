package lang;

/** Long and double locals take two slots; values must survive among ints and references. */
public class ManyLocals {
  static String mix(int a, long b, float c, double d, String e, long f, byte g, char h, double i) {
    long sum = a + b + f + g + h;
    double product = c * d * i;
    int x = a;
    long y = b;
    double z = d;
    for (int n = 0; n < 3; n++) {
      long old = y;
      y = x + y;
      x = (int) old;
      z = z / 2 + y;
    }
    return e + sum + " " + product + " " + x + " " + y + " " + z;
  }

  static long swap(long a, long b) {
    long t = a;
    a = b;
    b = t;
    return a * 31 + b;
  }

  public static void main(String[] args) {
    System.out.println(mix(1, 1L << 40, 1.5f, 2.25, "r:", -7, (byte) -1, 'A', 1e-3));
    System.out.println(swap(3, 4));
    {
      long a = 1;
      System.out.println(a);
    }
    {
      double a = 2;
      int b = 3;
      System.out.println(a + b);
    }
    {
      String a = "same slot, other type";
      System.out.println(a);
    }
    long l = 5;
    System.out.println(l++ + ++l + l-- - --l);
    double d = 0.5;
    System.out.println(d++ + ++d);
    long[] ls = {1, 2};
    System.out.println((ls[0] += 5) + " " + ls[1]++ + " " + ls[0] + ls[1]);
  }
}
