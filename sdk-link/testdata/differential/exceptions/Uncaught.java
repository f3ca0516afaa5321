package exceptions;

/** An uncaught exception prints its trace and the status is 1. */
public class Uncaught {
  static void a(int depth) {
    if (depth == 0) {
      throw new IllegalStateException("deep down");
    }
    a(depth - 1);
  }

  public static void main(String[] args) {
    System.out.println("before");
    a(3);
    System.out.println("not reached");
  }
}
