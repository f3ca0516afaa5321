package concurrent;

import java.util.concurrent.*;
import java.util.stream.*;

/** CompletableFuture: chains, combinations, failures, timeouts. */
public class CompletableFutures {
  static String outcome(CompletableFuture<?> f) {
    try {
      return "" + f.get(5, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return "failed " + e.getCause();
    } catch (CancellationException e) {
      return "cancelled";
    } catch (Exception e) {
      return e.toString();
    }
  }

  public static void main(String[] args) throws Exception {
    CompletableFuture<Integer> a = CompletableFuture.supplyAsync(() -> 20);
    CompletableFuture<Integer> b =
        CompletableFuture.supplyAsync(
            () -> {
              pause(5);
              return 22;
            });
    System.out.println(outcome(a.thenCombine(b, Integer::sum).thenApply(x -> "sum " + x)));
    System.out.println(
        outcome(a.thenCompose(x -> CompletableFuture.supplyAsync(() -> x * 2)))
            + outcome(a.thenAccept(x -> {})));
    CompletableFuture<Integer> bad =
        CompletableFuture.supplyAsync(
            () -> {
              throw new IllegalStateException("bad");
            });
    System.out.println(
        outcome(bad)
            + " "
            + outcome(bad.exceptionally(e -> -1))
            + " "
            + outcome(bad.thenApply(x -> x + 1)));
    System.out.println(
        outcome(bad.handle((v, e) -> v + " " + e))
            + " "
            + outcome(a.whenComplete((v, e) -> System.out.print(v + "/" + e + " "))));
    try {
      bad.join();
    } catch (CompletionException e) {
      System.out.println(e.getMessage() + " " + bad.isCompletedExceptionally());
    }
    System.out.println(
        outcome(CompletableFuture.allOf(a, b))
            + " "
            + outcome(CompletableFuture.anyOf(a))
            + " "
            + outcome(a.applyToEither(new CompletableFuture<>(), x -> x + 1)));
    CompletableFuture<String> manual = new CompletableFuture<>();
    CompletableFuture<String> dependent = manual.thenApplyAsync(s -> s + "!");
    System.out.println(
        manual.isDone()
            + " "
            + manual.complete("done")
            + manual.complete("again")
            + outcome(dependent)
            + manual.getNow("x"));
    System.out.println(
        outcome(new CompletableFuture<String>().orTimeout(5, TimeUnit.MILLISECONDS))
            + " "
            + outcome(
                new CompletableFuture<String>()
                    .completeOnTimeout("default", 5, TimeUnit.MILLISECONDS)));
    CompletableFuture<String> c = new CompletableFuture<>();
    c.cancel(true);
    System.out.println(
        outcome(c)
            + " "
            + c.isCancelled()
            + outcome(CompletableFuture.failedFuture(new Exception("f"))));
    System.out.println(
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> i * i))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(String::valueOf)
            .collect(Collectors.joining(",")));
    StringBuffer order = new StringBuffer();
    CompletableFuture<Void> chain = CompletableFuture.completedFuture(null);
    for (int i = 0; i < 5; i++) {
      int n = i;
      chain = chain.thenRunAsync(() -> order.append(n));
    }
    chain.join();
    System.out.println(order);
  }

  static void pause(int ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
