package kiln.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * One node on the terminal: {@code Main SEED IMAGE ARGUMENTS}. It has a network on which nobody else
 * is and an empty disk; time flies, unless the app waits for what is typed. The exit status is the
 * app's.
 */
public final class Main {
  private static final long DISK_BYTES = 64 << 20;
  private static final Duration STEP = Duration.ofSeconds(1);

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[0]);
    Path image = Path.of(arguments[1]);
    String[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
    try (Simulation simulation = new Simulation(seed)) {
      Node node = simulation.node("node", image, rest);
      node.disk("storage", simulation.disk(DISK_BYTES));
      simulation.network("lan").attach(node, "service");
      System.exit(run(simulation, node));
    } catch (SimulationException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static int run(Simulation simulation, Node node) throws IOException {
    node.watch(System.out, System.err);
    node.start();
    boolean open = true;
    while (node.isRunning()) {
      simulation.runUntil(() -> !node.isRunning(), STEP);
      if (node.isRunning() && open && (simulation.quiet() || System.in.available() > 0)) {
        open = type(node);
      } else if (node.isRunning() && simulation.quiet()) {
        throw new SimulationException(
            "The app waits for a frame that nobody will send: it is alone on its network.");
      }
    }
    return node.status().orElse(1);
  }

  /** Blocks until something is typed; false at the end of input. */
  private static boolean type(Node node) throws IOException {
    byte[] chunk = new byte[4096];
    int count = System.in.read(chunk);
    if (count < 0) {
      node.endInput();
      return false;
    }
    node.type(new String(chunk, 0, count, StandardCharsets.UTF_8));
    return true;
  }
}
