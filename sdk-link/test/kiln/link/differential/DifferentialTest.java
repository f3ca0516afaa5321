package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every program prints in an image what it prints on HotSpot. */
@Tag("long")
class DifferentialTest {
  /** Random programs of each test run: the same ones, so that a failure can be replayed. */
  private static final int SEEDS = 140;

  /** Others, each time. */
  private static final int SOAK_SEEDS = 400;

  private final Suite suite =
      new Suite(Workspace.root(), new Linker(Workspace.root(), false), List.of());

  @TestFactory
  Stream<DynamicContainer> programsRunAsOnHotSpot() throws IOException {
    return containers(TestCase.readAll(suite.programs()));
  }

  @TestFactory
  Stream<DynamicContainer> randomProgramsRunAsOnHotSpot() {
    return containers(LongStream.range(0, SEEDS).mapToObj(TestCase::random).toList());
  }

  private Stream<DynamicContainer> containers(List<TestCase> cases) {
    return Suite.batches(cases).stream().map(this::container);
  }

  @TestFactory
  @Tag("soak")
  Stream<DynamicContainer> otherRandomProgramsRunAsOnHotSpot() {
    int first = new Random().nextInt(1_000_000) + SEEDS; // a program's name has its seed
    return containers(
        LongStream.range(first, first + SOAK_SEEDS).mapToObj(TestCase::random).toList());
  }

  private DynamicContainer container(List<TestCase> cases) {
    Results results = new Results(runnable(cases));
    Stream<DynamicTest> tests =
        cases.stream().map(c -> dynamicTest(c.name(), () -> check(c, results)));
    String name = cases.get(0).name() + " to " + cases.get(cases.size() - 1).name();
    return dynamicContainer(name, tests);
  }

  /** Those of a batch that do not wait for something: what its image holds. */
  static List<TestCase> runnable(List<TestCase> cases) {
    return cases.stream().filter(test -> test.pending().isEmpty()).toList();
  }

  private static void check(TestCase test, Results results) throws Exception {
    assumeTrue(test.pending().isEmpty(), test.name() + " waits for " + test.pending());
    assertEquals("", results.of(test).fault());
  }

  /** The verdicts of a batch, made when the first of them is asked for. */
  private final class Results {
    private final List<TestCase> cases;
    private Map<TestCase, Verdict> verdicts;

    Results(List<TestCase> cases) {
      this.cases = cases;
    }

    synchronized Verdict of(TestCase test) throws IOException, InterruptedException {
      if (verdicts == null) {
        verdicts =
            suite.run(cases).stream().collect(Collectors.toMap(Verdict::test, Function.identity()));
      }
      return verdicts.get(test);
    }
  }
}
