package kiln.link.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;

/** Makes the artifacts of assemblies. */
final class Export implements Verb {
  static final String TIMES = "--times";

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String arguments() {
    return "[--platform P] [--toolchain llvm|gcc] [--times] [-o FILE] X.bndrun…";
  }

  @Override
  public String summary() {
    return "link each assembly into an image (or, for jvm, a runnable jar); --times says how long each step took";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    Set<String> valued = new HashSet<>(Exports.OPTIONS);
    valued.add("-o");
    Options options = Options.parse(name(), line, valued, Set.of(TIMES));
    Optional<Path> output = options.value("-o").map(Path::of).map(Path::toAbsolutePath);
    if (options.operands().isEmpty()) {
      throw new Usage("export: name at least one .bndrun.");
    }
    if (output.isPresent() && options.operands().size() > 1) {
      throw new Usage("export: -o FILE goes with one .bndrun, not several.");
    }
    List<Path> assemblies = new ArrayList<>();
    for (String operand : options.operands()) {
      assemblies.add(Assembly.find(name(), operand));
    }
    Exports exports = new Exports(workspace, options);
    for (Path assembly : assemblies) {
      System.out.println(exports.export(assembly, output).file());
    }
    return 0;
  }
}
