package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./bnd} as a user types it: whatever is wrong is one sentence and a status. */
class WrapperTest {
  private static final Path BND = Path.of("bnd").toAbsolutePath();

  @TempDir Path elsewhere;
  private String output;

  @Test
  void helpNamesEveryVerb() throws Exception {
    assertEquals(0, bnd(elsewhere, "help"));
    for (String verb : List.of("boot", "export", "run", "java", "test", "bench", "doctor")) {
      assertTrue(output.contains("  ./bnd " + verb + " "), verb);
    }
  }

  @Test
  void noVerbIsAMisuse() throws Exception {
    assertEquals(Usage.STATUS, bnd(elsewhere));
  }

  @Test
  void anUnknownVerbNamesTheKnownOnes() throws Exception {
    assertEquals(Usage.STATUS, bnd(elsewhere, "bot"));
    assertTrue(output.startsWith("No verb 'bot'. ./bnd knows boot, "), output);
  }

  @Test
  void aTypoInThePathIsAMisuse() throws Exception {
    Files.writeString(elsewhere.resolve("app.bndrun"), "");
    assertEquals(Usage.STATUS, bnd(elsewhere, "export", "ap.bndrun"));
    assertTrue(output.contains("no file ap.bndrun"), output);
    assertTrue(output.contains("holds app.bndrun"), output);
  }

  @Test
  void bndsOwnVerbsPassThrough() throws Exception {
    assertEquals(0, bnd(elsewhere, "version"));
    assertTrue(output.contains("7.1.0"), output);
  }

  @Test
  void anUnknownRoomNamesTheRooms() throws Exception {
    assertEquals(Usage.STATUS, bnd(elsewhere, "test", "sdk-nte"));
    assertTrue(output.contains("The rooms are apps, platforms, sdk-api, "), output);
  }

  @Test
  void anUnknownPlatformNamesThePlatforms() throws Exception {
    Path root = BND.getParent();
    assertEquals(1, bnd(root.resolve("apps"), "export", "--platform", "none", "hello.bndrun"));
    assertTrue(
        output.contains("There is no platform none. There are: hvt, jvm, linux, sim, spt, virtio."),
        output);
  }

  @Test
  void anOutputThatIsNoFileIsRefused() throws Exception {
    Path root = BND.getParent();
    assertEquals(Usage.STATUS, bnd(root, "export", "-o", "/dev/full", "apps/hello.bndrun"));
    assertTrue(output.contains("-o /dev/full is not a regular file"), output);
  }

  /** A limit on the size of files fails a write as a full disk does, and needs no disk. */
  @Test
  void aFullDiskLeavesNothingBehind() throws Exception {
    Path root = BND.getParent();
    Path target = elsewhere.resolve("hello.jar");
    String export = "export --platform jvm -o " + target + " apps/hello.bndrun";
    assertEquals(1, run(root, List.of("sh", "-c", "ulimit -f 12; exec ./bnd " + export)));
    assertTrue(output.contains("hello.jar cannot be written: "), output);
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertEquals(List.of(), files.toList());
    }
  }

  private int bnd(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BND.toString()));
    command.addAll(List.of(arguments));
    return run(folder, command);
  }

  private int run(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }
}
