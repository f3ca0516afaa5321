package kiln.link.command;

import aQute.bnd.build.Run;
import aQute.bnd.build.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;
import kiln.link.export.Pipeline;
import kiln.link.export.Progress;
import kiln.link.export.RunWiring;
import kiln.link.wiring.Wiring;

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
      Wiring wiring = RunWiring.of(run);
      String image = Assembly.name(assembly);
      Pipeline pipeline =
          new Pipeline(
              run.getProperty("kiln.toolchain"),
              bnd.getFile("cnf/cache").toPath(),
              Progress.of(image));
      return pipeline.close(
          image,
          wiring,
          closure -> {
            Optional<String> chain = kiln.link.report.Why.of(closure, name);
            System.out.println(
                chain.orElseGet(() -> kiln.link.report.Why.unknown(closure, name)).stripTrailing());
            return chain.isPresent() ? 0 : 1;
          });
    }
  }
}
