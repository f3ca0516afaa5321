package kiln.link.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;

/** Links a plain main class into an image and runs it, as {@code java} would. */
final class Java implements Verb {
  private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");

  private static final String OUTPUT = "-o";

  /** The platforms of images that {@link Launch} can run. */
  private static final List<String> IMAGES = List.of("linux", "virtio", "spt", "hvt");

  @Override
  public String name() {
    return "java";
  }

  @Override
  public String arguments() {
    return "[--platform linux|virtio|spt|hvt] [--toolchain llvm|gcc] [--times] [-o FILE] -cp PATH MAIN"
        + " [ARGUMENTS]";
  }

  @Override
  public String summary() {
    return "link any main class into an image (linux, if nothing is said) and run it; -o FILE keeps it instead";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    Set<String> valued = new HashSet<>(Exports.OPTIONS);
    valued.addAll(CLASS_PATH);
    valued.add(OUTPUT);
    valued.addAll(LaunchOptions.VALUED);
    Set<String> flags = new HashSet<>(LaunchOptions.FLAGS);
    flags.add(Export.TIMES);
    Options options = Options.parseUntil(1, name(), line, valued, flags);
    if (options.operands().isEmpty()) {
      throw new Usage("java: name a main class, as in ./bnd java -cp bin app.Main");
    }
    LaunchOptions launch = LaunchOptions.of(options);
    String platform = options.value("--platform").orElse("linux");
    if (!IMAGES.contains(platform)) {
      throw new Usage("java: %s is no platform of images. There are: %s.".formatted(platform, String.join(", ", IMAGES)));
    }
    String main = options.operands().get(0);
    workspace.build(Goal.BUNDLES).orFail();
    byte[] image =
        new PlainProgram(
                platform,
                options.value("--toolchain").orElse("llvm"),
                options.has("--debug"),
                options.has(Export.TIMES))
            .image(workspace.root(), classPath(options), main);
    if (options.value(OUTPUT).isPresent()) {
      write(image, Path.of(options.value(OUTPUT).get()));
      return 0;
    }
    Path folder = workspace.root().resolve("cnf/cache/java");
    Path file = Files.createTempFile(folder, main + "-", "." + platform);
    try {
      write(image, file);
      Artifact artifact = new Artifact(platform, file, List.of());
      return new Launches(launch).run(artifact, options.rest());
    } finally {
      Files.delete(file);
    }
  }

  private static void write(byte[] image, Path file) throws IOException {
    Files.write(file, image);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  /** Without any, the working directory, as {@code java} has it. */
  private static String classPath(Options options) {
    return CLASS_PATH.stream().flatMap(each -> options.value(each).stream()).findFirst().orElse(".");
  }
}
