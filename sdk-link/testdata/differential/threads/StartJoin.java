package threads;

/** Threads: start, join, states, names, results. */
public class StartJoin {
  static class Worker extends Thread {
    final int n;
    long result;

    Worker(int n) {
      super("worker-" + n);
      this.n = n;
    }

    @Override
    public void run() {
      for (int i = 1; i <= n * 1000; i++) {
        result += i;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Worker[] ws = new Worker[8];
    for (int i = 0; i < ws.length; i++) {
      ws[i] = new Worker(i);
      System.out.print(ws[i].getState() + " ");
      ws[i].start();
    }
    System.out.println();
    long sum = 0;
    for (Worker w : ws) {
      w.join();
      sum += w.result;
      System.out.println(w.getName() + " " + w.result + " " + w.isAlive() + " " + w.getState());
    }
    System.out.println(sum);
    try {
      ws[0].start();
    } catch (IllegalThreadStateException e) {
      System.out.println(e);
    }
    Thread main = Thread.currentThread();
    System.out.println(
        main.getName()
            + " "
            + main.isDaemon()
            + " "
            + main.getPriority()
            + " "
            + main.isAlive()
            + " "
            + main.getState()
            + " "
            + main.getThreadGroup().getName()
            + " "
            + main);
    Thread t =
        new Thread(
            () ->
                System.out.println(
                    "in " + Thread.currentThread().getName() + Thread.currentThread().isDaemon()));
    t.setName("renamed");
    t.setDaemon(true);
    t.setPriority(7);
    t.start();
    t.join(5000);
    System.out.println(t.getPriority() + " " + t.isAlive());
    t.run();
    new Thread().start();
  }
}
