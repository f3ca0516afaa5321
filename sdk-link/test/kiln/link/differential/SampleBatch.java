package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The programs of {@link VirtioSampleTest} and of {@link UndeclaredTest} in one batch: what its
 * images for two platforms hold of the class library is compiled once.
 */
final class SampleBatch {
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

  private SampleBatch() {}

  /** A program that asks for what its image does not have. */
  static TestCase undeclared() throws IOException {
    String path = "sdk-link/testdata/undeclared/Undeclared.java";
    return TestCase.of("undeclared/Undeclared", Files.readString(Workspace.root().resolve(path)));
  }

  /** Those that run on both sides, all of them as one: one after the other in one process. */
  static TestCase sample() throws IOException {
    return TestCase.of(
        programs().stream().map(TestCase::name).collect(Collectors.joining("+")), "");
  }

  /** The batch, in the cache of {@code suite}. */
  static Batch of(Suite suite) throws IOException {
    List<TestCase> all = new ArrayList<>(programs());
    all.add(undeclared());
    return Batch.of(all, suite.cacheFolder());
  }

  private static List<TestCase> programs() throws IOException {
    return TestCase.readAll(Workspace.root().resolve("sdk-link/testdata/differential")).stream()
        .filter(test -> SAMPLE.contains(test.name()))
        .toList();
  }
}
