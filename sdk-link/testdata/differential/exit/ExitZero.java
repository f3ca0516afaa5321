package exit;

/** Exit with status 0 while another thread still runs. */
public class ExitZero {
  public static void main(String[] args) throws Exception {
    Thread forever =
        new Thread(
            () -> {
              while (true) {
                try {
                  Thread.sleep(1000);
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
    forever.start();
    System.out.println("bye");
    System.exit(0);
  }
}
