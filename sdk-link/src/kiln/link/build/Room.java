package kiln.link.build;

import aQute.bnd.build.Container;
import aQute.bnd.build.Project;
import aQute.bnd.header.Parameters;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A room as bnd sees it: a project of the workspace.
 *
 * @param sources the source folders that exist
 * @param tests the test sources, which need not exist
 * @param classPath jars and class folders its sources may use: this is where layers are enforced
 * @param testPath what its tests may use on top of that
 * @param options for javac, from {@code java.options}
 * @param uses the rooms whose classes are on its class path
 */
public record Room(
    String name,
    Path folder,
    List<Path> sources,
    Path tests,
    List<Path> classPath,
    List<Path> testPath,
    List<String> options,
    List<String> uses) {

  /** Reads a project. Blocks while bnd looks up jars in Maven's local repository. */
  static Room of(Project project) throws Exception {
    project.prepare();
    Room room =
        new Room(
            project.getName(),
            project.getBase().toPath(),
            project.getSourcePath().stream().filter(File::isDirectory).map(File::toPath).toList(),
            project.getTestSrc().toPath(),
            paths(project.getBuildpath()),
            paths(project.getTestpath()),
            new Parameters(project.getProperty("java.options"), project).keyList(),
            project.getDependson().stream().map(Project::getName).sorted().toList());
    if (!project.getErrors().isEmpty()) {
      throw new BuildFailure(
          project.getErrors().stream()
              .map(error -> "%s/bnd.bnd: %s".formatted(project.getName(), error))
              .toList());
    }
    return room;
  }

  /** Classes of {@link #sources}. */
  public Path classes() {
    return folder.resolve("bin");
  }

  /** Classes of {@link #tests}. */
  public Path testClasses() {
    return folder.resolve("bin_test");
  }

  /** Where bnd puts the room's jars, and an export its artifacts. */
  public Path generated() {
    return folder.resolve("generated");
  }

  /** Everything its tests run with, its own classes first. */
  public List<Path> testClassPath() {
    List<Path> path = new ArrayList<>(List.of(testClasses(), classes()));
    path.addAll(classPath);
    path.addAll(testPath);
    return path;
  }

  /** Of a container that has no file, bnd tells the project. */
  private static List<Path> paths(Collection<Container> containers) {
    return containers.stream()
        .filter(container -> container.getError() == null)
        .map(container -> container.getFile().toPath())
        .toList();
  }
}
