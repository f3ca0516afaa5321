package exit;

/** Hooks run after System.exit too, and may see what the program left. */
public class HookAfterExit {
  static int state = 1;

  public static void main(String[] args) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  System.out.println("state " + state);
                  try {
                    Runtime.getRuntime().addShutdownHook(new Thread());
                  } catch (IllegalStateException e) {
                    System.out.println(e.getMessage());
                  }
                }));
    state = 2;
    System.exit(3);
  }
}
