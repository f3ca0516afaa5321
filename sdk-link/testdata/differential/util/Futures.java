package util;

import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

/** CompletableFuture, ForkJoinPool and their failures. */
public class Futures {
  static class Sum extends RecursiveTask<Long> {
    private static final long serialVersionUID = 1;
    private final int from;
    private final int to;

    Sum(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    protected Long compute() {
      if (to - from < 100) {
        return LongStream.range(from, to).sum();
      }
      int middle = (from + to) / 2;
      Sum left = new Sum(from, middle);
      left.fork();
      return new Sum(middle, to).compute() + left.join();
    }
  }

  public static void main(String[] args) throws Exception {
    System.out.println(new ForkJoinPool(3).invoke(new Sum(0, 100_000)));
    System.out.println(ForkJoinPool.commonPool().submit(new Sum(0, 5000)).get());
    CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> 1);
    CompletableFuture<Integer> two = one.thenApplyAsync(x -> x + 1);
    System.out.println(one.thenCombine(two, Integer::sum).get(5, TimeUnit.SECONDS));
    System.out.println(CompletableFuture.allOf(one, two).thenApply(v -> one.join() + two.join()).get());
    CompletableFuture<Integer> wrong = one.thenApply(x -> x / 0);
    try {
      wrong.get();
    } catch (ExecutionException e) {
      System.out.println(e.getMessage() + " | " + e.getCause());
    }
    try {
      wrong.join();
    } catch (CompletionException e) {
      System.out.println(e.getCause());
    }
    System.out.println(wrong.exceptionally(t -> -1).join() + " " + wrong.handle((v, t) -> t != null).join());
    try {
      new CompletableFuture<Integer>().orTimeout(20, TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      System.out.println(e.getCause());
    }
    System.out.println(new CompletableFuture<String>().completeOnTimeout("late", 10, TimeUnit.MILLISECONDS).join());
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Future<Integer>> results = pool.invokeAll(List.<Callable<Integer>>of(() -> 1, () -> 2, () -> 3));
    for (Future<Integer> result : results) {
      System.out.print(result.get() + " ");
    }
    String any = pool.invokeAny(List.<Callable<String>>of(() -> "any"));
    System.out.println(any);
    pool.shutdown();
    System.out.println(pool.awaitTermination(1, TimeUnit.SECONDS) + " " + pool.isTerminated());
    try {
      pool.submit(() -> 1);
    } catch (RejectedExecutionException e) {
      System.out.println("rejected");
    }
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    System.out.println(timer.schedule(() -> "scheduled", 5, TimeUnit.MILLISECONDS).get());
    CountDownLatch three = new CountDownLatch(3);
    timer.scheduleAtFixedRate(three::countDown, 0, 2, TimeUnit.MILLISECONDS);
    System.out.println(three.await(5, TimeUnit.SECONDS));
    timer.shutdownNow();
    System.out.println(IntStream.range(0, 1000).parallel().map(x -> x * 2).sum());
  }
}
