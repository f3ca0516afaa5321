package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Programs over jars of others, which are used as they are published, and how big they are alone.
 * Those whose size says nothing are among the programs of {@link DifferentialTest}.
 */
@Tag("long")
class JarsTest {
  /** What a program of Bouncy Castle's algorithms may take, in bytes. */
  private static final long CRYPTOGRAPHY = 700_000;

  private static final String CRYPTOGRAPHY_PROGRAM = "jars/BouncyCastle";

  /** What TLS 1.3 between its client and server may take, in bytes. */
  private static final long TLS = 3_200_000;

  private static final String TLS_PROGRAM = "jars/Tls";

  private final Suite suite =
      new Suite(Workspace.root(), new Linker(Workspace.root(), false), List.of());

  private List<TestCase> cases(Predicate<String> chosen) throws IOException {
    return TestCase.readAll(Workspace.root().resolve("sdk-link/testdata/jars")).stream()
        .filter(test -> chosen.test(test.name()))
        .toList();
  }

  private static String faults(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> !verdict.agrees())
        .map(verdict -> verdict.test().name() + "\n" + verdict.fault())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void cryptographyRunsAsOnHotSpotAndStaysSmall() throws Exception {
    check(CRYPTOGRAPHY_PROGRAM, CRYPTOGRAPHY);
  }

  @Test
  void tlsRunsAsOnHotSpotAndStaysSmall() throws Exception {
    check(TLS_PROGRAM, TLS);
  }

  private void check(String program, long limit) throws Exception {
    List<TestCase> cases = cases(program::equals);
    assertEquals("", faults(suite.run(cases)));
    long size = Files.size(suite.image(Batch.of(cases, suite.cacheFolder())));
    System.out.println(program + ": an image of " + size + " bytes");
    assertTrue(size <= limit, size + " bytes, at most " + limit);
  }
}
