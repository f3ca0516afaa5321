package kiln.link.command;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Processes that a verb starts: they share its terminal and never outlive it. */
final class Children {
  private static final int GRACE_SECONDS = 2;

  private Children() {}

  /** Reads or feeds a process until it has no more to say. */
  interface Meanwhile {
    void with(Process process) throws IOException;
  }

  /**
   * Runs a process to its end. When {@code ./bnd} is interrupted meanwhile, the process is asked to
   * end, and made to after two seconds.
   *
   * <p>It has the terminal's input and output.
   *
   * @return its exit status; 128 and the signal's number if a signal ended it
   */
  static int run(ProcessBuilder builder) throws IOException, InterruptedException {
    return run(builder.inheritIO(), process -> {});
  }

  /** The same, with something to do while it runs; the builder's redirections stay. */
  static int run(ProcessBuilder builder, Meanwhile meanwhile)
      throws IOException, InterruptedException {
    Process process = builder.start();
    Thread stop = new Thread(() -> end(process), "stop " + builder.command().get(0));
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      meanwhile.with(process);
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

  /** Takes a shutdown hook back, unless the machine is going down. */
  static void removeHook(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // The machine is going down already: the hook is what runs.
    }
  }
}
