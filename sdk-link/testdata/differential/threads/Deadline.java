package threads;

import java.util.Timer;
import java.util.TimerTask;

/** java.util.Timer: order, periods, cancel. */
public class Deadline {
  public static void main(String[] args) throws Exception {
    Timer timer = new Timer("timer", true);
    StringBuffer log = new StringBuffer();
    Object done = new Object();
    int[] runs = {0};
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            log.append("late ");
          }
        },
        60);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            log.append("early ");
          }
        },
        20);
    TimerTask cancelled =
        new TimerTask() {
          @Override
          public void run() {
            log.append("never ");
          }
        };
    timer.schedule(cancelled, 40);
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
        80,
        10);
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
