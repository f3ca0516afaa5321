package concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A task's exception arrives in the caller as a copy made in the caller's thread. */
public class ForkJoinFailure {
  /** Its constructor takes a cause. */
  public static class WithCause extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WithCause(Throwable cause) {
      super("copied", cause);
    }

    WithCause(String message) {
      super(message);
    }
  }

  /** Its only public constructor takes nothing. */
  public static class Plain extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Plain() {
      super("plain");
    }

    public Plain(String message, int number) {
      super(message + number);
    }
  }

  /** Its public constructor takes a message: no copy is made. */
  public static class Named extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Named(String message) {
      super(message);
    }
  }

  /** Nobody outside can make one. */
  static class Hidden extends WithCause {
    private static final long serialVersionUID = 1;

    public Hidden(Throwable cause) {
      super(cause);
    }

    Hidden(String message) {
      super(message);
    }
  }

  /** Its constructor refuses to be called twice. */
  public static class Once extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static boolean made;

    public Once() {
      super("once");
      if (made) {
        throw new IllegalStateException("again");
      }
      made = true;
    }
  }

  private static void fail(Supplier<? extends Throwable> failure) {
    ForkJoinPool pool = new ForkJoinPool(2);
    try {
      pool.invoke(
          new RecursiveAction() {
            private static final long serialVersionUID = 1;

            @Override
            protected void compute() {
              ForkJoinFailure.<RuntimeException>sneak(failure.get());
            }
          });
    } catch (Throwable e) {
      for (Throwable at = e; at != null; at = at.getCause()) {
        System.out.print(at + " | ");
      }
      System.out.println();
    }
    pool.shutdown();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  public static void main(String[] args) throws Exception {
    fail(() -> new IllegalStateException("in task"));
    fail(() -> new IllegalStateException("in task", new RuntimeException("deeper")));
    fail(() -> new WithCause("first"));
    fail(() -> new Plain("n", 1));
    fail(() -> new Named("named"));
    fail(() -> new Hidden("hidden"));
    fail(Once::new);
    fail(() -> new ArithmeticException("divided"));
    fail(() -> new IndexOutOfBoundsException(7));
    fail(() -> new AssertionError("asserted"));
    fail(() -> new java.io.IOException("checked"));
    fail(() -> new NumberFormatException("number"));
    ForkJoinTask<?> task = ForkJoinPool.commonPool().submit(() -> {
      throw new UnsupportedOperationException("submitted");
    });
    try {
      task.get();
    } catch (ExecutionException e) {
      System.out.println(e.getMessage().endsWith("submitted"));
    }
    System.out.println(task.isCompletedAbnormally());
    try {
      CompletableFuture.runAsync(() -> {
        throw new IllegalArgumentException("async");
      }).join();
    } catch (CompletionException e) {
      System.out.println(e + " | " + e.getCause());
    }
    try {
      IntStream.range(0, 4).parallel().forEach(i -> {
        throw new IllegalArgumentException("parallel");
      });
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage().endsWith("parallel"));
    }
  }
}
