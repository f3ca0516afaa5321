package kiln.sim;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The process that a node is. In real time a turn may take {@link #PATIENCE_SECONDS}; then the
 * process is ended, so that a node that never waits does not hang the test.
 */
final class NodeProcess {
  private static final long PATIENCE_SECONDS = 60;
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "simulator's watch");
            thread.setDaemon(true);
            return thread;
          });

  private final String name;
  private final Process process;
  private final Wire wire;
  private ScheduledFuture<?> watch;
  private volatile boolean impatient;

  NodeProcess(String name, List<String> command) {
    this.name = name;
    try {
      process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new SimulationException(
          "node %s cannot be started: %s. Is %s an image of the platform sim?"
              .formatted(name, e.getMessage(), command.get(0)),
          e);
    }
    wire = new Wire(process.getInputStream(), process.getOutputStream());
  }

  Wire wire() {
    return wire;
  }

  /** A turn begins. */
  void begin() {
    watch =
        WATCH.schedule(
            () -> {
              impatient = true;
              process.destroyForcibly();
            },
            PATIENCE_SECONDS,
            TimeUnit.SECONDS);
  }

  /** A turn has ended. */
  void end() {
    watch.cancel(false);
  }

  void kill() {
    process.destroyForcibly();
  }

  SimulationException failure(IOException cause) {
    if (impatient) {
      return new SimulationException(
          "node %s has computed for %d s of real time without waiting for anything: an endless loop?"
              .formatted(name, PATIENCE_SECONDS),
          cause);
    }
    return new SimulationException(
        "node %s has broken off: %s (process %s). What it printed before is in its output."
            .formatted(name, cause.getMessage(), process.isAlive() ? "alive" : "ended"),
        cause);
  }
}
