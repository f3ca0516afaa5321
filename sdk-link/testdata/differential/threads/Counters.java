package threads;

/** synchronized methods and blocks keep counts right under contention. */
public class Counters {
  private int a;
  private static int b;
  private int c;
  private final Object lock = new Object();

  synchronized void incA() {
    int old = a;
    Thread.yield();
    a = old + 1;
  }

  static synchronized void incB() {
    int old = b;
    Thread.yield();
    b = old + 1;
  }

  void incC() {
    synchronized (lock) {
      int old = c;
      Thread.yield();
      c = old + 1;
    }
  }

  public static void main(String[] args) throws Exception {
    Counters shared = new Counters();
    Thread[] ts = new Thread[5];
    for (int i = 0; i < ts.length; i++) {
      ts[i] =
          new Thread(
              () -> {
                for (int k = 0; k < 200; k++) {
                  shared.incA();
                  incB();
                  shared.incC();
                }
              });
      ts[i].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(shared.a + " " + b + " " + shared.c);
  }
}
