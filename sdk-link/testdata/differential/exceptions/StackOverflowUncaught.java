package exceptions;

/** A thread that overflows dies; the program goes on. */
public class StackOverflowUncaught {
  static int f(int n) {
    return f(n + 1) + f(n + 2);
  }

  public static void main(String[] args) throws Exception {
    Thread t = new Thread(() -> f(0), "deep");
    t.setUncaughtExceptionHandler((thread, e) -> System.out.println(thread.getName() + " " + e));
    t.start();
    t.join();
    System.out.println("alive " + t.isAlive());
  }
}
