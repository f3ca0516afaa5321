package concurrent;

import java.util.*;
import java.util.concurrent.*;

/** CountDownLatch, CyclicBarrier, Semaphore, Phaser, Exchanger. */
public class Synchronizers {
  public static void main(String[] args) throws Exception {
    CountDownLatch latch = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      new Thread(latch::countDown).start();
    }
    latch.await();
    System.out.println(
        latch.getCount() + " " + new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS));
    StringBuffer log = new StringBuffer();
    CyclicBarrier barrier = new CyclicBarrier(3, () -> log.append("| "));
    Thread[] ts = new Thread[3];
    for (int i = 0; i < 3; i++) {
      ts[i] =
          new Thread(
              () -> {
                try {
                  for (int k = 0; k < 3; k++) {
                    log.append(k);
                    barrier.await();
                  }
                } catch (Exception e) {
                  System.out.println(e);
                }
              });
      ts[i].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(log);
    try {
      new CyclicBarrier(2).await(2, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      System.out.println("barrier timed out");
    }
    Semaphore s = new Semaphore(2);
    s.acquire();
    System.out.println(s.tryAcquire() + " " + s.tryAcquire() + s.availablePermits());
    s.release(5);
    System.out.println(s.drainPermits() + " " + s.tryAcquire(1, TimeUnit.MILLISECONDS));
    int[] max = {0, 0};
    Semaphore two = new Semaphore(2, true);
    ts = new Thread[6];
    for (int i = 0; i < 6; i++) {
      ts[i] =
          new Thread(
              () -> {
                two.acquireUninterruptibly();
                synchronized (max) {
                  max[0]++;
                  max[1] = Math.max(max[1], max[0]);
                }
                Thread.yield();
                synchronized (max) {
                  max[0]--;
                }
                two.release();
              });
      ts[i].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(max[1] <= 2);
    Phaser phaser = new Phaser(1);
    phaser.register();
    Thread p =
        new Thread(
            () -> {
              phaser.arriveAndAwaitAdvance();
              phaser.arriveAndDeregister();
            });
    p.start();
    System.out.println(
        phaser.arriveAndAwaitAdvance()
            + " "
            + phaser.arriveAndAwaitAdvance()
            + " "
            + phaser.getRegisteredParties());
    Exchanger<String> x = new Exchanger<>();
    Thread e =
        new Thread(
            () -> {
              try {
                System.out.println("thread got " + x.exchange("from thread"));
              } catch (InterruptedException ie) {
                throw new AssertionError(ie);
              }
            });
    e.start();
    String got = x.exchange("from main");
    e.join();
    System.out.println("main got " + got);
  }
}
