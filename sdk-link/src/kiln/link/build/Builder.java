package kiln.link.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Brings the workspace up to date: classes, bundles and test classes of every room whose inputs
 * changed.
 *
 * <p>Invariant: an output has a key in {@code cnf/cache/keys} only while it was made, whole, from
 * the inputs that the key stands for. A room that fails keeps its last good classes, and the rooms
 * that use it are left alone. One build runs at a time, whichever process asks.
 */
public final class Builder {
  private final Path root;
  private final Path cache;
  private final Keys keys;
  private final PrintStream log;
  private final Contents contents = new Contents();
  private final Compilation compilation;
  private final Bundler bundler;

  /** What a goal's files looked like when they were last asked about. */
  private final Map<Goal, Snapshot> seen = new EnumMap<>(Goal.class);

  /** What the exact pass found; a room that is missing is not up to date. */
  private final Map<String, List<String>> problems = new HashMap<>();

  /**
   * @param root the workspace: the folder that holds {@code cnf}
   * @param log where a line per room that is built goes
   */
  public Builder(Path root, PrintStream log) {
    this.root = root;
    this.cache = root.resolve("cnf/cache");
    this.keys = new Keys(cache.resolve("keys"));
    this.log = log;
    this.compilation = new Compilation(root, keys, contents, log);
    this.bundler = new Bundler(root, keys, contents, log);
  }

  /** The folder that holds {@code cnf}. */
  public Path root() {
    return root;
  }

  /** Builds what is stale. Nothing is thrown for a room that fails: see {@link Outcome}. */
  public Outcome build(Goal goal) throws IOException, BuildFailure {
    if (isCurrent(goal)) {
      return Outcome.of(List.of(), Map.of());
    }
    try (FileChannel channel =
        FileChannel.open(
            cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock free = channel.tryLock(); // released with its channel
      if (free == null && channel.lock().isValid() && isCurrent(goal)) { // whoever had it built
        return Outcome.of(List.of(), Map.of());
      }
      return buildLocked(goal);
    }
  }

  private boolean isCurrent(Goal goal) throws IOException {
    Snapshot now = Snapshot.of(root, goal);
    seen.put(goal, now);
    return keys.holds(name(goal), now.key());
  }

  private Outcome buildLocked(Goal goal) throws IOException, BuildFailure {
    Map<Goal, Snapshot> before = new EnumMap<>(Goal.class);
    for (Goal each : EnumSet.range(Goal.COMMANDS, goal)) {
      before.put(each, seen.containsKey(each) ? seen.get(each) : Snapshot.of(root, each));
    }
    Outcome outcome;
    try (Rooms rooms = new Rooms(root)) {
      outcome = buildRooms(rooms, goal);
    }
    if (outcome.problems().isEmpty()) {
      for (Goal each : before.keySet()) {
        // The inputs as they were before: an edit while we compile must look stale next time.
        Snapshot whole =
            new Snapshot(before.get(each).inputs(), Snapshot.of(root, each).outputs());
        keys.put(name(each), whole.key());
      }
    }
    return outcome;
  }

  /** What the last good build of {@code goal} saw: as long as it is the same, so are the outputs. */
  public String state(Goal goal) throws IOException {
    return keys.get(name(goal));
  }

  /** What makes the JVMs of later verbs start sooner. */
  SharedClasses sharedClasses() {
    return SharedClasses.ofThisJvm(cache, keys, log);
  }

  /** The rooms as bnd describes them, without building anything. */
  public List<Room> rooms() throws BuildFailure {
    try (Rooms rooms = new Rooms(root)) {
      return rooms.inOrder();
    }
  }

  private static String name(Goal goal) {
    return goal.name().toLowerCase(Locale.ROOT);
  }

  private Outcome buildRooms(Rooms rooms, Goal goal) throws IOException, BuildFailure {
    problems.clear();
    contents.clear();
    problems.putAll(rooms.unreadable());
    List<Room> done = new ArrayList<>();
    for (Room room : rooms.inOrder()) {
      if (goal == Goal.COMMANDS && !room.name().equals(Snapshot.LINKER)) {
        continue;
      }
      List<String> found = buildRoom(rooms, room, goal);
      if (found.isEmpty()) {
        done.add(room);
      } else {
        problems.put(room.name(), found);
      }
    }
    return Outcome.of(done, problems);
  }

  private List<String> buildRoom(Rooms rooms, Room room, Goal goal)
      throws IOException, BuildFailure {
    for (String used : room.uses()) {
      if (problems.containsKey(used)) {
        return List.of("%s: not built, because %s could not be.".formatted(room.name(), used));
      }
    }
    List<String> found = classes(room);
    if (found.isEmpty() && goal != Goal.COMMANDS && bundler.hasContent(room)) {
      found = bundler.bundles(rooms, room);
    }
    if (found.isEmpty() && goal == Goal.TESTS) {
      found = testClasses(room);
    }
    return found;
  }

  private List<String> classes(Room room) throws IOException, BuildFailure {
    return compilation.update(
        new ClassFolder(
            room.name() + ".classes",
            room.sources(),
            room.classPath(),
            room.options(),
            room.classes()));
  }

  private List<String> testClasses(Room room) throws IOException, BuildFailure {
    List<Path> path = room.testClassPath();
    path.remove(room.testClasses());
    return compilation.update(
        new ClassFolder(
            room.name() + ".tests", List.of(room.tests()), path, room.options(), room.testClasses()));
  }
}
