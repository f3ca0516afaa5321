package kiln.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole apps in virtual time. */
class NodeTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void helloGreetsAndEnds() throws Exception {
    Path hello = Images.of("hello");
    try (Simulation simulation = new Simulation(1)) {
      Node node = simulation.node("a", hello, "--greeting=Ahoy").start();
      assertEquals(0, node.await(LONG));
      assertEquals("Ahoy from sim\n", node.output());
      assertTrue(simulation.quiet());
    }
  }

  @Test
  void aWrongSettingEndsTheNodeWithItsMessage() throws Exception {
    Path hello = Images.of("hello");
    try (Simulation simulation = new Simulation(1)) {
      Node node = simulation.node("a", hello, "--greting=Ahoy").start();
      assertNotEquals(0, node.await(LONG));
      assertTrue((node.errors() + node.output()).contains("greting"), node.errors());
    }
  }

  @Test
  void oneSeedIsOneRun() throws Exception {
    Path timers = Images.of("timers");
    Set<List<String>> traces = new HashSet<>();
    for (long seed = 1; seed <= 4; seed++) {
      List<String> once = trace(timers, seed);
      assertEquals(once, trace(timers, seed), "seed " + seed);
      traces.add(once);
    }
    assertTrue(traces.size() > 1, "the seed decides nothing");
  }

  private static List<String> trace(Path image, long seed) {
    try (Simulation simulation = new Simulation(seed)) {
      Node node = simulation.node("a", image).start();
      assertEquals(0, node.await(LONG), node.output() + node.errors());
      return List.copyOf(simulation.trace());
    }
  }

  @Test
  void sleepingTakesVirtualTimeOnly() throws Exception {
    Path timers = Images.of("timers");
    try (Simulation simulation = new Simulation(7)) {
      Node node = simulation.node("a", timers).start();
      node.await(LONG);
      assertTrue(simulation.nowNanos() >= 100_000_000, simulation.nowNanos() + " ns");
    }
  }

  @Test
  void whatIsNoImageIsSaidSo() {
    try (Simulation simulation = new Simulation(1)) {
      SimulationException thrown =
          assertThrows(
              SimulationException.class,
              () -> simulation.node("a", Path.of("apps/hello.bndrun")).start());
      assertTrue(thrown.getMessage().contains("an image of the platform sim?"));
    }
  }

  @Test
  void aFailingSeedIsNamed() {
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> Seeds.check(5, world -> assertTrue(world.seed() < 3, "three is too much")));
    assertTrue(error.getMessage().contains("seed 3 fails: three is too much"), error.getMessage());
    assertTrue(error.getMessage().contains("KILN_SEED=3 runs it again"), error.getMessage());
  }
}
