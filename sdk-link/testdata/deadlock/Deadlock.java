package deadlock;

import java.util.concurrent.CountDownLatch;

/** Two threads that each hold the lock that the other wants; main waits for them. */
public class Deadlock {
  private static void take(Object first, Object second, CountDownLatch both) {
    synchronized (first) {
      both.countDown();
      try {
        both.await();
      } catch (InterruptedException e) {
        return;
      }
      synchronized (second) {
        System.out.println("never");
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Object left = new StringBuilder();
    Object right = new int[1];
    CountDownLatch both = new CountDownLatch(2);
    new Thread(() -> take(left, right, both), "left first").start();
    Thread other = new Thread(() -> take(right, left, both), "right first");
    other.start();
    other.join();
  }
}
