package kiln.link.command;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Processes that a verb starts: they share its terminal and never outlive it. */
final class Children {
  private static final int GRACE_SECONDS = 2;

  private Children() {}

  /**
   * Runs a process to its end. When {@code ./bnd} is interrupted meanwhile, the process is asked to
   * end, and made to after two seconds.
   *
   * @param environment set on top of what it inherits
   * @return its exit status; 128 and the signal's number if a signal ended it
   */
  static int run(ProcessBuilder builder, Map<String, String> environment)
      throws IOException, InterruptedException {
    builder.inheritIO();
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread stop = new Thread(() -> end(process), "stop " + builder.command().get(0));
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return process.waitFor();
    } finally {
      end(process);
      removeHook(stop);
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  private static void removeHook(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // The machine is going down already: the hook is what runs.
    }
  }
}
