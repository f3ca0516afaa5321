package exit;

/** An exception in another thread is printed with its name; the status stays 0. */
public class UncaughtInThread {
  public static void main(String[] args) throws Exception {
    Thread t =
        new Thread(
            () -> {
              throw new IllegalStateException("in thread");
            },
            "worker one");
    t.start();
    t.join();
    System.out.println("main goes on");
  }
}
