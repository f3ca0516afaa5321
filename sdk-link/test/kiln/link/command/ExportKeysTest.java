package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kiln.link.build.Builder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportKeysTest {
  private static final List<String> SETTINGS = List.of("{}", "null");

  @TempDir Path root;
  private Path assembly;
  private Artifact artifact;
  private ExportKeys keys;

  @BeforeEach
  void oneExport() throws Exception {
    assembly = Files.writeString(root.resolve("app.bndrun"), "-runrequires: app\n");
    artifact = new Artifact(
        "linux", Files.writeString(root.resolve("app.linux"), "image"), List.of("ipv4", "port"));
    keys = new ExportKeys(new Builder(root, new PrintStream(PrintStream.nullOutputStream())));
    keys.put(assembly, SETTINGS, artifact);
  }

  @Test
  void whatDidNotChangeIsNotMadeAgain() throws Exception {
    assertEquals(Optional.of(artifact), keys.unchanged(assembly, SETTINGS));
  }

  @Test
  void anotherSettingIsAnotherExport() throws Exception {
    assertEquals(Optional.empty(), keys.unchanged(assembly, List.of("{kiln.target=virtio}", "null")));
  }

  @Test
  void anEditedAssemblyIsExportedAgain() throws Exception {
    Files.writeString(assembly, "-runrequires: other\n");
    assertEquals(Optional.empty(), keys.unchanged(assembly, SETTINGS));
  }

  @Test
  void anArtifactThatWasReplacedIsMadeAgain() throws Exception {
    Files.writeString(artifact.file(), "something else");
    assertEquals(Optional.empty(), keys.unchanged(assembly, SETTINGS));
    Files.delete(artifact.file());
    assertEquals(Optional.empty(), keys.unchanged(assembly, SETTINGS));
  }

  @Test
  void anAssemblyThatDrawsOnOtherFilesIsNeverRemembered() throws Exception {
    Files.writeString(assembly, "-include: ../more.bnd\n");
    keys.put(assembly, SETTINGS, artifact);
    assertEquals(Optional.empty(), keys.unchanged(assembly, SETTINGS));
  }

  @Test
  void anotherBuildIsAnotherInput() throws Exception {
    writeState("a later build");
    assertEquals(Optional.empty(), keys.unchanged(assembly, SETTINGS));
  }

  private void writeState(String state) throws IOException {
    Path folder = Files.createDirectories(root.resolve("cnf/cache/keys"));
    Files.writeString(folder.resolve("bundles"), state);
  }
}
