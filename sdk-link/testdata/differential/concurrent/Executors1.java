package concurrent;

import java.util.*;
import java.util.concurrent.*;

/** Executors, futures, invokeAll, invokeAny, rejection, shutdown. */
public class Executors1 {
  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int n = i;
      futures.add(
          pool.submit(
              () -> {
                Thread.sleep(10 - n);
                return n * n;
              }));
    }
    for (Future<Integer> f : futures) {
      System.out.print(f.get() + " ");
    }
    System.out.println(futures.get(0).isDone());
    Future<?> failing =
        pool.submit(
            () -> {
              throw new IllegalStateException("task");
            });
    try {
      failing.get();
    } catch (ExecutionException e) {
      System.out.println(e.getMessage() + " | " + e.getCause());
    }
    List<Callable<String>> tasks = List.of(() -> "a", () -> "b", () -> "c");
    for (Future<String> f : pool.invokeAll(tasks)) {
      System.out.print(f.get());
    }
    System.out.println(pool.<String>invokeAny(List.of(() -> "only")));
    Future<?> slow =
        pool.submit(
            () -> {
              Thread.sleep(60_000);
              return null;
            });
    try {
      slow.get(5, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(slow.cancel(true) + " " + slow.isCancelled() + slow.isDone());
    try {
      slow.get();
    } catch (CancellationException e) {
      System.out.println("cancelled " + e.getMessage());
    }
    pool.shutdown();
    System.out.println(
        pool.awaitTermination(5, TimeUnit.SECONDS) + " " + pool.isShutdown() + pool.isTerminated());
    try {
      pool.submit(() -> 1);
    } catch (RejectedExecutionException e) {
      System.out.println("rejected");
    }
    ThreadPoolExecutor tiny =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            new ThreadPoolExecutor.CallerRunsPolicy());
    CountDownLatch gate = new CountDownLatch(1);
    tiny.execute(
        () -> {
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    tiny.execute(() -> System.out.println("queued"));
    tiny.execute(() -> System.out.println("run by " + Thread.currentThread().getName()));
    gate.countDown();
    tiny.shutdown();
    System.out.println(
        tiny.awaitTermination(5, TimeUnit.SECONDS) + " " + tiny.getCompletedTaskCount());
    ExecutorService single = Executors.newSingleThreadExecutor(r -> new Thread(r, "custom"));
    System.out.println(
        single.submit(() -> Thread.currentThread().getName()).get() + single.shutdownNow());
    FutureTask<String> direct = new FutureTask<>(() -> "direct");
    direct.run();
    System.out.println(direct.get());
  }
}
