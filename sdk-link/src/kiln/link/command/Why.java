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

/** Prints the chain of causes from {@code main} down to a method, class or package of an image. */
final class Why implements Verb {
  @Override
  public String name() {
    return "why";
  }

  @Override
  public String arguments() {
    return "[--platform P] X.bndrun NAME";
  }

  @Override
  public String summary() {
    return "why a method, class or package is in the image: the chain from main";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    Options options = Options.parse(name(), line, Exports.OPTIONS, Set.of());
    if (options.operands().size() != 2) {
      throw new Usage(
          "why: name a .bndrun and what to explain, as in"
              + " ./bnd why apps/hello.bndrun java.util.HashMap");
    }
    Path assembly = Assembly.find(name(), options.operands().get(0));
    workspace.build(Goal.BUNDLES).orFail();
    return Bnd.in(
        workspace.root(),
        Exports.properties(options),
        bnd -> explain(bnd, assembly, options.operands().get(1)));
  }

  private static int explain(Workspace bnd, Path assembly, String name) throws Exception {
    try (Run run = new Run(bnd, assembly.toFile())) {
      System.out.print(new Inspection(run).why(name));
      return 0;
    }
  }
}
