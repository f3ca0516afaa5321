package kiln.link.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Host commands of a benchmark: run to the end, or the benchmark fails. */
final class Commands {
  private Commands() {}

  /** The standard output of a command that must succeed. */
  static String output(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          "%s ended with %d and said: %s".formatted(String.join(" ", command), status, output));
    }
    return output;
  }

  /** How long a command takes that must succeed, in seconds of the wall clock. */
  static double seconds(Path folder, List<String> command)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    output(folder, command);
    return (System.nanoTime() - start) / 1e9;
  }

  /** The artifact that {@code ./bnd export} makes, which is the last line that it prints. */
  static Path export(Path workspace, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("./bnd", "export"));
    command.addAll(List.of(arguments));
    List<String> lines = output(workspace, command).strip().lines().toList();
    return Path.of(lines.get(lines.size() - 1));
  }
}
