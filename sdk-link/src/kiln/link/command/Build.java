package kiln.link.command;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;

/** Builds what is stale and nothing more. */
final class Build implements Verb {
  @Override
  public String name() {
    return "build";
  }

  @Override
  public String arguments() {
    return "[--tests]";
  }

  @Override
  public String summary() {
    return "compile and bundle what is stale; --tests compiles the tests too";
  }

  @Override
  public int run(Builder workspace, List<String> line) throws Usage, BuildFailure, IOException {
    Options options = Options.parse(name(), line, Set.of(), Set.of("--tests"));
    if (!options.operands().isEmpty()) {
      throw new Usage("build: it takes no operands; it builds every room that is stale.");
    }
    workspace.build(options.has("--tests") ? Goal.TESTS : Goal.BUNDLES).orFail();
    return 0;
  }
}
