package exit;

/** Shutdown hooks run once, at exit, before the program ends. */
public class ShutdownHooks {
  private static final int MANY = 20;
  private static final int ALL = 1 + MANY - MANY / 4;
  private static int ran;

  public static void main(String[] args) {
    Thread hook = new Thread(ShutdownHooks::count);
    Thread removed = new Thread(() -> System.out.println("never"));
    Runtime.getRuntime().addShutdownHook(hook);
    Runtime.getRuntime().addShutdownHook(removed);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(
        Runtime.getRuntime().removeShutdownHook(removed)
            + " "
            + Runtime.getRuntime().removeShutdownHook(removed));
    for (Thread none : new Thread[] {Thread.currentThread(), null}) {
      try {
        Runtime.getRuntime().addShutdownHook(none);
      } catch (IllegalArgumentException | NullPointerException e) {
        System.out.println(e);
      }
      try {
        System.out.println(Runtime.getRuntime().removeShutdownHook(none));
      } catch (NullPointerException e) {
        System.out.println(e);
      }
    }
    Thread[] many = new Thread[MANY];
    for (int i = 0; i < MANY; i++) {
      many[i] = new Thread(ShutdownHooks::count);
      Runtime.getRuntime().addShutdownHook(many[i]);
    }
    for (int i = 0; i < MANY; i += 4) {
      System.out.println(Runtime.getRuntime().removeShutdownHook(many[i]));
    }
    System.out.println("main ends");
  }

  private static synchronized void count() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread());
    } catch (IllegalStateException e) {
      if (++ran == ALL) {
        System.out.println(ran + " hooks ran: " + e.getMessage());
      }
    }
  }
}
