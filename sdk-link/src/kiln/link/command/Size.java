package kiln.link.command;

import aQute.bnd.build.Run;
import aQute.bnd.build.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;
import kiln.link.export.Inspection;

/** Prints where the bytes of an artifact go: by kind, bundle, package and class. */
final class Size implements Verb {
  private static final String ALL = "--all";

  @Override
  public String name() {
    return "size";
  }

  @Override
  public String arguments() {
    return "[--platform P] [--toolchain llvm|gcc] [--all] X.bndrun";
  }

  @Override
  public String summary() {
    return "where the bytes of the image go, by kind, bundle, package and class";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    Options options = Options.parse(name(), line, Exports.OPTIONS, Set.of(ALL));
    if (options.operands().size() != 1) {
      throw new Usage("size: name one .bndrun, as in ./bnd size apps/hello.bndrun");
    }
    Path assembly = Assembly.find(name(), options.operands().get(0));
    workspace.build(Goal.BUNDLES).orFail();
    return Bnd.in(
        workspace.root(),
        Exports.properties(options),
        bnd -> report(bnd, assembly, options.has(ALL)));
  }

  private static int report(Workspace bnd, Path assembly, boolean all) throws Exception {
    try (Run run = new Run(bnd, assembly.toFile())) {
      System.out.print(new Inspection(run).sizes(all));
      return 0;
    }
  }
}
