package exit;

/** The default handler for uncaught exceptions, and one that fails itself. */
public class DefaultHandler {
  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(
        (t, e) -> System.out.println("default handler: " + t.getName() + " " + e));
    Thread a =
        new Thread(
            () -> {
              throw new RuntimeException("a");
            },
            "a");
    a.start();
    a.join();
    Thread b =
        new Thread(
            () -> {
              throw new RuntimeException("b");
            },
            "b");
    b.setUncaughtExceptionHandler(
        (t, e) -> {
          System.out.println("own handler " + e.getMessage());
          throw new RuntimeException("handlers may fail");
        });
    b.start();
    b.join();
    throw new Error("main");
  }
}
