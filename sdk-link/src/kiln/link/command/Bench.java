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
import kiln.link.build.Room;

/** Runs a benchmark and prints its table. */
final class Bench implements Verb {
  private static final String RUNNER = "kiln.link.command.bench.BenchRun";

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String arguments() {
    return "NAME";
  }

  @Override
  public String summary() {
    return "run a benchmark and print its table; without NAME, list them";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, IOException, InterruptedException {
    Options options = Options.parse(name(), line, Set.of(), Set.of());
    if (options.operands().size() > 1) {
      throw new Usage("bench: one benchmark at a time, or they disturb each other.");
    }
    workspace.build(Goal.TESTS).orFail();
    List<Room> rooms = workspace.rooms();
    List<String> arguments = new ArrayList<>();
    arguments.add(workspace.root().toString());
    arguments.add(options.operands().isEmpty() ? "--list" : options.operands().get(0));
    rooms.stream()
        .map(Room::testClasses)
        .filter(Files::isDirectory)
        .map(Path::toString)
        .forEach(arguments::add);
    return new TestJvm(workspace.root(), rooms).run(RUNNER, arguments);
  }
}
