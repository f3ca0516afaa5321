package concurrent;

import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;

/** ScheduledThreadPoolExecutor: delays, periods, cancellation. */
public class Scheduled {
  public static void main(String[] args) throws Exception {
    ScheduledExecutorService s = Executors.newScheduledThreadPool(1);
    StringBuffer log = new StringBuffer();
    ScheduledFuture<String> b =
        s.schedule(
            () -> {
              log.append("b");
              return "result";
            },
            300,
            TimeUnit.MILLISECONDS);
    s.schedule(() -> log.append("a"), 10, TimeUnit.MILLISECONDS);
    System.out.println(b.get() + " " + log);
    AtomicInteger ticks = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    ScheduledFuture<?> periodic =
        s.scheduleAtFixedRate(
            () -> {
              ticks.incrementAndGet();
              three.countDown();
            },
            1,
            2,
            TimeUnit.MILLISECONDS);
    three.await();
    periodic.cancel(false);
    System.out.println((ticks.get() >= 3) + " " + periodic.isCancelled());
    ScheduledFuture<?> dies =
        s.scheduleWithFixedDelay(
            () -> {
              throw new RuntimeException("in period");
            },
            0,
            1,
            TimeUnit.MILLISECONDS);
    try {
      dies.get();
    } catch (ExecutionException e) {
      System.out.println(e.getCause().getMessage());
    }
    Thread.sleep(100); // the cancelled one leaves the queue when its time comes
    s.schedule(() -> log.append("never"), 1, TimeUnit.HOURS);
    System.out.println(
        s.shutdownNow().size() + " " + s.awaitTermination(5, TimeUnit.SECONDS) + log);
  }
}
