package threads;

import java.util.concurrent.locks.LockSupport;

/** Interrupts in sleep, wait, join and park; the flag. */
public class Interrupts {
  static void started(Thread t) throws InterruptedException {
    t.start();
    while (t.getState() != Thread.State.TIMED_WAITING && t.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
  }

  public static void main(String[] args) throws Exception {
    Thread sleeper =
        new Thread(
            () -> {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                System.out.println(
                    "sleep: " + e.getMessage() + " " + Thread.currentThread().isInterrupted());
              }
            });
    started(sleeper);
    sleeper.interrupt();
    sleeper.join();
    Object lock = new Object();
    Thread waiter =
        new Thread(
            () -> {
              synchronized (lock) {
                try {
                  lock.wait();
                } catch (InterruptedException e) {
                  System.out.println("wait: " + e.getMessage() + " " + Thread.holdsLock(lock));
                }
              }
            });
    started(waiter);
    waiter.interrupt();
    waiter.join();
    Thread main = Thread.currentThread();
    Thread joiner =
        new Thread(
            () -> {
              try {
                main.join();
              } catch (InterruptedException e) {
                System.out.println("join: " + e.getMessage());
              }
            });
    started(joiner);
    joiner.interrupt();
    joiner.join();
    Thread parker =
        new Thread(
            () -> {
              LockSupport.park();
              System.out.println("park: " + Thread.interrupted() + " " + Thread.interrupted());
            });
    started(parker);
    parker.interrupt();
    parker.join();
    main.interrupt();
    System.out.println(main.isInterrupted() + " " + main.isInterrupted());
    try {
      Thread.sleep(0);
      System.out.println("not reached");
    } catch (InterruptedException e) {
      System.out.println("pending: " + main.isInterrupted());
    }
    main.interrupt();
    try {
      synchronized (lock) {
        lock.wait(10);
      }
    } catch (InterruptedException e) {
      System.out.println("pending wait " + Thread.interrupted());
    }
    try {
      Thread.sleep(-1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    Thread busy =
        new Thread(
            () -> {
              long n = 0;
              while (!Thread.currentThread().isInterrupted()) {
                n++;
              }
              System.out.println("busy loop saw it " + (n >= 0));
            });
    busy.start();
    Thread.sleep(5);
    busy.interrupt();
    busy.join();
  }
}
