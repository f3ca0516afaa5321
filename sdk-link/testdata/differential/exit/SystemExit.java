package exit;

/** System.exit from nested calls: no finally runs, the status is the argument. */
public class SystemExit {
  static void inner() {
    try {
      System.out.println("exiting");
      System.exit(42);
    } finally {
      System.out.println("finally must not run");
    }
  }

  public static void main(String[] args) {
    try {
      inner();
    } catch (Throwable t) {
      System.out.println("nothing is thrown");
    }
    System.out.println("not reached");
  }
}
