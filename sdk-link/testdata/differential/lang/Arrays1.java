package lang;

/** Arrays of all element types: defaults, bounds, length, aliasing. */
public class Arrays1 {
  public static void main(String[] args) {
    boolean[] z = new boolean[2];
    byte[] b = {1, -1};
    short[] s = {(short) 40000};
    char[] c = {'a', 0};
    int[] i = new int[3];
    long[] l = {1L << 60, 5};
    float[] f = {0.1f};
    double[] d = new double[1];
    Object[] o = {1, "s", null, new int[0]};
    System.out.println(
        z[0]
            + " "
            + b[1]
            + " "
            + s[0]
            + " "
            + (int) c[1]
            + " "
            + i[2]
            + " "
            + l[0]
            + " "
            + f[0]
            + " "
            + d[0]
            + " "
            + o[2]);
    z[1] = !z[0];
    b[0] += 127;
    s[0]--;
    c[0] += 2;
    i[0] = i[1] = 7;
    l[1] ^= l[0];
    f[0] *= 2;
    d[0] -= 1;
    System.out.println(
        z[1] + " " + b[0] + " " + s[0] + " " + c[0] + " " + i[0] + i[1] + " " + l[1] + " " + f[0]
            + " " + d[0]);
    int[] alias = i;
    alias[2] = 9;
    System.out.println(i[2] + " " + (alias == i) + " " + alias.equals(i.clone()));
    System.out.println(z.length + b.length + s.length + c.length + i.length + new int[0].length);
    System.out.println(
        z.getClass().getName()
            + b.getClass().getName()
            + s.getClass().getName()
            + c.getClass().getName()
            + i.getClass().getName()
            + l.getClass().getName()
            + f.getClass().getName()
            + d.getClass().getName()
            + o.getClass().getName());
    System.out.println(
        o instanceof Object && i instanceof Cloneable && i instanceof java.io.Serializable);
    long total = 0;
    int[] big = new int[100000];
    for (int k = 0; k < big.length; k++) {
      big[k] = k * k;
    }
    for (int k = big.length; --k >= 0; ) {
      total = total * 3 + big[k];
    }
    System.out.println(total);
    final int[] fixed = {3, 1, 2};
    for (int x = 0; x < fixed.length; x++) {
      for (int y = x + 1; y < fixed.length; y++) {
        if (fixed[y] < fixed[x]) {
          int t = fixed[x];
          fixed[x] = fixed[y];
          fixed[y] = t;
        }
      }
    }
    System.out.println(java.util.Arrays.toString(fixed));
  }
}
