package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example apps boot on every platform, unchanged, and end well. */
class AppsTest {
  /** An app and a line that it must print on any platform; empty if it prints nothing. */
  private record Expected(String app, String line) {}

  private static final List<Expected> APPS =
      List.of(
          new Expected("hello", "Hello from %s"),
          new Expected("noop", ""),
          new Expected("tour", "That was the tour."),
          new Expected("timers", "under a lock: 4000"));

  static List<String[]> boots() {
    List<String[]> boots = new ArrayList<>();
    for (Expected expected : APPS) {
      for (String platform : List.of("jvm", "linux", "virtio")) {
        boots.add(
            new String[] {expected.app(), platform, expected.line().replace("%s", platform)});
      }
    }
    return boots;
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("boots")
  void bootsAndEndsWell(String app, String platform, String line) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("./bnd", "boot", "--platform", platform, "apps/" + app + ".bndrun")
            .directory(Path.of("").toAbsolutePath().toFile())
            .redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(line.isEmpty() || output.lines().anyMatch(line::equals), output);
  }
}
