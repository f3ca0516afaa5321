/** Spins until another thread, which first sleeps, has set a flag. */
public final class Spin {
  private static volatile boolean set;

  private Spin() {}

  public static void main(String[] arguments) {
    new Thread(() -> {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      set = true;
    }).start();
    while (!set) {
      // no call: only the loop itself can give way
    }
    System.out.println("seen");
  }
}
