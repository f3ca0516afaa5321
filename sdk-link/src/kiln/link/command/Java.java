package kiln.link.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;

/** Links a plain main class into a linux image and runs it, as {@code java} would. */
final class Java implements Verb {
  private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");

  @Override
  public String name() {
    return "java";
  }

  @Override
  public String arguments() {
    return "[--toolchain llvm|gcc] -cp PATH MAIN [ARGUMENTS]";
  }

  @Override
  public String summary() {
    return "link any main class into a linux image and run it";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    Set<String> valued = new HashSet<>(CLASS_PATH);
    valued.add("--toolchain");
    Options options = Options.parseUntil(1, name(), line, valued, Set.of());
    if (options.operands().isEmpty()) {
      throw new Usage("java: name a main class, as in ./bnd java -cp bin app.Main");
    }
    String classPath = ".";
    for (String option : CLASS_PATH) {
      classPath = options.value(option).orElse(classPath);
    }
    workspace.build(Goal.BUNDLES).orFail();
    String main = options.operands().get(0);
    byte[] image =
        PlainProgram.image(
            workspace.root(), classPath, main, options.value("--toolchain").orElse("llvm"));
    return run(workspace.root().resolve("cnf/cache/java"), main, image, options.rest());
  }

  private static int run(Path folder, String main, byte[] image, List<String> arguments)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile(folder, main + "-", ".linux");
    try {
      Files.write(file, image);
      if (!file.toFile().setExecutable(true)) {
        throw new IOException(file + " cannot be made executable");
      }
      List<String> command = new ArrayList<>(List.of(file.toString()));
      command.addAll(arguments);
      return Children.run(new ProcessBuilder(command));
    } finally {
      Files.delete(file);
    }
  }
}
