package concurrent;

import java.util.concurrent.*;
import java.util.stream.*;

/** ForkJoinPool: recursive tasks, failures, the common pool, parallel streams. */
public class ForkJoin {
  static class Fib extends RecursiveTask<Integer> {
    final int n;

    Fib(int n) {
      this.n = n;
    }

    @Override
    protected Integer compute() {
      if (n < 2) {
        return n;
      }
      Fib a = new Fib(n - 1);
      a.fork();
      return new Fib(n - 2).compute() + a.join();
    }
  }

  static class Increment extends RecursiveAction {
    final int[] data;
    final int from;
    final int to;

    Increment(int[] data, int from, int to) {
      this.data = data;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (to - from < 100) {
        for (int i = from; i < to; i++) {
          data[i] += i;
        }
      } else {
        int mid = (from + to) / 2;
        invokeAll(new Increment(data, from, mid), new Increment(data, mid, to));
      }
    }
  }

  public static void main(String[] args) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    System.out.println(
        pool.invoke(new Fib(15))
            + " "
            + pool.submit(() -> "submitted").get()
            + " "
            + pool.getParallelism());
    int[] data = new int[5000];
    pool.invoke(new Increment(data, 0, data.length));
    System.out.println(IntStream.of(data).asLongStream().sum());
    pool.shutdown();
    System.out.println(pool.awaitTermination(5, TimeUnit.SECONDS));
    System.out.println(
        new Fib(12).fork().join() + " " + ForkJoinPool.commonPool().invoke(new Fib(10)));
    System.out.println(
        IntStream.range(0, 10_000).parallel().filter(i -> i % 3 == 0).mapToLong(i -> i).sum()
            + " "
            + Stream.of("a", "b", "c", "d").parallel().collect(Collectors.joining()));
    int[] sorted = new java.util.Random(3).ints(20_000).toArray();
    java.util.Arrays.parallelSort(sorted);
    System.out.println(java.util.Arrays.hashCode(sorted));
  }
}
