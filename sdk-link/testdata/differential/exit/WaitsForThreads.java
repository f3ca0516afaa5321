package exit;

/** The program ends when the last thread that is no daemon ends. */
public class WaitsForThreads {
  public static void main(String[] args) {
    Thread daemon =
        new Thread(
            () -> {
              while (true) {
                Thread.onSpinWait();
              }
            });
    daemon.setDaemon(true);
    daemon.start();
    new Thread(
            () -> {
              try {
                Thread.sleep(50);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              System.out.println("the other thread ends");
            })
        .start();
    System.out.println("main ends");
  }
}
