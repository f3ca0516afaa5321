package threads;

/** Many short threads, and many that sleep at once. */
public class ManyThreads {
  static int count;

  public static void main(String[] args) throws Exception {
    Object lock = new Object();
    Thread[] ts = new Thread[500];
    for (int i = 0; i < ts.length; i++) {
      int n = i;
      ts[i] =
          new Thread(
              () -> {
                try {
                  Thread.sleep(n % 10);
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                synchronized (lock) {
                  count += n;
                }
              });
      ts[i].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(count);
    for (int i = 0; i < 2000; i++) {
      Thread t = new Thread(() -> count++);
      t.start();
      t.join();
    }
    System.out.println(count);
  }
}
