package app.timers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.console.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sleeps, pools and locks; what it prints does not depend on how threads are scheduled. */
@Component(name = "timers")
public final class Timers implements App {
  /** How long it takes. */
  public @interface Config {
    /** Between two sleepers. */
    @Meaning("milliseconds between two sleepers")
    int step() default 100;
  }

  private static final int SLEEPERS = 5;
  private static final int WORKERS = 3;
  private static final int TASKS = 8;
  private static final int RIVALS = 4;
  private static final int ROUNDS = 1000;

  private final Console console;
  private final Config config;

  /** Guarded by the lock in {@link #contend}, as all below are by this object. */
  private int locked;

  private int synchronizedCount;
  private int told;
  private int early;

  @Activate
  public Timers(@Reference Console console, Config config) {
    this.console = console;
    this.config = config;
  }

  @Override
  public int run() throws InterruptedException, ExecutionException {
    sleep();
    pool();
    contend();
    return 0;
  }

  /** The last one started is the first to wake. */
  private void sleep() throws InterruptedException {
    List<Thread> sleepers = new ArrayList<>();
    for (int i = SLEEPERS; i > 0; i--) {
      int place = i;
      sleepers.add(start("sleeper " + i, () -> sleepAndTell(place)));
    }
    join(sleepers);
    console.println("woke early: " + early);
  }

  private void sleepAndTell(int place) {
    long startNanos = System.nanoTime();
    long millis = (long) place * config.step();
    try {
      Thread.sleep(millis);
      tell(place, System.nanoTime() - startNanos < millis * 1_000_000);
    } catch (InterruptedException e) {
      console.println(Thread.currentThread().getName() + " was interrupted");
    }
  }

  /** Waits for those before it: a busy machine may wake two sleepers at once. */
  private synchronized void tell(int place, boolean isEarly) throws InterruptedException {
    while (told != place - 1) {
      wait();
    }
    console.println(Thread.currentThread().getName() + " woke");
    told = place;
    early += isEarly ? 1 : 0;
    notifyAll();
  }

  /** More tasks than workers; results are taken in the order of submission. */
  private void pool() throws InterruptedException, ExecutionException {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            WORKERS, WORKERS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    List<Future<Integer>> squares = new ArrayList<>();
    for (int i = 1; i <= TASKS; i++) {
      int number = i;
      squares.add(
          pool.submit(
              () -> {
                Thread.sleep(TASKS - number); // later tasks finish earlier
                return number * number;
              }));
    }
    StringBuilder line = new StringBuilder("squares:");
    for (Future<Integer> square : squares) {
      line.append(' ').append(square.get());
    }
    console.println(line.toString());
    pool.shutdown();
    boolean ended = pool.awaitTermination(10, TimeUnit.SECONDS);
    console.println(
        "pool ended: " + ended + ", workers " + pool.getLargestPoolSize() + ", tasks "
            + pool.getCompletedTaskCount());
  }

  /** Each rival gives way inside the lock, so that the others find it taken. */
  private void contend() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    List<Thread> rivals = new ArrayList<>();
    for (int i = 1; i <= RIVALS; i++) {
      rivals.add(start("rival " + i, () -> count(lock)));
    }
    join(rivals);
    console.println("under a lock: " + locked);
    console.println("synchronized: " + synchronizedCount);
  }

  private void count(ReentrantLock lock) {
    for (int round = 0; round < ROUNDS; round++) {
      lock.lock();
      try {
        int before = locked;
        Thread.yield();
        locked = before + 1;
      } finally {
        lock.unlock();
      }
      synchronized (this) {
        int before = synchronizedCount;
        Thread.yield();
        synchronizedCount = before + 1;
      }
    }
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.start();
    return thread;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
