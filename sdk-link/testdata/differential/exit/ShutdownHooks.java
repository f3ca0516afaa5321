package exit;

/** Shutdown hooks run once, at exit, before the program ends. */
public class ShutdownHooks {
  public static void main(String[] args) {
    Thread hook = new Thread(() -> System.out.println("hook runs"));
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
    System.out.println("main ends");
  }
}
