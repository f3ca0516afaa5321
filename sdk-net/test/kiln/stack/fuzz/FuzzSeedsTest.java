package kiln.stack.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kiln.stack.fuzz.FuzzTargets.Target;
import kiln.stack.sim.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every committed input of every fuzz target, and some thousand neighbours of it. {@code ./bnd
 * bench fuzz} looks for new ones; an input that fails is committed here with its cure.
 */
class FuzzSeedsTest {
  private static final int NEIGHBOURS = 1500;

  @TestFactory
  Stream<DynamicTest> noInputMakesATargetFail() {
    return FuzzTargets.ALL.stream()
        .map(target -> DynamicTest.dynamicTest(target.name(), () -> run(target)));
  }

  private static void run(Target target) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(Golden.path("fuzz/" + target.name()))) {
      for (Path file : files.sorted().toList()) {
        seeds.add(Files.readAllBytes(file));
      }
    }
    assertTrue(seeds.size() >= 3, target.name() + " has " + seeds.size() + " seeds");
    for (byte[] seed : seeds) {
      target.run().accept(seed);
    }
    Random random = new Random(7);
    for (int i = 0; i < NEIGHBOURS; i++) {
      byte[] input = change(random, seeds);
      try {
        target.run().accept(input);
      } catch (Throwable e) {
        throw new AssertionError(Arrays.toString(input), e);
      }
    }
  }

  /** A seed with some octets changed, and perhaps the end of another. */
  private static byte[] change(Random random, List<byte[]> seeds) {
    byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
    if (random.nextInt(4) == 0) {
      byte[] other = seeds.get(random.nextInt(seeds.size()));
      int cut = random.nextInt(Math.min(input.length, other.length) + 1);
      byte[] joined = Arrays.copyOf(input, other.length);
      System.arraycopy(other, cut, joined, cut, other.length - cut);
      input = joined;
    }
    for (int k = random.nextInt(8); k > 0 && input.length > 0; k--) {
      input[random.nextInt(input.length)] = (byte) random.nextInt();
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(input, random.nextInt(input.length + 1)) : input;
  }
}
