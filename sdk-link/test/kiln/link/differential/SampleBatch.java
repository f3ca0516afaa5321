package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The programs of {@link VirtioSampleTest} and of {@link UndeclaredTest} in one batch: what its
 * images for two platforms hold of the class library is compiled once.
 */
final class SampleBatch {
  private static final List<String> SAMPLE =
      List.of(
          "collections/HashMapOrder",
          "concurrent/Queues",
          "exceptions/FinallyFlow",
          "exceptions/StackOverflow",
          "exceptions/TraceKinds",
          "lang/FloatToInt",
          "lang/IntArithmetic",
          "lang/Lambdas",
          "lang/StringConcat",
          "memory/LiveAcrossCalls",
          "numbers/DoubleToString",
          "threads/SpinOnVolatile",
          "threads/WaitNotify");

  private static final String UNDECLARED = "undeclared/Undeclared";

  private SampleBatch() {}

  /** A program that asks for what its image does not have. */
  static TestCase undeclared() throws IOException {
    Path source = Workspace.root().resolve("sdk-link/testdata/" + UNDECLARED + ".java");
    return TestCase.of(UNDECLARED, Files.readString(source));
  }

  /** Those that run on both sides, all of them as one: one after the other in one process. */
  static TestCase sample() {
    return TestCase.of(String.join("+", SAMPLE), "");
  }

  /** The batch, in the cache of {@code suite}. */
  static Batch of(Suite suite) throws IOException {
    Path folder = Workspace.root().resolve("sdk-link/testdata/differential");
    List<TestCase> all =
        TestCase.readAll(folder).stream()
            .filter(test -> SAMPLE.contains(test.name()))
            .collect(Collectors.toCollection(ArrayList::new));
    all.add(undeclared());
    return Batch.of(all, suite.cacheFolder());
  }
}
