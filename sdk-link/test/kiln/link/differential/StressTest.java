package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The programs where the runtime is at its worst: a collection at nearly every allocation, with
 * freed memory poisoned, and threads that change at random.
 *
 * <p>A seed replays what it found: {@code Run --boot --kiln-seed=7 threads/Counters}.
 */
class StressTest {
  private static final String STRESS = "--kiln-gc-stress";
  private static final List<Integer> SEEDS = List.of(1, 2, 3);
  private static final int SOAK_SEEDS = 60;

  private static final Set<String> SAMPLE =
      Set.of(
          "algorithms/Huffman",
          "collections/HashMapOrder",
          "concurrent/CompletableFutures",
          "exceptions/CauseChains",
          "exceptions/FinallyFlow",
          "lang/Lambdas",
          "memory/LiveAcrossCalls",
          "memory/WeakReferences",
          "numbers/BigIntegers",
          "npemessages/Calls",
          "streams/Grouping",
          "text/RegexReplace",
          "threads/WaitNotify");

  private static final Predicate<TestCase> THREADS =
      test -> test.group().equals("threads") || test.group().equals("concurrent");

  private static Suite suite(List<String> options) {
    return new Suite(Workspace.root(), new Linker(Workspace.root(), false), options);
  }

  /** Runs the programs under each of the lists of boot options, in the images that hold them. */
  private static void check(Predicate<TestCase> chosen, List<List<String>> runs) throws Exception {
    Suite plain = suite(List.of());
    StringBuilder faults = new StringBuilder();
    for (List<TestCase> all : Suite.batches(TestCase.readAll(plain.programs()))) {
      Batch batch = Batch.of(DifferentialTest.runnable(all), plain.cacheFolder());
      List<TestCase> cases = batch.cases().stream().filter(chosen).toList();
      for (List<String> options : cases.isEmpty() ? List.<List<String>>of() : runs) {
        for (Verdict verdict : suite(options).compare(cases, batch, plain.image(batch))) {
          if (!verdict.agrees()) {
            faults.append(String.join(" ", options)).append(' ').append(verdict.test().name());
            faults.append('\n').append(verdict.fault()).append('\n');
          }
        }
      }
    }
    assertEquals("", faults.toString());
  }

  @Test
  void aSampleHoldsWithCollectionsAtItsFirstAllocations() throws Exception {
    check(test -> SAMPLE.contains(test.name()), List.of(List.of(STRESS)));
  }

  @Test
  void threadsHoldUnderSeeds() throws Exception {
    check(
        THREADS,
        SEEDS.stream().map(seed -> List.of("--kiln-seed=" + seed)).collect(Collectors.toList()));
  }

  @Test
  @Tag("soak")
  void everyProgramHoldsWithCollectionsAtItsFirstAllocations() throws Exception {
    check(test -> true, List.of(List.of(STRESS)));
  }

  @Test
  @Tag("soak")
  void theSampleHoldsWithACollectionAtEveryAllocation() throws Exception {
    check(test -> SAMPLE.contains(test.name()), List.of(List.of(STRESS + "=all")));
  }

  @Test
  @Tag("soak")
  void threadsHoldUnderManySeedsAndCollections() throws Exception {
    int first = new Random().nextInt(1_000_000) + 1; // the fault names the seed that found it
    check(
        THREADS,
        java.util.stream.IntStream.range(first, first + SOAK_SEEDS)
            .mapToObj(seed -> List.of("--kiln-seed=" + seed, STRESS))
            .collect(Collectors.toList()));
  }
}
