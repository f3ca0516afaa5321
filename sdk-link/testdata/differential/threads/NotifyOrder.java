package threads;

/** notify wakes one waiter, notifyAll all; a timed-out waiter takes no notification. */
public class NotifyOrder {
  static int woken;
  static int waiting;

  public static void main(String[] args) throws Exception {
    Object lock = new Object();
    Thread[] ts = new Thread[4];
    for (int i = 0; i < 4; i++) {
      ts[i] =
          new Thread(
              () -> {
                synchronized (lock) {
                  waiting++;
                  try {
                    lock.wait();
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                  woken++;
                  lock.notifyAll();
                }
              });
      ts[i].start();
    }
    synchronized (lock) {
      while (waiting < 4) {
        lock.wait(1);
      }
      System.out.println(woken);
      lock.notify();
      System.out.println(woken);
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(woken);
    Thread timed =
        new Thread(
            () -> {
              synchronized (lock) {
                try {
                  lock.wait(10);
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              }
            });
    timed.start();
    timed.join();
    synchronized (lock) {
      lock.notify();
    }
    System.out.println(timed.isAlive());
  }
}
