package exit;

/** Hooks run after an uncaught exception; the status stays 1. */
public class HookAfterException {
  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    throw new RuntimeException("uncaught");
  }
}
