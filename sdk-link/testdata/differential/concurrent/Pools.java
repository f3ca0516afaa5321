package concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;

/** Executors at their edges: rejection, cancelling, time-outs, hooks, completion. */
public class Pools {
  public static void main(String[] args) throws Exception {
    rejection();
    cancelling();
    timeouts();
    completion();
    hooks();
    scheduled();
    forkJoin();
    counted();
    futures();
  }

  private static void rejection() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    RejectedExecutionHandler[] handlers = {
      new ThreadPoolExecutor.AbortPolicy(),
      new ThreadPoolExecutor.CallerRunsPolicy(),
      new ThreadPoolExecutor.DiscardPolicy(),
      new ThreadPoolExecutor.DiscardOldestPolicy()
    };
    StringBuffer ran = new StringBuffer();
    List<ThreadPoolExecutor> pools = new ArrayList<>();
    for (RejectedExecutionHandler handler : handlers) {
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), handler);
      pools.add(pool);
      CountDownLatch started = new CountDownLatch(1);
      pool.execute(() -> {
        started.countDown();
        awaitQuietly(hold);
      });
      started.await();
      pool.execute(() -> ran.append("first "));
      try {
        pool.execute(() -> ran.append("second "));
      } catch (RejectedExecutionException e) {
        System.out.println(e.getMessage().replaceAll("Task \\S+|Executor@[0-9a-f]+", ""));
      }
      System.out.println(pool.getQueue().size() + " " + pool.getActiveCount() + " " + pool.getPoolSize());
    }
    hold.countDown();
    for (ThreadPoolExecutor pool : pools) {
      pool.shutdown();
      System.out.println(pool.awaitTermination(1, TimeUnit.MINUTES) + " " + pool.getCompletedTaskCount());
    }
    System.out.println(ran.toString().split(" ").length);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cancelling() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Future<?> running = pool.submit(() -> {
      started.countDown();
      awaitQuietly(never);
    });
    Future<String> waiting = pool.submit(() -> "unused");
    started.await();
    System.out.println(waiting.cancel(false) + " " + running.cancel(true) + " " + running.isDone());
    try {
      running.get();
    } catch (CancellationException e) {
      System.out.println(e);
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    ExecutorService other = Executors.newSingleThreadExecutor();
    CountDownLatch begun = new CountDownLatch(1);
    other.execute(() -> {
      begun.countDown();
      awaitQuietly(never);
    });
    begun.await();
    other.execute(() -> System.out.println("never run"));
    System.out.println(other.shutdownNow().size() + " " + other.isShutdown());
    System.out.println(other.awaitTermination(1, TimeUnit.MINUTES));
  }

  private static void timeouts() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    CountDownLatch never = new CountDownLatch(1);
    Future<?> future = pool.submit(() -> never.await(1, TimeUnit.MINUTES) ? 1 : 0);
    try {
      future.get(5, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      System.out.println(e);
    }
    never.countDown();
    System.out.println(future.get());
    Future<Integer> failed = pool.submit(() -> Integer.parseInt("x"));
    try {
      failed.get();
    } catch (ExecutionException e) {
      System.out.println(e.getMessage() + " | " + e.getCause().getMessage());
    }
    pool.shutdown();
  }

  private static void completion() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    for (int i = 0; i < 6; i++) {
      int number = i;
      service.submit(() -> number * number);
    }
    Set<Integer> results = new TreeSet<>();
    for (int i = 0; i < 6; i++) {
      results.add(service.take().get());
    }
    System.out.println(results + " " + service.poll());
    List<Callable<String>> tasks = new ArrayList<>();
    tasks.add(() -> {
      throw new IllegalStateException("no");
    });
    tasks.add(() -> "any");
    System.out.println(pool.invokeAny(tasks));
    for (Future<String> future : pool.invokeAll(tasks)) {
      try {
        System.out.println(future.get());
      } catch (ExecutionException e) {
        System.out.println(e.getCause());
      }
    }
    try {
      pool.invokeAny(tasks.subList(0, 1));
    } catch (ExecutionException e) {
      System.out.println(e);
    }
    pool.shutdown();
  }

  private static void hooks() throws Exception {
    StringBuffer log = new StringBuffer();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "worker");
              thread.setUncaughtExceptionHandler((t, e) -> log.append(t.getName() + " died of " + e + ";"));
              return thread;
            }) {
          @Override
          protected void beforeExecute(Thread thread, Runnable task) {
            log.append("before ").append(thread.getName()).append(';');
          }

          @Override
          protected void afterExecute(Runnable task, Throwable failure) {
            log.append("after ").append(failure).append(';');
          }

          @Override
          protected void terminated() {
            log.append("terminated");
          }
        };
    pool.execute(() -> log.append("run;"));
    pool.execute(() -> {
      throw new IllegalArgumentException("bad");
    });
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    Thread.sleep(20);
    System.out.println(log.toString().contains("worker died of java.lang.IllegalArgumentException: bad"));
    System.out.println(log.toString().contains("after java.lang.IllegalArgumentException: bad;"));
    System.out.println(log.indexOf("terminated") > 0);
  }

  private static void scheduled() throws Exception {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    AtomicInteger ticks = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    ScheduledFuture<?> periodic =
        timer.scheduleAtFixedRate(
            () -> {
              ticks.incrementAndGet();
              three.countDown();
            },
            1, 1, TimeUnit.MILLISECONDS);
    three.await();
    System.out.println(periodic.cancel(false) + " " + (ticks.get() >= 3) + periodic.isCancelled());
    ScheduledFuture<?> failing =
        timer.scheduleWithFixedDelay(
            () -> {
              throw new IllegalStateException("once");
            },
            0, 1, TimeUnit.MILLISECONDS);
    try {
      failing.get();
    } catch (ExecutionException e) {
      System.out.println(e.getCause());
    }
    System.out.println(timer.schedule(() -> "late", 2, TimeUnit.MILLISECONDS).get());
    timer.schedule(() -> System.out.println("not run"), 1, TimeUnit.HOURS);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.shutdown();
    System.out.println(timer.awaitTermination(1, TimeUnit.MINUTES));
  }

  private static void forkJoin() throws Exception {
    class Sum extends RecursiveTask<Long> {
      final int from;
      final int to;

      Sum(int from, int to) {
        this.from = from;
        this.to = to;
      }

      @Override
      protected Long compute() {
        if (to - from < 100) {
          long sum = 0;
          for (int i = from; i < to; i++) {
            sum += i;
          }
          return sum;
        }
        Sum left = new Sum(from, (from + to) / 2);
        Sum right = new Sum((from + to) / 2, to);
        invokeAll(left, right);
        return left.join() + right.join();
      }
    }
    ForkJoinPool pool = new ForkJoinPool(3);
    System.out.println(pool.invoke(new Sum(0, 100_000)));
    System.out.println(pool.submit(() -> 7).get() + " " + pool.getParallelism());
    System.out.println(new Sum(0, 1_000).fork().join() + " " + ForkJoinTask.inForkJoinPool());
    ForkJoinTask<?> task = ForkJoinTask.adapt(() -> "adapted");
    System.out.println(task.invoke() + " " + task.isCompletedNormally());
    ForkJoinTask<String> cancelled = ForkJoinTask.adapt(() -> "x");
    System.out.println(cancelled.cancel(true) + " " + cancelled.isCancelled() + cancelled.getException());
    try {
      cancelled.join();
    } catch (CancellationException e) {
      System.out.println(e);
    }
    pool.shutdown();
    System.out.println(pool.awaitTermination(1, TimeUnit.MINUTES) + " " + pool.isTerminated());
    System.out.println(ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.MINUTES));
  }

  private static void counted() {
    class Search extends CountedCompleter<Integer> {
      final int from;
      final int to;
      final AtomicInteger found;

      Search(CountedCompleter<?> parent, int from, int to, AtomicInteger found) {
        super(parent);
        this.from = from;
        this.to = to;
        this.found = found;
      }

      @Override
      public void compute() {
        if (to - from > 50) {
          setPendingCount(2);
          new Search(this, from, (from + to) / 2, found).fork();
          new Search(this, (from + to) / 2, to, found).fork();
        } else {
          for (int i = from; i < to; i++) {
            if (i * i == 1_234_321) {
              found.set(i);
            }
          }
        }
        tryComplete();
      }

      @Override
      public Integer getRawResult() {
        return found.get();
      }
    }
    System.out.println(new Search(null, 0, 2_000, new AtomicInteger(-1)).invoke());
  }

  private static void futures() throws Exception {
    CompletableFuture<String> late = new CompletableFuture<>();
    try {
      late.orTimeout(3, TimeUnit.MILLISECONDS).get();
    } catch (ExecutionException e) {
      System.out.println(e.getCause());
    }
    System.out.println(
        new CompletableFuture<String>().completeOnTimeout("default", 2, TimeUnit.MILLISECONDS).get());
    Executor delayed = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);
    System.out.println(CompletableFuture.supplyAsync(() -> "delayed", delayed).get());
    CompletableFuture<Integer> failed = CompletableFuture.supplyAsync(() -> Integer.parseInt("y"));
    System.out.println(failed.handle((v, e) -> v + " " + e).get());
    System.out.println(failed.exceptionallyCompose(e -> CompletableFuture.completedFuture(5)).join());
    try {
      failed.thenApply(i -> i + 1).join();
    } catch (CompletionException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(late.isCompletedExceptionally() + " " + late.copy().isDone());
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> {}), CompletableFuture.completedFuture(1));
    all.join();
    System.out.println(all.isDone() + " " + CompletableFuture.anyOf(CompletableFuture.completedStage(3).toCompletableFuture()).join());
    System.out.println(CompletableFuture.failedFuture(new RuntimeException("f")).toString().replaceAll("@[0-9a-f]+", ""));
  }
}
