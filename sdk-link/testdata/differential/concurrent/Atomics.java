package concurrent;

import java.util.concurrent.atomic.*;

/** Atomic variables, arrays, references, adders and field updaters. */
public class Atomics {
  volatile int field = 1;
  volatile long wide = 2;
  volatile String text = "t";

  public static void main(String[] args) throws Exception {
    AtomicInteger i = new AtomicInteger(5);
    System.out.println(
        i.getAndIncrement()
            + " "
            + i.incrementAndGet()
            + i.addAndGet(-3)
            + i.compareAndSet(4, 10)
            + i.compareAndSet(4, 11)
            + i
            + i.updateAndGet(x -> x * 2)
            + i.getAndAccumulate(3, Math::max)
            + i.getAndSet(-1)
            + i.intValue()
            + i.compareAndExchange(-1, 8)
            + i.getPlain());
    AtomicLong l = new AtomicLong(Long.MAX_VALUE);
    System.out.println(
        l.incrementAndGet()
            + " "
            + l.getAndAdd(5)
            + " "
            + l.decrementAndGet()
            + " "
            + l.accumulateAndGet(3, (a, b) -> a ^ b));
    AtomicBoolean b = new AtomicBoolean();
    System.out.println(b.getAndSet(true) + " " + b.compareAndSet(true, false) + b);
    AtomicReference<String> r = new AtomicReference<>("a");
    String a = r.get();
    System.out.println(
        r.compareAndSet(a, "b")
            + " "
            + r.compareAndSet("x", "c")
            + r
            + r.updateAndGet(s -> s + "!"));
    AtomicIntegerArray arr = new AtomicIntegerArray(new int[] {1, 2, 3});
    arr.addAndGet(1, 40);
    System.out.println(
        arr + " " + arr.compareAndSet(0, 1, 9) + arr.getAndDecrement(0) + arr.length());
    AtomicLongArray la = new AtomicLongArray(2);
    la.accumulateAndGet(1, 1L << 40, Long::sum);
    AtomicReferenceArray<String> ra = new AtomicReferenceArray<>(new String[] {"x", null});
    System.out.println(la + " " + ra.getAndSet(1, "y") + ra);
    try {
      arr.get(3);
    } catch (IndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
    LongAdder adder = new LongAdder();
    LongAccumulator max = new LongAccumulator(Math::max, Long.MIN_VALUE);
    DoubleAdder d = new DoubleAdder();
    Thread[] ts = new Thread[4];
    for (int t = 0; t < 4; t++) {
      int n = t;
      ts[t] =
          new Thread(
              () -> {
                for (int k = 0; k < 1000; k++) {
                  adder.add(k);
                  max.accumulate(k * n);
                  d.add(0.5);
                }
              });
      ts[t].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(
        adder.sum() + " " + max.get() + " " + d.sum() + " " + adder.sumThenReset() + adder);
    AtomicStampedReference<String> st = new AtomicStampedReference<>("s", 1);
    int[] holder = new int[1];
    System.out.println(
        st.compareAndSet("s", "t", 1, 2) + " " + st.get(holder) + holder[0] + st.getStamp());
    AtomicMarkableReference<String> mr = new AtomicMarkableReference<>("m", false);
    System.out.println(mr.attemptMark("m", true) + " " + mr.isMarked());
  }
}
