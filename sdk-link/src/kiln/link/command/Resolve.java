package kiln.link.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;

/** Prints the bundles that an assembly resolves to, one file per line. */
final class Resolve implements Verb {
  @Override
  public String name() {
    return "resolve";
  }

  @Override
  public String arguments() {
    return "[--platform P] X.bndrun";
  }

  @Override
  public String summary() {
    return "print the bundles that an assembly resolves to";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    Options options = Options.parse(name(), line, Set.of("--platform"), Set.of());
    if (options.operands().size() != 1) {
      throw new Usage("resolve: name one .bndrun.");
    }
    Path assembly = Assembly.find(name(), options.operands().get(0));
    workspace.build(Goal.BUNDLES).orFail();
    List<Path> jars =
        Bnd.in(
            workspace.root(),
            Exports.properties(options),
            bnd -> {
              try (Resolved resolved = Resolved.of(bnd, assembly)) {
                return resolved.jars();
              }
            });
    jars.forEach(System.out::println);
    return 0;
  }
}
