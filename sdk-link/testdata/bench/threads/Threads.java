import java.util.concurrent.locks.LockSupport;

/**
 * What threads cost: {@code Threads} prints a line for each figure, its name and the nanoseconds of
 * one; {@code Threads sleepers N} has N threads sleep at once and prints how many woke.
 */
public final class Threads {
  private static final int ROUNDS = 5;

  private Threads() {}

  /** Something that is done {@code times} times. */
  private interface Work {
    void run(int times) throws InterruptedException;
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length == 2) {
      sleepers(Integer.parseInt(arguments[1]));
      return;
    }
    int scale = Integer.parseInt(arguments[0]);
    measure("switch", 20 * scale, Threads::yields);
    measure("park-and-unpark", 10 * scale, Threads::parks);
    measure("thread-start-to-finish", scale, Threads::starts);
    measure("synchronized", 100 * scale, Threads::locks);
    measure("wait-and-notify", 10 * scale, Threads::notifies);
  }

  /** The best of some rounds. */
  private static void measure(String name, int times, Work work) throws InterruptedException {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      work.run(times);
      best = Math.min(best, System.nanoTime() - begin);
    }
    System.out.println(name + " " + (double) best / times);
  }

  private static void both(Runnable a, Runnable b) throws InterruptedException {
    Thread first = new Thread(a);
    Thread second = new Thread(b);
    first.start();
    second.start();
    first.join();
    second.join();
  }

  private static void yields(int times) throws InterruptedException {
    Runnable half =
        () -> {
          for (int i = 0; i < times / 2; i++) {
            Thread.yield();
          }
        };
    both(half, half);
  }

  private static void parks(int times) throws InterruptedException {
    Thread[] both = new Thread[2];
    boolean[] turn = new boolean[2];
    for (int i = 0; i < 2; i++) {
      int self = i;
      both[i] =
          new Thread(
              () -> {
                for (int k = 0; k < times / 2; k++) {
                  while (!taken(turn, self)) {
                    LockSupport.park();
                  }
                  give(turn, 1 - self);
                  LockSupport.unpark(both[1 - self]);
                }
              });
    }
    give(turn, 0);
    both[0].start();
    both[1].start();
    both[0].join();
    both[1].join();
  }

  private static boolean taken(boolean[] turn, int self) {
    synchronized (turn) {
      boolean mine = turn[self];
      turn[self] = false;
      return mine;
    }
  }

  private static void give(boolean[] turn, int other) {
    synchronized (turn) {
      turn[other] = true;
    }
  }

  private static void starts(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      Thread thread = new Thread(() -> {});
      thread.start();
      thread.join();
    }
  }

  private static int counter;

  private static void locks(int times) {
    Object lock = new Object();
    for (int i = 0; i < times; i++) {
      synchronized (lock) {
        counter++;
      }
    }
  }

  private static void notifies(int times) throws InterruptedException {
    int[] next = new int[1];
    both(() -> rounds(next, 0, times), () -> rounds(next, 1, times));
  }

  private static void rounds(int[] next, int self, int times) {
    synchronized (next) {
      for (int i = 0; i < times / 2; i++) {
        while (next[0] % 2 != self) {
          try {
            next.wait();
          } catch (InterruptedException e) {
            return;
          }
        }
        next[0]++;
        next.notify();
      }
    }
  }

  private static void sleepers(int count) throws InterruptedException {
    int[] woken = new int[1];
    Thread[] all = new Thread[count];
    for (int i = 0; i < count; i++) {
      int millis = 1000 + i % 1000;
      all[i] =
          new Thread(
              () -> {
                try {
                  Thread.sleep(millis);
                } catch (InterruptedException e) {
                  return;
                }
                synchronized (woken) {
                  woken[0]++;
                }
              });
      all[i].start();
    }
    for (Thread thread : all) {
      thread.join();
    }
    System.out.println("woken " + woken[0]);
  }
}
