package threads;

import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** java.util.Timer: order, periods, cancel. */
public class Deadline {
  public static void main(String[] args) throws Exception {
    Timer timer = new Timer("timer", true);
    StringBuffer log = new StringBuffer();
    Object done = new Object();
    int[] runs = {0};
    CountDownLatch scheduled = new CountDownLatch(1);
    timer.schedule( // holds the timer's thread until all is scheduled, however long that takes
        new TimerTask() {
          @Override
          public void run() {
            try {
              scheduled.await();
            } catch (InterruptedException e) {
              log.append(e);
            }
          }
        },
        0);
    long now = System.currentTimeMillis();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            log.append("late ");
          }
        },
        new Date(now + 60));
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            log.append("early ");
          }
        },
        new Date(now + 20));
    TimerTask cancelled =
        new TimerTask() {
          @Override
          public void run() {
            log.append("never ");
          }
        };
    timer.schedule(cancelled, new Date(now + 40));
    System.out.println(cancelled.cancel() + " " + cancelled.cancel());
    timer.scheduleAtFixedRate(
        new TimerTask() {
          @Override
          public void run() {
            synchronized (done) {
              if (++runs[0] == 3) {
                cancel();
                done.notify();
              }
            }
          }
        },
        new Date(now + 80),
        10);
    scheduled.countDown();
    synchronized (done) {
      while (runs[0] < 3) {
        done.wait();
      }
    }
    System.out.println(log + " " + runs[0]);
    timer.cancel();
    try {
      timer.schedule(cancelled, 1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
