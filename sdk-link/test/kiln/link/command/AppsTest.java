package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example apps boot on every platform, unchanged, and end well. */
class AppsTest {
  private static final List<String> EVERYWHERE = List.of("jvm", "sim", "linux", "virtio");
  private static final List<String> WITH_DISKS = List.of("jvm", "linux", "virtio");

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

  /** All for a platform at once: what a boot would do for each, one process does for all. */
  @BeforeAll
  static void export() throws Exception {
    for (String platform : EVERYWHERE) {
      List<String> command = new ArrayList<>(List.of("export", "--platform", platform));
      APPS.stream()
          .filter(expected -> expected.platforms().contains(platform))
          .forEach(expected -> command.add("apps/" + expected.app() + ".bndrun"));
      run(command, "");
    }
  }

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
    List<String> words = new ArrayList<>();
    expected.options().forEach(
        word -> words.add(word.replace("DISK", folder.resolve("disk").toString())));
    words.add("apps/" + app + ".bndrun");
    words.addAll(expected.arguments());
    String line = expected.line().replace("%s", platform);
    String output = boot(platform, words, expected.input());
    assertTrue(line.isEmpty() || output.lines().anyMatch(line::equals), output);
  }

  @ParameterizedTest(name = "on {0}")
  @ValueSource(strings = {"jvm", "linux", "virtio"})
  void aDiskIsCopiedToASecondOne(String platform) throws Exception {
    byte[] content = new byte[1 << 20];
    new Random(1).nextBytes(content);
    Path from = Files.write(folder.resolve("from"), content);
    Path to = folder.resolve("to");
    boot(platform,
        List.of("--disk", from.toString(), "--disk", to + ":2M", "apps/clone.bndrun"), "");
    assertArrayEquals(content, Arrays.copyOf(Files.readAllBytes(to), content.length));
    assertEquals(2 << 20, Files.size(to));
  }

  /** What an app that ends well printed. */
  private static String boot(String platform, List<String> words, String input) throws Exception {
    List<String> command = new ArrayList<>(List.of("boot", "--platform", platform));
    command.addAll(words);
    return run(command, input);
  }

  private static String run(List<String> words, String input) throws Exception {
    List<String> command = new ArrayList<>(List.of("./bnd"));
    command.addAll(words);
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("").toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
