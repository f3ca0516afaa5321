package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample of the programs on a virtual machine, one after the other in one boot. */
class VirtioSampleTest {
  /** Emulated without hardware help: the boot alone may take seconds. */
  private static final int SECONDS = 300;

  @Test
  void theSampleRunsAsOnHotSpot() throws Exception {
    Path root = Workspace.root();
    Suite suite = new Suite(root, new Linker(root, false), List.of());
    Batch batch = SampleBatch.of(suite);
    TestCase all = SampleBatch.sample();
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
            all.name());
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
