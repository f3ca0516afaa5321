package concurrent;

import java.util.*;
import java.util.concurrent.*;

/** Blocking and concurrent queues. */
public class Queues {
  static long through(BlockingQueue<Integer> q) throws Exception {
    Thread producer =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 300; i++) {
                  q.put(i);
                }
                q.put(-1);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    producer.start();
    long hash = 0;
    for (int v; (v = q.take()) >= 0; ) {
      hash = hash * 31 + v;
    }
    producer.join();
    return hash;
  }

  public static void main(String[] args) throws Exception {
    System.out.println(
        through(new ArrayBlockingQueue<>(4))
            + " "
            + through(new LinkedBlockingQueue<>(2))
            + " "
            + through(new SynchronousQueue<>())
            + " "
            + through(new LinkedBlockingDeque<>(3))
            + " "
            + through(new LinkedTransferQueue<>()));
    BlockingQueue<Integer> q = new ArrayBlockingQueue<>(2);
    System.out.println(
        q.offer(1)
            + " "
            + q.offer(2)
            + q.offer(3)
            + q.offer(3, 1, TimeUnit.MILLISECONDS)
            + q.remainingCapacity()
            + q);
    List<Integer> drained = new ArrayList<>();
    System.out.println(
        q.drainTo(drained) + " " + drained + q.poll(1, TimeUnit.MILLISECONDS) + q.peek());
    try {
      q.add(1);
      q.add(2);
      q.add(3);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    PriorityBlockingQueue<String> p = new PriorityBlockingQueue<>(List.of("c", "a", "b"));
    System.out.println(p.take() + p.take() + p.take());
    record Delay(long at, String name) implements Delayed {
      @Override
      public long getDelay(TimeUnit unit) {
        return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
      }

      @Override
      public int compareTo(Delayed o) {
        return Long.compare(at, ((Delay) o).at);
      }
    }
    DelayQueue<Delay> d = new DelayQueue<>();
    long now = System.nanoTime();
    d.add(new Delay(now + 20_000_000, "second"));
    d.add(new Delay(now + 5_000_000, "first"));
    System.out.println(d.take().name() + " " + d.take().name());
    ConcurrentLinkedQueue<Integer> c = new ConcurrentLinkedQueue<>(List.of(1, 2, 3));
    c.remove(2);
    c.offer(9);
    System.out.println(c + " " + c.poll() + c.size() + c.peek());
    ConcurrentLinkedDeque<Integer> cd = new ConcurrentLinkedDeque<>(List.of(1, 2, 3));
    cd.addFirst(0);
    System.out.println(cd.pollLast() + " " + cd + cd.removeLastOccurrence(1));
    CopyOnWriteArrayList<Integer> cow = new CopyOnWriteArrayList<>(List.of(1, 2, 3));
    for (Integer i : cow) {
      cow.add(i * 10);
    }
    System.out.println(
        cow + " " + cow.addIfAbsent(1) + new CopyOnWriteArraySet<>(List.of(1, 1, 2)));
  }
}
