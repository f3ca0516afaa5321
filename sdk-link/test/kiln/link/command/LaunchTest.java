package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
  @TempDir Path folder;

  @Test
  void anUnknownMachineNamesTheKnownOnes() {
    assertEquals(
        "--machine: no machine vax; there are pc, q35 and microvm.", refused("--machine", "vax"));
  }

  @Test
  void memoryIsANumber() {
    assertEquals("--memory: 1G is not a number of megabytes.", refused("--memory", "1G"));
  }

  @Test
  void aProcessHasNoMachine() throws Exception {
    Launch launch = launch("--memory", "64");
    Artifact artifact = new Artifact("linux", folder.resolve("app"));
    assertThrows(Usage.class, () -> launch.run(artifact, List.of()));
  }

  @Test
  void aPlatformThatNobodyKnowsHowToRunIsSaid() throws Exception {
    Artifact artifact = new Artifact("toaster", folder.resolve("app"));
    Usage usage = assertThrows(Usage.class, () -> launch().run(artifact, List.of()));
    assertEquals(
        artifact.file() + " is made, but ./bnd does not know how to run the platform toaster.",
        usage.getMessage());
  }

  @Test
  void theStatusOfAProcessIsTheApps() throws Exception {
    Path program = Files.writeString(folder.resolve("app"), "#!/bin/sh\nexit $1\n");
    assertEquals(true, program.toFile().setExecutable(true));
    assertEquals(42, launch().run(new Artifact("linux", program), List.of("42")));
  }

  private static String refused(String... line) {
    return assertThrows(Usage.class, () -> launch(line)).getMessage();
  }

  private static Launch launch(String... line) throws Usage {
    return Launch.of(Options.parse("boot", List.of(line), Launch.VALUED, Launch.FLAGS));
  }
}
