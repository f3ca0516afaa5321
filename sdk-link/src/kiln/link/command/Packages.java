package kiln.link.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tools that Maven cannot bring: {@code cnf/packages.txt}, one line each, {@code tool
 * Debian-package what-needs-it}.
 */
final class Packages {
  /** A line of the list. */
  record Tool(String command, String debian, String neededBy) {
    boolean isThere() {
      return Packages.find(command) != null;
    }
  }

  private final List<Tool> tools;

  private Packages(List<Tool> tools) {
    this.tools = List.copyOf(tools);
  }

  static Packages read(Path workspace) throws IOException {
    List<Tool> tools = new ArrayList<>();
    for (String line : Files.readAllLines(workspace.resolve("cnf/packages.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] fields = line.trim().split("\\s+", 3);
        if (fields.length < 3) {
          throw new IOException(
              "cnf/packages.txt: '" + line + "' should be: tool, Debian package, what needs it");
        }
        tools.add(new Tool(fields[0], fields[1], fields[2]));
      }
    }
    return new Packages(tools);
  }

  List<Tool> tools() {
    return tools;
  }

  List<Tool> missing() {
    return tools.stream().filter(tool -> !tool.isThere()).toList();
  }

  /** The line a user runs to get {@code missing}. */
  static String line(List<Tool> missing) {
    List<String> names = missing.stream().map(Tool::debian).distinct().toList();
    return "apt-get install -y --no-install-recommends " + String.join(" ", names);
  }

  /**
   * Installs what is missing where that is allowed: root, on Debian or Ubuntu. Blocks until
   * apt-get is done.
   *
   * @throws Usage if it may not, or apt-get fails; the message holds the exact line to run
   */
  void install() throws Usage, IOException, InterruptedException {
    List<Tool> missing = missing();
    if (missing.isEmpty()) {
      return;
    }
    String needed =
        missing.stream()
            .map(tool -> tool.command() + " (" + tool.neededBy() + ")")
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();
    if (find("apt-get") == null || !isRoot()) {
      throw new Usage(
          "Missing: %s. Run this as root, then again: %s".formatted(needed, line(missing)));
    }
    System.err.println("installing " + needed);
    apt("apt-get update -q");
    if (!apt(line(missing)) || !missing().isEmpty()) {
      throw new Usage(
          "apt-get could not install %s. Run and read: %s".formatted(needed, line(missing)));
    }
  }

  /**
   * What a reason for skipping a test matches if it names something that a package manager could
   * have installed, which is no reason: a regular expression.
   */
  String curable() {
    String names =
        tools.stream()
            .flatMap(tool -> Stream.of(tool.command(), tool.debian()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return "(?is).*(apt-get|not installed|(?<![\\w-])(" + names + ")(?![\\w-])).*";
  }

  /** The executable of that name on the PATH, or null. */
  static Path find(String command) {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
      Path file = Path.of(folder, command);
      if (!folder.isEmpty() && Files.isExecutable(file) && !Files.isDirectory(file)) {
        return file;
      }
    }
    return null;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean apt(String line) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(line.split(" "));
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.start().waitFor() == 0;
  }
}
