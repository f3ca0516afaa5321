package threads;

/** ThreadLocal, initial values, removal and inheritance. */
public class ThreadLocals {
  static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 100);
  static final InheritableThreadLocal<String> NAME =
      new InheritableThreadLocal<>() {
        @Override
        protected String childValue(String parent) {
          return parent + "'s child";
        }
      };

  public static void main(String[] args) throws Exception {
    COUNT.set(COUNT.get() + 1);
    NAME.set("main");
    Thread[] ts = new Thread[3];
    for (int i = 0; i < 3; i++) {
      int id = i;
      ts[i] =
          new Thread(
              () -> {
                for (int k = 0; k <= id; k++) {
                  COUNT.set(COUNT.get() * 2);
                  Thread.yield();
                }
              });
      ts[i].start();
      ts[i].join();
    }
    ThreadGroup group = new ThreadGroup("with locals");
    Thread t =
        new Thread(
            group,
            () -> {
              System.out.println(COUNT.get() + " " + NAME.get());
              NAME.set("changed");
              COUNT.remove();
              System.out.println(COUNT.get());
            });
    t.start();
    t.join();
    System.out.println(t.getThreadGroup() + " " + group.activeCount());
    System.out.println(COUNT.get() + " " + NAME.get());
    COUNT.remove();
    System.out.println(COUNT.get());
    ThreadLocal<?>[] many = new ThreadLocal<?>[200];
    int sum = 0;
    for (int i = 0; i < many.length; i++) {
      int n = i;
      many[i] = ThreadLocal.withInitial(() -> n);
      sum += (Integer) many[i].get();
    }
    for (ThreadLocal<?> l : many) {
      sum += (Integer) l.get();
    }
    System.out.println(sum);
  }
}
