package kiln.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A world with a clock of its own. It stands still while nothing is asked of it; {@link #runFor} and
 * {@link #runUntil} let events happen, one after the other, in the order of their virtual time.
 * Events at the same time happen in an order that the seed decides.
 *
 * <p>Closing it ends its nodes' processes and its captures.
 */
public final class Simulation implements AutoCloseable {
  /** Something that happens at a time; {@code lot} decides among those at the same time. */
  private record Event(long atNanos, int lot, long number, Runnable action) {}

  private final long seed;
  private final Random random;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingLong(Event::atNanos)
              .thenComparingInt(Event::lot)
              .thenComparingLong(Event::number));
  private final List<Node> nodes = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();
  private long eventCount;
  private long now;

  public Simulation(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  /** Decides everything; printed by {@link Seeds} when a test fails. */
  public long seed() {
    return seed;
  }

  /** Virtual nanoseconds since the simulation was made. */
  public long nowNanos() {
    return now;
  }

  /**
   * A machine that will run an image when it is {@linkplain Node#start started}.
   *
   * @param name in messages and in the trace
   * @param image an image of the platform {@code sim}
   * @param arguments the app's, as on the command line of {@code ./bnd boot}
   */
  public Node node(String name, Path image, String... arguments) {
    Node node = new Node(this, name, image, List.of(arguments), fork());
    nodes.add(node);
    return node;
  }

  /** An Ethernet to which nodes and stations are attached, each by a link of its own. */
  public Network network(String name) {
    Network network = new Network(this, name);
    networks.add(network);
    return network;
  }

  /**
   * A disk of zeros, which outlives the nodes that use it.
   *
   * @param sizeBytes a multiple of 512
   */
  public Disk disk(long sizeBytes) {
    return new Disk(this, fork(), sizeBytes);
  }

  /** Lets virtual time pass; returns early if nothing is left that could ever happen. */
  public void runFor(Duration time) {
    runUntil(() -> false, time);
  }

  /**
   * Lets events happen until {@code condition} holds, which is asked before each.
   *
   * @return whether it holds; false if {@code limit} of virtual time has passed before, or if
   *     nothing is left that could happen
   */
  public boolean runUntil(BooleanSupplier condition, Duration limit) {
    long end = Math.addExact(now, limit.toNanos());
    while (!condition.getAsBoolean()) {
      Event next = events.peek();
      if (next == null || next.atNanos > end) {
        now = next == null ? now : end;
        return condition.getAsBoolean();
      }
      events.remove();
      now = Math.max(now, next.atNanos);
      next.action.run();
    }
    return true;
  }

  /** Whether nothing is left to happen: no frame on its way, no deadline, no request. */
  public boolean quiet() {
    return events.isEmpty();
  }

  /**
   * What has happened, a line each: virtual nanoseconds, who, what. Two runs of one seed give the
   * same lines.
   */
  public List<String> trace() {
    return Collections.unmodifiableList(trace);
  }

  /** Adds a line to the trace, for tests that want their own steps in it. */
  public void note(String who, String what) {
    trace.add(now + " " + who + " " + what);
  }

  @Override
  public void close() {
    nodes.forEach(Node::stop);
    networks.forEach(Network::close);
  }

  /** Lets something happen at a time; in the past means at once, after what is due. */
  void at(long nanos, Runnable action) {
    events.add(new Event(Math.max(nanos, now), random.nextInt(), eventCount++, action));
  }

  /** Randomness for a part of the world that does not depend on what the others draw. */
  Random fork() {
    return new Random(random.nextLong());
  }
}
