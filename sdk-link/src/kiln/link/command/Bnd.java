package kiln.link.command;

import aQute.bnd.build.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Workspaces;

/** bnd's workspace, opened for one task and closed again. */
final class Bnd {
  private Bnd() {}

  /** What is done with it; bnd declares {@code Exception} nearly everywhere. */
  interface Task<T> {
    T of(Workspace workspace) throws Exception;
  }

  /**
   * Opens the workspace, which takes about a second once a repository is asked.
   *
   * @param root the folder that holds {@code cnf}
   * @param properties set on top of the workspace's own, so that assemblies see them
   */
  static <T> T in(Path root, Map<String, String> properties, Task<T> task)
      throws BuildFailure, LinkFailure, IOException, InterruptedException {
    try (Workspace workspace = Workspaces.open(root)) {
      properties.forEach(workspace::setProperty);
      return task.of(workspace);
    } catch (BuildFailure | LinkFailure | IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("bnd failed: " + e, e);
    }
  }
}
