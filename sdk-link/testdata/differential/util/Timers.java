package util;

import java.util.*;
import java.util.concurrent.*;

/** Timer tasks run once, again and again, or not at all. */
public class Timers {
  public static void main(String[] args) throws Exception {
    Timer timer = new Timer("t", true);
    CountDownLatch once = new CountDownLatch(1);
    TimerTask task = task(once::countDown);
    timer.schedule(task, 5);
    System.out.println(once.await(5, TimeUnit.SECONDS) + " " + task.cancel());
    CountDownLatch three = new CountDownLatch(3);
    TimerTask again = task(three::countDown);
    timer.schedule(again, 1, 2);
    System.out.println(three.await(5, TimeUnit.SECONDS) + " " + again.cancel() + " " + again.cancel());
    TimerTask never = task(() -> System.out.println("never"));
    timer.schedule(never, 100_000);
    System.out.println(never.cancel());
    try {
      timer.schedule(never, 1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    try {
      timer.schedule(task(() -> {}), -1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    timer.cancel();
    try {
      timer.schedule(task(() -> {}), 1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  static TimerTask task(Runnable run) {
    return new TimerTask() {
      @Override
      public void run() {
        run.run();
      }
    };
  }
}
