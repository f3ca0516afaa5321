// heap: 256M
package memory;

/** Arrays of many megabytes, one of each kind. */
public class BigArrays {
  public static void main(String[] args) {
    long[] l = new long[5_000_000];
    byte[] b = new byte[40_000_000];
    Object[] o = new Object[4_000_000];
    for (int i = 0; i < l.length; i += 1000) {
      l[i] = i;
    }
    b[b.length - 1] = 5;
    o[o.length - 1] = "last";
    o[0] = o;
    System.gc();
    long sum = 0;
    for (long v : l) {
      sum += v;
    }
    System.out.println(sum + " " + b[b.length - 1] + o[o.length - 1] + (o[0] == o) + b[12345678]);
    b = null;
    for (int i = 0; i < 20; i++) {
      b = new byte[30_000_000 + i];
      b[i] = 1;
    }
    System.out.println(b.length + " " + l.clone().length);
    System.arraycopy(l, 0, l, 1, l.length - 1);
    System.out.println(l[1001] + " " + l[4_999_001]);
  }
}
