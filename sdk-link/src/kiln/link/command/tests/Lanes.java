package kiln.link.command.tests;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Runs classes of tests side by side: many of them wait, for a machine that boots or for a peer. No
 * more than two, so that what a test measures of its own processes stays sensible on two cores.
 */
final class Lanes {
  private static final int MOST = 2;

  private Lanes() {}

  /**
   * Gives each class to {@code runner} once, in their order; returns when all have been run.
   *
   * @throws IllegalStateException if {@code runner} failed, which is not a failure of a test
   */
  static void run(List<TestClass> classes, Consumer<TestClass> runner) {
    List<TestClass> ordered = new ArrayList<>(classes);
    ordered.sort(Comparator.comparing(TestClass::order));
    Queue<TestClass> shared = new ConcurrentLinkedQueue<>(ordered);
    shared.removeIf(Lanes::isAlone);
    List<Thread> lanes = new ArrayList<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    for (int i = 0; i < Math.min(MOST, Runtime.getRuntime().availableProcessors()); i++) {
      Thread lane = new Thread(() -> empty(shared, runner), "tests " + i);
      lane.setUncaughtExceptionHandler((thread, thrown) -> failure.compareAndSet(null, thrown));
      lane.start();
      lanes.add(lane);
    }
    lanes.forEach(Lanes::join);
    if (failure.get() != null) {
      throw new IllegalStateException("a class of tests could not be run", failure.get());
    }
    ordered.stream().filter(Lanes::isAlone).forEach(runner);
  }

  private static boolean isAlone(TestClass type) {
    return type.order() == TestClass.Order.ALONE;
  }

  private static void empty(Queue<TestClass> shared, Consumer<TestClass> runner) {
    for (TestClass type; (type = shared.poll()) != null; ) {
      runner.accept(type);
    }
  }

  private static void join(Thread lane) {
    try {
      lane.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test run", e);
    }
  }
}
