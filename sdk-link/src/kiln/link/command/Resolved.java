package kiln.link.command;

import aQute.bnd.build.Container;
import aQute.bnd.build.Workspace;
import biz.aQute.resolve.Bndrun;
import biz.aQute.resolve.RunResolution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kiln.link.build.BuildFailure;

/**
 * An assembly with the bundles that bnd's resolver chose.
 *
 * @param run has them as its {@code -runbundles}
 * @param jars their files, in the resolver's order
 */
record Resolved(Bndrun run, List<Path> jars) implements AutoCloseable {
  /**
   * Resolves; takes about a second.
   *
   * @throws BuildFailure if it does not resolve, with the resolver's reason
   */
  static Resolved of(Workspace workspace, Path assembly) throws Exception {
    Bndrun run = Bndrun.createBndrun(workspace, assembly.toFile());
    RunResolution resolution = run.resolve();
    if (!resolution.isOK()) {
      run.close();
      throw new BuildFailure(resolution.report(false).strip());
    }
    run.setProperty("-runbundles", resolution.getRunBundlesAsString());
    List<Path> jars = new ArrayList<>();
    for (Container container : run.getRunbundles()) {
      if (container.getError() != null) {
        throw new BuildFailure(container.getError());
      }
      jars.add(container.getFile().toPath());
    }
    return new Resolved(run, List.copyOf(jars));
  }

  @Override
  public void close() throws IOException {
    run.close();
  }
}
