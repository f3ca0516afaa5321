package kiln.link.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.LinkFailure;

/**
 * A C compiler and a linker, ready to run.
 *
 * @param family which command line both understand
 * @param version exact version: part of the key of every cached object
 * @param compiler the compiler, which also assembles
 * @param linker the command that links, without arguments
 * @param environment the whole environment of both; nothing of the caller's leaks into an image
 */
public record Toolchain(
    Family family,
    String version,
    Path compiler,
    List<String> linker,
    SortedMap<String, String> environment) {

  /** The command lines we know. */
  public enum Family {
    LLVM,
    GCC
  }

  /** What a finished tool left: its exit status and all it wrote, both streams as they came. */
  public record Result(int status, String output) {}

  public Toolchain {
    linker = List.copyOf(linker);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }

  /**
   * The toolchain of that name: {@code llvm} (the pinned one, unpacked into {@code cache} when it is
   * used for the first time) or {@code gcc} (the system's, looked up in PATH).
   *
   * @throws LinkFailure if the name is unknown or the tool is missing, with what to do about it
   */
  public static Toolchain of(String name, Path cache, Map<String, String> environment)
      throws LinkFailure {
    return switch (name) {
      case "llvm" -> Llvm.in(cache);
      case "gcc" -> Gcc.in(environment.getOrDefault("PATH", ""));
      default -> throw new LinkFailure(List.of(
          "There is no toolchain \"" + name + "\". Say --toolchain llvm (the pinned one, used when"
              + " nothing is said) or --toolchain gcc (the system's)."));
    };
  }

  /**
   * Runs a tool in {@code folder} and waits for its end. The child gets no input.
   *
   * @throws InterruptedException if this thread was interrupted; the child is dead then
   */
  public Result run(List<String> command, Path folder) throws IOException, InterruptedException {
    return run(command, folder, environment);
  }

  static Result run(List<String> command, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectInput(new java.io.File("/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Name and version, as the key of a cache wants it. */
  public String id() {
    return family.name().toLowerCase(java.util.Locale.ROOT) + " " + version;
  }
}
