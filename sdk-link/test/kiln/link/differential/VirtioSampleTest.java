package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A sample of the programs on a virtual machine, one after the other in one boot. */
class VirtioSampleTest {
  /** Emulated without hardware help: the boot alone may take seconds. */
  private static final int SECONDS = 300;

  private static final Set<String> SAMPLE =
      Set.of(
          "lang/IntArithmetic",
          "lang/FloatToInt",
          "lang/Lambdas",
          "lang/StringConcat",
          "exceptions/FinallyFlow",
          "exceptions/TraceKinds",
          "exceptions/StackOverflow",
          "collections/HashMapOrder",
          "numbers/DoubleToString",
          "threads/WaitNotify",
          "threads/SpinOnVolatile",
          "concurrent/Queues",
          "memory/LiveAcrossCalls");

  @Test
  void theSampleRunsAsOnHotSpot() throws Exception {
    Path root = Workspace.root();
    Suite suite = new Suite(root, new Linker(root, false), List.of());
    List<TestCase> cases =
        TestCase.readAll(suite.programs()).stream()
            .filter(test -> SAMPLE.contains(test.name()))
            .toList();
    Batch batch = Batch.of(cases, suite.cacheFolder());
    String names = cases.stream().map(TestCase::name).collect(Collectors.joining("+"));
    TestCase all = TestCase.of(names, "");
    Outcome expected = new HotSpot(batch, suite.cache()).runUncached(all);
    List<String> boot =
        List.of(
            root.resolve("bnd").toString(),
            "java",
            "--platform",
            "virtio",
            "-cp",
            batch.classPath().get(0).toString(),
            Batch.MAIN,
            names);
    Outcome actual = Processes.run(boot, "", SECONDS);
    String difference =
        Diff.of(
            Normalizer.normalize(expected).text(),
            Normalizer.normalize(withUnixLines(actual)).text());
    assertEquals("", difference);
  }

  /** A serial console ends its lines with CR LF. */
  private static Outcome withUnixLines(Outcome outcome) {
    return new Outcome(outcome.output().replace("\r\n", "\n"), outcome.error(), outcome.status());
  }
}
