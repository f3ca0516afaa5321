package lang;

/** Compound assignments cast back to the type of the left side. */
public class CompoundAssignment {
  static int calls;

  static int next() {
    return calls++;
  }

  public static void main(String[] args) {
    byte b = 100;
    b += 100;
    System.out.println(b);
    b *= 3;
    b -= 0.5;
    System.out.println(b);
    b >>>= 1;
    System.out.println(b);
    short s = -1;
    s >>>= 10;
    System.out.println(s);
    s ^= 0x5555;
    s <<= 3;
    System.out.println(s);
    char c = 'a';
    c += 1.7;
    c++;
    System.out.println(c);
    c -= 'a' + 1;
    System.out.println((int) c);
    int i = Integer.MAX_VALUE;
    i += 1.5f;
    System.out.println(i);
    i = 5;
    i += i++ + ++i;
    System.out.println(i);
    i *= 2.6;
    System.out.println(i);
    long l = 1;
    l <<= 40;
    l |= 5;
    l %= 1000;
    System.out.println(l);
    int[] a = {1, 2, 3, 4};
    a[next()] += 10;
    a[next()]++;
    a[next()] <<= next();
    System.out.println(a[0] + " " + a[1] + " " + a[2] + " " + a[3] + " calls " + calls);
    String text = "x";
    text += 1 + 2;
    text += 'c';
    text += null;
    text += 1.5f;
    System.out.println(text);
    Integer boxed = 7;
    boxed += 1;
    boxed++;
    System.out.println(boxed);
    boolean flag = true;
    flag &= false;
    flag |= true;
    flag ^= true;
    System.out.println(flag);
  }
}
