package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** bnd is not gone around: its own export gives the bytes that {@code ./bnd export} gives. */
class DirectBndTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();

  private Path folder;

  /** Inside the workspace, because bnd's command line finds nothing outside of it. */
  @BeforeEach
  void copyOfTheAssembly() throws IOException {
    folder = Files.createTempDirectory(ROOT.resolve("cnf/cache"), "direct");
    Files.copy(ROOT.resolve("apps/noop.bndrun"), folder.resolve("noop.bndrun"));
  }

  @AfterEach
  void removeIt() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jvm", "linux", "virtio"})
  void theSameBytesEitherWay(String platform) throws Exception {
    String assembly = ROOT.relativize(folder.resolve("noop.bndrun")).toString();
    run(platform, List.of("./bnd", "export", assembly));
    byte[] ours = take();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String local = "-Dmaven.repo.local=" + System.getProperty("maven.repo.local");
    run(
        platform,
        List.of(java, local, "-jar", "cnf/cache/bnd-7.1.0.jar", "-b", "cnf", "export", assembly));
    assertArrayEquals(ours, take());
  }

  /** The one artifact, moved out of the way. */
  private byte[] take() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("generated"))) {
      List<Path> artifacts = files.toList();
      assertEquals(1, artifacts.size(), artifacts.toString());
      Path moved = folder.resolve("taken");
      Files.move(artifacts.get(0), moved, StandardCopyOption.REPLACE_EXISTING);
      return Files.readAllBytes(moved);
    }
  }

  private static void run(String platform, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
    builder.environment().put("KILN_PLATFORM", platform);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }
}
