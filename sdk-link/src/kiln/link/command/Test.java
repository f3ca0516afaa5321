package kiln.link.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;
import kiln.link.build.Outcome;
import kiln.link.build.Room;

/**
 * Runs the rooms' tests in one process of their own, whose working directory is the workspace.
 *
 * <p>A room that does not build counts as one failure; the others' tests still run.
 */
final class Test implements Verb {
  private static final String RUNNER = "kiln.link.command.tests.TestRun";

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String arguments() {
    return "[ROOM[:CLASS]…] [--soak]";
  }

  @Override
  public String summary() {
    return "run the tests of all rooms, or of some; --soak adds the long ones";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, IOException, InterruptedException {
    Options options = Options.parse(name(), line, Set.of(), Set.of("--soak"));
    List<Room> rooms = workspace.rooms();
    List<String> chosen = options.operands();
    checkNames(chosen, rooms);
    Packages packages = Packages.read(workspace.root());
    packages.install();
    Outcome outcome = workspace.build(Goal.TESTS);

    List<String> plan = new ArrayList<>();
    plan.add("curable " + packages.curable());
    if (options.has("--soak")) {
      plan.add("soak");
    }
    outcome.problems().forEach((room, why) -> addBroken(plan, chosen, room, why));
    for (Room room : rooms) {
      if (Files.isDirectory(room.testClasses()) && !outcome.problems().containsKey(room.name())) {
        addRuns(plan, chosen, room);
      }
    }
    return execute(workspace.root(), plan, rooms);
  }

  private static void checkNames(List<String> chosen, List<Room> rooms) throws Usage {
    List<String> names = rooms.stream().map(Room::name).sorted().toList();
    for (String choice : chosen) {
      if (!names.contains(room(choice))) {
        throw new Usage(
            "test: no room %s. The rooms are %s.".formatted(choice, String.join(", ", names)));
      }
    }
  }

  private static void addBroken(
      List<String> plan, List<String> chosen, String room, List<String> why) {
    if (chosen.isEmpty() || chosen.stream().anyMatch(choice -> room(choice).equals(room))) {
      why.forEach(System.err::println);
      plan.add("broken " + room + ":cannot be built, see above");
    }
  }

  private static void addRuns(List<String> plan, List<String> chosen, Room room) {
    if (chosen.isEmpty()) {
      plan.add("run " + room.testClasses());
    }
    for (String choice : chosen) {
      if (room(choice).equals(room.name())) {
        int colon = choice.indexOf(':');
        String text = colon < 0 ? "" : choice.substring(colon + 1);
        plan.add("run " + room.testClasses() + "\t" + text);
      }
    }
  }

  private static String room(String choice) {
    int colon = choice.indexOf(':');
    return colon < 0 ? choice : choice.substring(0, colon);
  }

  private static int execute(Path root, List<String> plan, List<Room> rooms)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("kiln-tests", ".txt");
    try {
      Files.write(file, plan);
      return new TestJvm(root, rooms).run(RUNNER, List.of(file.toString()));
    } finally {
      Files.delete(file);
    }
  }
}
