package exit;

/** Main dies of an exception, another thread goes on: the status is 1. */
public class MainThrowsOthersRun {
  public static void main(String[] args) {
    new Thread(
            () -> {
              try {
                Thread.sleep(50);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              System.out.println("thread ends");
            })
        .start();
    throw new RuntimeException("main dies first");
  }
}
