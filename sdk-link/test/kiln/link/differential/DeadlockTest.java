package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image in which nothing can ever wake says so, with the stacks of all threads, and ends. */
class DeadlockTest {
  private static final int SECONDS = 60;

  @TempDir Path folder;

  @Test
  void aDeadlockEndsTheImageWithTheStacksOfItsThreads() throws Exception {
    Path root = Workspace.root();
    String source = Files.readString(root.resolve("sdk-link/testdata/deadlock/Deadlock.java"));
    TestCase test = TestCase.of("deadlock/Deadlock", source);
    Suite suite = new Suite(root, new Linker(root, false), List.of());
    Batch batch = Batch.of(List.of(test), suite.cacheFolder());
    Path image = folder.resolve("deadlock.linux");
    suite.maker().make(batch.classPath(), Batch.MAIN, image);
    Outcome outcome = Processes.run(List.of(image.toString(), test.name()), "", SECONDS);
    String said = outcome.output() + outcome.error();
    assertEquals(1, outcome.status(), said);
    for (String part :
        List.of(
            "kiln: deadlock: every thread waits, and nothing is left that could wake one.\n",
            "\"left first\", waiting to enter a monitor of [I owned by thread ",
            "\"right first\", waiting to enter a monitor of java.lang.StringBuilder owned by",
            "    at deadlock.Deadlock.take(Deadlock.java:15)\n",
            "    at deadlock.Deadlock.main(Deadlock.java:28)\n")) {
      assertTrue(said.contains(part), part + " is not in:\n" + said);
    }
  }
}
