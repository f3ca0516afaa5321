package threads;

/** Sleepers wake in the order of their deadlines, which lie so far apart that a busy machine shows it. */
public class SleepOrder {
  public static void main(String[] args) throws Exception {
    int[] delays = {600, 200, 1000, 400, 800};
    Thread[] ts = new Thread[delays.length];
    StringBuffer order = new StringBuffer();
    for (int i = 0; i < ts.length; i++) {
      int d = delays[i];
      ts[i] =
          new Thread(
              () -> {
                try {
                  Thread.sleep(d);
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                order.append(d).append(' ');
              });
      ts[i].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(order);
    long start = System.nanoTime();
    Thread.sleep(30, 500_000);
    long took = System.nanoTime() - start;
    System.out.println(took >= 29_000_000 && took < 2_000_000_000L);
    java.util.concurrent.TimeUnit.MILLISECONDS.sleep(1);
  }
}
