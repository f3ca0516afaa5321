package kiln.link.build;

import aQute.bnd.build.Project;
import aQute.bnd.build.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The open bnd workspace and its rooms in dependency order. */
final class Rooms implements AutoCloseable {
  /** In a room's {@code generated}: bnd's list of the jars that it made. */
  static final String JARS = "buildfiles";

  private static final String SUB = "-sub";

  private final Workspace workspace;
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final Map<String, List<String>> unreadable = new LinkedHashMap<>();

  /** Loads the workspace, which takes one to two seconds. */
  Rooms(Path root) throws BuildFailure {
    try {
      workspace = Workspaces.open(root);
      for (Project project : workspace.getBuildOrder()) {
        try {
          rooms.put(project.getName(), Room.of(project));
        } catch (BuildFailure e) {
          unreadable.put(project.getName(), e.problems());
        }
      }
    } catch (Exception e) {
      throw new BuildFailure("bnd cannot read the workspace " + root + ": " + e);
    }
  }

  /** Those whose settings make sense, each after the ones it uses. */
  List<Room> inOrder() {
    return List.copyOf(rooms.values());
  }

  /** What is wrong with the others' {@code bnd.bnd}, by room. */
  Map<String, List<String>> unreadable() {
    return unreadable;
  }

  Room get(String name) {
    return rooms.get(name);
  }

  /** Whether each {@code NAME.bnd} of the room is a bundle, called {@code ROOM.NAME}. */
  boolean hasSubBundles(Room room) {
    return "*.bnd".equals(workspace.getProject(room.name()).getProperty(SUB));
  }

  /**
   * Has bnd make the bundles of a room from its class folder.
   *
   * @param names of those to make, if the room {@link #hasSubBundles}; else there is one
   * @return what went wrong; empty when all is well
   */
  List<String> makeBundles(Room room, List<String> names) throws IOException {
    Files.deleteIfExists(room.generated().resolve(JARS)); // else bnd trusts its own clock
    Project project = workspace.getProject(room.name());
    project.clear();
    if (!names.isEmpty()) {
      project.setProperty(SUB, String.join(",", names.stream().map(n -> n + ".bnd").toList()));
    }
    try {
      project.build();
    } catch (Exception e) {
      return List.of(room.name() + ": bnd failed: " + e);
    }
    List<String> problems = new ArrayList<>(project.getErrors());
    problems.addAll(project.getWarnings()); // a bundle that bnd doubts is not one we ship
    return problems.stream().map(problem -> room.name() + ": " + problem).toList();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
