package kiln.link.build;

import aQute.bnd.build.Workspace;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens bnd's workspace for a verb of {@code ./bnd}. */
public final class Workspaces {
  /** The plugin of {@code cnf/build.bnd} that is replaced. */
  private static final String PLUGIN = "-plugin.deps";

  /** The C toolchain: 150 MB, and no bundle. */
  private static final String TOOLCHAIN = "/org/bytedeco/";

  private static JarRepository repository;

  private Workspaces() {}

  /**
   * Opens the workspace, off line: Maven has brought everything already. The caller closes it.
   *
   * <p>The jars of {@code cnf/pom.xml} are found by the list of them that {@code ./bnd} keeps. bnd's
   * own repository, which plain bnd and Bndtools use, reads and hashes all of them each time it is
   * opened: a second of CPU time in every export.
   *
   * @param root the folder that holds {@code cnf}
   */
  public static Workspace open(Path root) throws Exception {
    Workspace workspace = new Workspace(root.toFile(), "cnf");
    workspace.setOffline(true);
    Path list = root.resolve("cnf/cache/jars.txt");
    if (Files.isRegularFile(list)) {
      workspace.setProperty(PLUGIN, "");
      workspace.addBasicPlugin(repository(list));
    }
    return workspace;
  }

  /** One in a process: a build and the export behind it read the jars once. */
  private static synchronized JarRepository repository(Path list) throws Exception {
    List<File> jars = jars(list);
    if (repository == null || !repository.holds(jars)) {
      repository = new JarRepository(jars, list.resolveSibling("deps.txt"));
    }
    return repository;
  }

  private static List<File> jars(Path list) throws Exception {
    return Files.readAllLines(list).stream()
        .filter(line -> !line.isBlank() && !line.contains(TOOLCHAIN))
        .map(File::new)
        .toList();
  }
}
