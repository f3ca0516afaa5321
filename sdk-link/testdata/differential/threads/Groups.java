package threads;

/** ThreadGroup, uncaught handlers per group, thread ids. */
public class Groups {
  public static void main(String[] args) throws Exception {
    ThreadGroup g =
        new ThreadGroup("own") {
          @Override
          public void uncaughtException(Thread t, Throwable e) {
            System.out.println(getName() + " handles " + t.getName() + " " + e.getMessage());
          }
        };
    Thread t =
        new Thread(
            g,
            () -> {
              throw new RuntimeException("x");
            },
            "member");
    System.out.println(
        t.getThreadGroup().getName() + " " + g.getParent().getName() + " " + g.getMaxPriority());
    t.start();
    t.join();
    System.out.println(
        t.getThreadGroup() + " " + (new Thread().getId() < new Thread().getId()) + " " + t);
    System.out.println(new Thread(g, "named").getName() + " " + new Thread("only name").getName());
  }
}
