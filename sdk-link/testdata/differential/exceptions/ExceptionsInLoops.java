package exceptions;

/** Many exceptions thrown and caught: state of locals at the throw point is what counts. */
public class ExceptionsInLoops {
  static int risky(int i) throws Exception {
    if (i % 7 == 0) {
      throw new Exception("7:" + i);
    }
    if (i % 5 == 0) {
      throw new IllegalArgumentException("5:" + i);
    }
    return i;
  }

  public static void main(String[] args) {
    int sum = 0;
    int caught = 0;
    long hash = 0;
    for (int i = 1; i <= 5000; i++) {
      int local = sum;
      double half = i / 2.0;
      try {
        local += 1;
        half += 1;
        sum += risky(i);
        local += 2;
      } catch (IllegalArgumentException e) {
        caught += local;
        hash = hash * 31 + e.getMessage().hashCode();
      } catch (Exception e) {
        caught -= local;
        hash = hash * 17 + (long) half;
      } finally {
        hash ^= local;
      }
    }
    System.out.println(sum + " " + caught + " " + hash);
    int[] a = new int[10];
    int reached = 0;
    try {
      for (int i = 0; ; i++) {
        a[i] = i;
        reached = i;
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println(reached + " " + e.getMessage());
    }
  }
}
