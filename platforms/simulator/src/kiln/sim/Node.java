package kiln.sim;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * A machine of the simulation: devices plugged into it, and an image that runs on it from {@link
 * #start} until the app ends or {@link #cutPower}. It may be started again; disks keep what they
 * have.
 *
 * <p>In virtual time a node computes for nothing: only looks at its clock and waiting take time.
 */
public final class Node {
  private static final String HEAP = "--kiln-heap=";
  private static final String DEFAULT_HEAP = "--kiln-heap=64m";
  private static final int SEEDS = 1_000_000_000;

  private final Simulation simulation;
  private final String name;
  private final Path image;
  private final List<String> arguments;
  private final Random random;
  private final List<NodeDevice> plugged = new ArrayList<>();
  private final Map<String, Disk> disks = new LinkedHashMap<>();
  private final StringBuilder output = new StringBuilder();
  private final StringBuilder errors = new StringBuilder();
  private PrintStream outputWatcher;
  private PrintStream errorWatcher;
  private NodeRun run;
  private OptionalInt status = OptionalInt.empty();

  Node(Simulation simulation, String name, Path image, List<String> arguments, Random random) {
    this.simulation = simulation;
    this.name = name;
    this.image = image;
    this.arguments = List.copyOf(arguments);
    this.random = random;
  }

  public String name() {
    return name;
  }

  /** Plugs {@code disk} in as the device of that name, before the node is started. */
  public Node disk(String device, Disk disk) {
    disks.put(device, disk);
    return this;
  }

  /**
   * Switches the machine on: the image boots at this virtual time.
   *
   * @throws IllegalStateException if it runs already
   */
  public Node start() {
    if (run != null) {
      throw new IllegalStateException("node " + name + " runs already");
    }
    status = OptionalInt.empty();
    run = new NodeRun(this, command());
    run.wakeAt(simulation.nowNanos());
    simulation.note(name, "starts");
    return this;
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(image.toString());
    command.add("--kiln-seed=" + (1 + random.nextInt(SEEDS)));
    if (arguments.stream().noneMatch(argument -> argument.startsWith(HEAP))) {
      command.add(DEFAULT_HEAP); // not the host's memory: a run is the same on every machine
    }
    command.addAll(arguments);
    return command;
  }

  /** Pulls the plug: the image is gone at once, and its disks have what a power cut leaves. */
  public void cutPower() {
    simulation.note(name, "power cut");
    stop();
    disks.values().forEach(Disk::cut);
  }

  /** Types at the console; the app reads it when it is next at it. */
  public Node type(String text) {
    running().type(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Ends the console's input. */
  public Node endInput() {
    running().type(new byte[0]);
    return this;
  }

  private NodeRun running() {
    if (run == null) {
      throw new IllegalStateException("node " + name + " does not run");
    }
    return run;
  }

  /** Whether it has been started and its app has not ended. */
  public boolean isRunning() {
    return run != null;
  }

  /** The app's exit status, once it has ended; empty after a power cut. */
  public OptionalInt status() {
    return status;
  }

  /** All that the node has written to its console, over all its starts. */
  public String output() {
    return output.toString();
  }

  /** The same for standard error and the runtime's own messages. */
  public String errors() {
    return errors.toString();
  }

  /**
   * Lets the world go on until the app ends.
   *
   * @return its exit status
   * @throws SimulationException if it has not ended after {@code limit} of virtual time
   */
  public int await(Duration limit) {
    simulation.runUntil(() -> run == null, limit);
    return status.orElseThrow(
        () ->
            new SimulationException(
                "node %s has not ended after %s of virtual time. Its output: %s%s"
                    .formatted(name, limit, output, errors)));
  }

  @Override
  public String toString() {
    return "node " + name;
  }

  NodeDevice plug(String device, byte[] mac, int mtu) {
    NodeDevice end = new NodeDevice(this, device, mac, mtu);
    plugged.add(end);
    return end;
  }

  void deliver(NodeDevice device, byte[] frame) {
    if (run != null) {
      run.frame(plugged.indexOf(device), frame);
    }
  }

  /** The process ends, if there is one. */
  void stop() {
    if (run != null) {
      run.kill();
      run = null;
    }
  }

  void ended(int code) {
    simulation.note(name, "exits with status " + code);
    status = OptionalInt.of(code);
    run.kill();
    run = null;
  }

  void printed(String text, boolean error) {
    simulation.note(name, (error ? "errs " : "prints ") + text.replace("\n", "\\n"));
    (error ? errors : output).append(text);
    PrintStream watcher = error ? errorWatcher : outputWatcher;
    if (watcher != null) {
      watcher.print(text);
      watcher.flush();
    }
  }

  /** Copies what the node prints as it comes. */
  void watch(PrintStream output, PrintStream errors) {
    outputWatcher = output;
    errorWatcher = errors;
  }

  Simulation simulation() {
    return simulation;
  }

  List<NodeDevice> plugged() {
    return plugged;
  }

  List<Map.Entry<String, Disk>> disks() {
    return List.copyOf(disks.entrySet());
  }

  Random random() {
    return random;
  }
}
