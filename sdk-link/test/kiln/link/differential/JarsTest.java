package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Programs over jars of others, which are used as they are published. */
class JarsTest {
  /** What a program of Bouncy Castle's algorithms may take, in bytes. */
  private static final long CRYPTOGRAPHY = 700_000;

  private static final String ALONE = "jars/BouncyCastle";

  private final Suite suite =
      new Suite(Workspace.root(), new Linker(Workspace.root(), false), List.of());

  private List<TestCase> cases(boolean alone) throws IOException {
    return TestCase.readAll(Workspace.root().resolve("sdk-link/testdata/jars")).stream()
        .filter(test -> test.name().equals(ALONE) == alone)
        .toList();
  }

  private static String faults(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> !verdict.agrees())
        .map(verdict -> verdict.test().name() + "\n" + verdict.fault())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void jarsRunAsOnHotSpot() throws Exception {
    assertEquals("", faults(suite.run(cases(false))));
  }

  @Test
  void cryptographyRunsAsOnHotSpotAndStaysSmall() throws Exception {
    Path folder = Files.createDirectories(Workspace.root().resolve("sdk-link/generated/jars"));
    Path image = Files.createTempFile(folder, "bouncycastle-", ".linux");
    try {
      assertEquals("", faults(suite.run(cases(true), image)));
      long size = Files.size(image);
      assertTrue(size <= CRYPTOGRAPHY, size + " bytes, at most " + CRYPTOGRAPHY);
    } finally {
      Files.delete(image);
    }
  }
}
