package lang;

/** Loads and stores that may alias, across calls, exceptions and types. */
public class Aliasing {
  int a;
  long b;
  static int s;
  Aliasing other;

  static int touch(Aliasing x, Aliasing y) {
    x.a = 1;
    y.a = 2;
    int r = x.a * 10 + y.a;
    x.b = r;
    y.b += 5;
    return r + (int) x.b;
  }

  static int through(int[] p, int[] q, int i, int j) {
    p[i] = 5;
    q[j]++;
    int r = p[i];
    p[i] = r * 2;
    return q[j] * 100 + r;
  }

  int reenter(int n) {
    a = n;
    if (n > 0) {
      reenter(n - 1);
    }
    return a + n;
  }

  static int thrown(Aliasing x, int zero) {
    try {
      x.a = 1;
      s = 1;
      x.a = 5 / zero;
      s = 2;
    } catch (ArithmeticException e) {
      return x.a * 10 + s;
    }
    return x.a * 100 + s;
  }

  public static void main(String[] args) {
    Aliasing p = new Aliasing();
    Aliasing q = new Aliasing();
    System.out.println(touch(p, q) + " " + touch(p, p) + " " + p.b + " " + q.b);
    int[] m = new int[4];
    System.out.println(
        through(m, m, 1, 1)
            + " "
            + through(m, m, 1, 2)
            + " "
            + through(m, new int[3], 0, 0)
            + java.util.Arrays.toString(m));
    System.out.println(p.reenter(5) + " " + thrown(p, 0) + " " + thrown(p, 1));
    p.other = p;
    p.other.other.other.a = 77;
    p.other.a++;
    System.out.println(p.a);
    byte[] bytes = new byte[8];
    Object o = bytes;
    ((byte[]) o)[3] = 9;
    System.out.println(bytes[3]);
    char[] c = {'a', 'b'};
    String text = new String(c);
    c[0] = 'z';
    System.out.println(text + String.valueOf(c) + text.toCharArray().length);
    int i = 0;
    int[] k = {10, 20, 30};
    i = k[i] = 2;
    System.out.println(i + " " + k[0] + k[2]);
    long total = 0;
    Aliasing[] chain = new Aliasing[50];
    for (int n = 0; n < chain.length; n++) {
      chain[n] = n % 7 == 0 ? p : new Aliasing();
      chain[n].a += n;
      total += chain[n / 2].a;
    }
    System.out.println(total);
  }
}
