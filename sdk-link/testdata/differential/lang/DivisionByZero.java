package lang;

/** Integer division by zero throws; floating division does not. */
public class DivisionByZero {
  static int div(int a, int b) {
    return a / b;
  }

  static long rem(long a, long b) {
    return a % b;
  }

  static void tryAll(int zero) {
    try {
      System.out.println(div(1, zero));
    } catch (ArithmeticException e) {
      System.out.println("int / : " + e.getMessage());
    }
    try {
      System.out.println(5 % zero);
    } catch (ArithmeticException e) {
      System.out.println("int % : " + e.getMessage());
    }
    try {
      System.out.println(5L / zero);
    } catch (ArithmeticException e) {
      System.out.println("long / : " + e.getMessage());
    }
    try {
      System.out.println(rem(0, zero));
    } catch (ArithmeticException e) {
      System.out.println("long % : " + e.getMessage());
    }
    int x = 10;
    try {
      x /= zero;
      System.out.println("not reached");
    } catch (ArithmeticException e) {
      System.out.println("x is still " + x);
    }
  }

  public static void main(String[] args) {
    tryAll(0);
    double zero = 0;
    System.out.println(1 / zero + " " + -1 / zero + " " + 0 / zero + " " + 1 % zero);
    System.out.println(1 / -zero + " " + 1f / 0f + " " + 0f / 0f + " " + 5.5f % 0f);
    System.out.println(
        div(Integer.MIN_VALUE, -1) + " " + Integer.MIN_VALUE % Integer.parseInt("-1"));
    System.out.println(Long.MIN_VALUE / Long.parseLong("-1") + " " + rem(Long.MIN_VALUE, -1));
    int unused = 1;
    try {
      unused = unused / (unused - 1); // the result is never read: it must throw still
    } catch (ArithmeticException e) {
      System.out.println("unused result: " + e.getMessage());
    }
  }
}
