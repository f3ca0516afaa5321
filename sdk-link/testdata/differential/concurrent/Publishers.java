package concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

/** Flow: publishers, subscribers that ask for more, processors, failures and ends. */
public class Publishers {
  private static class Collecting implements Flow.Subscriber<Integer> {
    final List<Integer> got = new ArrayList<>();
    final CountDownLatch ended = new CountDownLatch(1);
    final int step;
    final int limit;
    Flow.Subscription subscription;
    String end = "none";

    Collecting(int step, int limit) {
      this.step = step;
      this.limit = limit;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(step);
    }

    @Override
    public void onNext(Integer item) {
      got.add(item);
      if (item == 13) {
        throw new IllegalStateException("unlucky");
      }
      if (got.size() == limit) {
        subscription.cancel();
        end = "cancelled";
        ended.countDown();
      } else if (got.size() % step == 0) {
        subscription.request(step);
      }
    }

    @Override
    public void onError(Throwable failure) {
      end = failure.toString();
      ended.countDown();
    }

    @Override
    public void onComplete() {
      end = "complete";
      ended.countDown();
    }
  }

  private static final class Doubling extends SubmissionPublisher<Integer>
      implements Flow.Processor<Integer, Integer> {
    private Flow.Subscription subscription;

    Doubling(Executor executor) {
      super(executor, 4);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(1);
    }

    @Override
    public void onNext(Integer item) {
      submit(item * 2);
      subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
      closeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      close();
    }
  }

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    plain(pool);
    processed(pool);
    offers();
    failures(pool);
    consumed();
    pool.shutdown();
    System.out.println(pool.awaitTermination(1, TimeUnit.MINUTES));
  }

  private static void plain(Executor executor) throws Exception {
    Collecting all = new Collecting(3, Integer.MAX_VALUE);
    Collecting some = new Collecting(2, 5);
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(executor, 8)) {
      publisher.subscribe(all);
      publisher.subscribe(some);
      System.out.println(publisher.getNumberOfSubscribers() + " " + publisher.getMaxBufferCapacity());
      for (int i = 100; i < 120; i++) {
        publisher.submit(i);
      }
    }
    all.ended.await();
    some.ended.await();
    System.out.println(all.got + " " + all.end);
    System.out.println(some.got + " " + some.end);
  }

  private static void processed(Executor executor) throws Exception {
    Collecting end = new Collecting(1, Integer.MAX_VALUE);
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(executor, 4)) {
      Doubling doubling = new Doubling(executor);
      doubling.subscribe(end);
      publisher.subscribe(doubling);
      for (int i = 20; i < 40; i++) {
        publisher.submit(i);
      }
    }
    end.ended.await();
    System.out.println(end.got + " " + end.end);
  }

  /** A subscriber that asks for nothing: its buffer fills, and items are dropped. */
  private static void offers() {
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(Runnable::run, 4);
    publisher.subscribe(
        new Collecting(1, Integer.MAX_VALUE) {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
          }
        });
    StringBuilder lags = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      lags.append(publisher.offer(i, (subscriber, item) -> false)).append(' ');
    }
    System.out.println(lags + " " + publisher.estimateMaximumLag() + publisher.hasSubscribers());
    publisher.close();
    System.out.println(publisher.isClosed());
    try {
      publisher.submit(1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void failures(Executor executor) throws Exception {
    Collecting unlucky = new Collecting(4, Integer.MAX_VALUE);
    Collecting failed = new Collecting(4, Integer.MAX_VALUE);
    SubmissionPublisher<Integer> publisher =
        new SubmissionPublisher<>(executor, 8, (subscriber, e) -> System.out.println("handler " + e));
    publisher.subscribe(unlucky);
    publisher.submit(12);
    publisher.submit(13);
    unlucky.ended.await();
    System.out.println(unlucky.got + " " + unlucky.end);
    publisher.subscribe(failed);
    publisher.closeExceptionally(new IllegalArgumentException("over"));
    failed.ended.await();
    System.out.println(failed.got + " " + failed.end + " " + publisher.getClosedException());
    Collecting negative = new Collecting(-1, 1);
    SubmissionPublisher<Integer> other = new SubmissionPublisher<>(executor, 2);
    other.subscribe(negative);
    negative.ended.await();
    System.out.println(negative.end);
  }

  private static void consumed() throws Exception {
    StringBuffer text = new StringBuffer();
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
    CompletableFuture<Void> done = publisher.consume(item -> text.append(item).append(','));
    for (int i = 0; i < 10; i++) {
      publisher.submit(i);
    }
    publisher.close();
    done.get(1, TimeUnit.MINUTES);
    System.out.println(text);
  }
}
