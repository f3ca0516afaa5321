package kiln.link.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  @TempDir Path root;

  @BeforeEach
  void workspace() throws IOException {
    write("bnd.bnd");
    write("README.md");
    write("cnf/build.bnd");
    write("cnf/cache/jars.txt");
    write("room/bnd.bnd");
    write("room/src/a/cache/Deep.java");
    write("room/test/a/ATest.java");
    write("room/bin/a/A.class");
    write("room/generated/room.jar");
    write("room/generated/app.linux");
    Files.writeString(root.resolve("room/generated/buildfiles"), "room.jar\n");
  }

  @Test
  void aSourceIsAnInputHoweverItsPackageIsNamed() throws IOException {
    assertChanges("room/src/a/cache/Deep.java", Goal.BUNDLES, true, false);
  }

  @Test
  void aBundleIsAnOutput() throws IOException {
    assertChanges("room/generated/room.jar", Goal.BUNDLES, false, true);
  }

  @Test
  void anArtifactIsNeither() throws IOException {
    assertChanges("room/generated/app.linux", Goal.TESTS, false, false);
  }

  @Test
  void aTestMattersToTestsOnly() throws IOException {
    assertChanges("room/test/a/ATest.java", Goal.BUNDLES, false, false);
    assertChanges("room/test/a/ATest.java", Goal.TESTS, true, false);
  }

  @Test
  void theCacheAndThePagesDoNotMatter() throws IOException {
    assertChanges("cnf/cache/jars.txt", Goal.TESTS, false, false);
    assertChanges("README.md", Goal.TESTS, false, false);
  }

  @Test
  void onlyTheLinkerMattersToTheCommands() throws IOException {
    assertChanges("room/src/a/cache/Deep.java", Goal.COMMANDS, false, false);
    assertChanges("bnd.bnd", Goal.COMMANDS, true, false);
  }

  @Test
  void aClassFolderThatIsGoneIsSeen() throws IOException {
    Snapshot before = Snapshot.of(root, Goal.BUNDLES);
    Mirror.delete(root.resolve("room/bin"));
    assertNotEquals(before.outputs(), Snapshot.of(root, Goal.BUNDLES).outputs());
  }

  /** Touches a file, and compares. */
  private void assertChanges(String file, Goal goal, boolean inputs, boolean outputs)
      throws IOException {
    Snapshot before = Snapshot.of(root, goal);
    Path path = root.resolve(file);
    FileTime later = FileTime.fromMillis(Files.getLastModifiedTime(path).toMillis() + 5000);
    Files.setLastModifiedTime(path, later);
    Snapshot after = Snapshot.of(root, goal);
    assertEquals(inputs, !before.inputs().equals(after.inputs()), "inputs");
    assertEquals(outputs, !before.outputs().equals(after.outputs()), "outputs");
  }

  private void write(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }
}
