package kiln.link.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class TallyTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int status;

  @Test
  void theLastLinesAreTheCounts() {
    List<String> lines = run(Mixed.class);
    assertEquals("2 skipped", lines.get(lines.size() - 2));
    assertEquals("1 passed, 2 failed", lines.get(lines.size() - 1));
    assertEquals(1, status);
  }

  @Test
  void aSkippedTestHasItsReasonOnItsLine() {
    String text = String.join("\n", run(Mixed.class));
    assertTrue(text.contains("Mixed.assumes: this machine has no sound card\n"), text);
    assertTrue(text.contains("Mixed.disabled: until tomorrow\n"), text);
  }

  @Test
  void aSkipThatAnInstallationCuresIsAFailure() {
    String text = String.join("\n", run(Mixed.class));
    assertTrue(text.contains("Mixed.lacksATool\n  skipped, though"), text);
  }

  @Test
  void aFailureShowsItsTrace() {
    String text = String.join("\n", run(Mixed.class));
    assertTrue(text.contains("FAILED kiln.link.command.tests.TallyTest$Mixed.fails"), text);
    assertTrue(text.contains("expected: <1> but was: <2>"), text);
  }

  @Test
  void allWellIsStatusZero() {
    run(Fine.class);
    assertEquals(0, status);
  }

  @Test
  void nothingRunIsAFailure() {
    run();
    assertEquals(1, status);
  }

  private List<String> run(Class<?>... tests) {
    out.reset();
    Tally tally =
        new Tally(
            new PrintStream(out, true, StandardCharsets.UTF_8), reason -> reason.contains("gcc"));
    for (Class<?> test : tests) {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(DiscoverySelectors.selectClass(test))
                  .build(),
              tally);
    }
    status = tally.close();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  // Not named *Test: only the launcher above runs them.

  static class Fine {
    @Test
    void passes() {}
  }

  static class Mixed {
    @Test
    void passes() {}

    @Test
    void fails() {
      Assertions.assertEquals(1, 2);
    }

    @Test
    void assumes() {
      Assumptions.abort("this machine has no sound card");
    }

    @Test
    @Disabled("until tomorrow")
    void disabled() {}

    @Test
    void lacksATool() {
      Assumptions.assumeTrue(false, "no gcc");
    }
  }
}
