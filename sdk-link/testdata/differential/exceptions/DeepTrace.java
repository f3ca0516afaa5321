package exceptions;

/** A trace is cut at 1024 frames, as HotSpot's default has it. */
public class DeepTrace {
  static int down(int n) {
    if (n == 0) {
      throw new RuntimeException("bottom");
    }
    return down(n - 1) + 1;
  }

  public static void main(String[] args) {
    for (int depth : new int[] {10, 1000, 3000}) {
      try {
        down(depth);
      } catch (RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        System.out.println(
            depth + " " + trace.length + " " + trace[trace.length - 1].getMethodName());
      }
    }
  }
}
