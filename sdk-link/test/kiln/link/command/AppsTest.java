package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The example apps boot on every platform, unchanged, and end well. */
class AppsTest {
  private static final List<String> EVERYWHERE = List.of("jvm", "sim", "linux", "virtio");
  private static final List<String> WITH_DISKS = List.of("linux", "virtio");

  /**
   * An app and a line that it must print on any of {@code platforms}; empty if it prints nothing.
   *
   * @param options of the verb
   * @param arguments of the app
   * @param input is typed; without an end of input, which a machine's console does not know
   */
  private record Expected(
      String app,
      String line,
      List<String> platforms,
      List<String> options,
      List<String> arguments,
      String input) {
    Expected(String app, String line) {
      this(app, line, EVERYWHERE, List.of(), List.of(), "");
    }
  }

  private static final List<Expected> APPS =
      List.of(
          new Expected("hello", "Hello from %s"),
          new Expected("noop", ""),
          new Expected("tour", "That was the tour."),
          new Expected("timers", "under a lock: 4000"),
          new Expected("entropy", "", EVERYWHERE, List.of(), List.of("--bytes=100"), ""),
          new Expected(
              "console", "platform:%s", EVERYWHERE, List.of(), List.of("--prompt=platform:"),
              "platform\nexit\n"),
          new Expected(
              "block", "block: all as it was written", WITH_DISKS, List.of("--disk", "DISK:4M"),
              List.of("--size=4"), ""));

  @TempDir Path folder;

  static List<Arguments> boots() {
    List<Arguments> boots = new ArrayList<>();
    for (Expected expected : APPS) {
      for (String platform : expected.platforms()) {
        boots.add(Arguments.of(expected.app(), platform, expected));
      }
    }
    return boots;
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("boots")
  void bootsAndEndsWell(String app, String platform, Expected expected) throws Exception {
    List<String> command = new ArrayList<>(List.of("./bnd", "boot", "--platform", platform));
    expected.options().forEach(
        word -> command.add(word.replace("DISK", folder.resolve("disk").toString())));
    command.add("apps/" + app + ".bndrun");
    command.addAll(expected.arguments());
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("").toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().write(expected.input().getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String line = expected.line().replace("%s", platform);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(line.isEmpty() || output.lines().anyMatch(line::equals), output);
  }
}
