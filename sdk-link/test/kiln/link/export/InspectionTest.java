package kiln.link.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.build.Run;
import aQute.bnd.build.Workspace;
import java.util.List;
import kiln.link.LinkFailure;
import kiln.link.golden.Golden;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code ./bnd why} and {@code ./bnd size} say of an app of the tree. */
class InspectionTest {
  private static Workspace workspace;
  private static Inspection linux;
  private static Inspection jvm;

  @BeforeAll
  static void inspect() throws Exception {
    workspace = new Workspace(Golden.workspace().toFile(), "cnf");
    workspace.setOffline(true);
    linux = inspect("linux");
    jvm = inspect("jvm");
  }

  private static Inspection inspect(String platform) throws Exception {
    workspace.setProperty("kiln.target", platform);
    try (Run run = new Run(workspace, workspace.getFile("apps/noop.bndrun"))) {
      return new Inspection(run);
    }
  }

  @AfterAll
  static void close() {
    workspace.close();
  }

  @Test
  void theChainOfAnImageGoesFromTheRuntimeToTheApp() throws Exception {
    List<String> lines = linux.why("app.noop.Noop.run").lines().toList();
    assertEquals("app.noop.Noop.run is in the image:", lines.get(0));
    assertEquals("  at first, the runtime calls it", lines.get(1));
    assertEquals("  calls kiln.generated.Main.main(String[])", lines.get(lines.size() - 2));
    assertTrue(lines.get(lines.size() - 1).endsWith(" app.noop.Noop.run()"), lines.toString());
  }

  @Test
  void whatIsNotInAnImageIsSaidWithWhatIs() {
    LinkFailure failure = assertThrows(LinkFailure.class, () -> linux.why("app.nop.Noop"));
    assertEquals("app.nop.Noop is not in the image.\nIn it are app.noop.Noop.",
        failure.getMessage());
  }

  @Test
  void theChainOfAJarGoesFromMainToTheApp() throws Exception {
    assertEquals(
        """
        app.noop.Noop.run is in the jar:
          kiln.generated.Main.main(String[])
          reaches app.noop.Noop.run()
        """,
        jvm.why("app.noop.Noop.run"));
    LinkFailure failure = assertThrows(LinkFailure.class, () -> jvm.why("no.Such"));
    assertEquals("no.Such is not in the jar.", failure.getMessage());
  }

  @Test
  void theSizesOfAJarAreThoseOfItsClasses() throws Exception {
    String sizes = jvm.sizes(false);
    assertTrue(sizes.startsWith("noop.jvm.jar, its classes before compression: "), sizes);
    assertTrue(sizes.contains("app.noop.Noop\n"), sizes);
  }
}
