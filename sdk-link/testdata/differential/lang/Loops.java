package lang;

/** Loops of every form, labelled break and continue. */
public class Loops {
  public static void main(String[] args) {
    int steps = 0;
    outer:
    for (int i = 0; i < 10; i++) {
      for (int j = 0; ; j++) {
        steps++;
        if (j > i) {
          continue outer;
        }
        if (i * j > 20) {
          System.out.println("break at " + i + " " + j);
          break outer;
        }
      }
    }
    System.out.println(steps);
    int n = 27;
    int length = 0;
    while (n != 1) {
      n = n % 2 == 0 ? n / 2 : 3 * n + 1;
      length++;
    }
    System.out.println(length);
    do {
      n++;
    } while (n < 0);
    System.out.println(n);
    for (int i = 0, j = 10; i < j; i += 2, j--) {
      System.out.print(i + "," + j + " ");
    }
    System.out.println();
    block:
    {
      if (steps > 0) {
        break block;
      }
      System.out.println("skipped");
    }
    for (String s : new String[] {"a", "b"}) {
      System.out.print(s);
    }
    for (char c : "xyz".toCharArray()) {
      if (c == 'y') {
        continue;
      }
      System.out.print(c);
    }
    System.out.println();
    for (byte b = 120; b > 0; b++) {
      System.out.print(b + " ");
    }
    System.out.println();
    long l = 0;
    for (long k = Integer.MAX_VALUE - 2L; k <= Integer.MAX_VALUE + 2L; k++) {
      l += k;
    }
    System.out.println(l);
    for (double d = 0; d < 1; d += 0.25) {
      System.out.print(d + " ");
    }
    System.out.println();
    int count = 0;
    for (int i = Integer.MAX_VALUE - 5; i > 0; i++) {
      count++;
    }
    System.out.println(count);
  }
}
