package kiln.link.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes the bundles of rooms from their classes, where something that goes into them changed. */
final class Bundler {
  private static final Set<String> NOT_IN_BUNDLES =
      Set.of("bin", "bin_test", "generated", "src", "test", "testdata");

  private final Path root;
  private final Keys keys;
  private final Contents contents;
  private final PrintStream log;

  Bundler(Path root, Keys keys, Contents contents, PrintStream log) {
    this.root = root;
    this.keys = keys;
    this.contents = contents;
    this.log = log;
  }

  /** Makes those bundles of a room that are stale; gives what went wrong. */
  List<String> bundles(Rooms rooms, Room room) throws IOException {
    String name = room.name() + ".bundles";
    String shared = shared(room);
    Fingerprint fingerprint = new Fingerprint().add(shared).add(contents.of(room.classes()));
    for (String sub : SubBundles.names(room)) {
      fingerprint.add(sub).add(Files.readAllBytes(SubBundles.settings(room, sub)));
    }
    String key = fingerprint.hex();
    if (keys.holds(name, key) && haveBundles(room)) {
      return List.of();
    }
    log.println("bundling " + room.name());
    keys.forget(name);
    List<String> found =
        rooms.hasSubBundles(room) ? subBundles(rooms, room, shared) : rooms.makeBundles(room, List.of());
    if (found.isEmpty()) {
      keys.put(name, key);
    }
    return found;
  }

  /** Makes those that changed: bnd takes its time for each. */
  private List<String> subBundles(Rooms rooms, Room room, String shared) throws IOException {
    SubBundles bundles = new SubBundles(room, keys, shared);
    List<String> stale = bundles.stale();
    List<String> found = stale.isEmpty() ? List.of() : rooms.makeBundles(room, stale);
    if (found.isEmpty()) {
      found = bundles.made(stale);
    }
    return found;
  }

  /** Fingerprint of what decides each bundle of a room, but for its classes and its own settings. */
  private String shared(Room room) throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    for (Path file : settings()) {
      fingerprint.add(root.relativize(file).toString()).add(Files.readString(file));
    }
    fingerprint.add(Files.readString(root.resolve("bnd.bnd")));
    fingerprint.addTree(
        room.folder(), goesIntoBundles(room).and(file -> !SubBundles.isOne(room, file)));
    contents.addTo(fingerprint, room.classPath());
    return fingerprint.hex();
  }

  /** A room that holds nothing but its settings has no bundle to make. */
  boolean hasContent(Room room) throws IOException {
    return Fingerprint.hasFiles(room.classes())
        || Fingerprint.files(room.folder(), goesIntoBundles(room)).size() > 1;
  }

  /** Whether every jar of the last build is still there. */
  private static boolean haveBundles(Room room) throws IOException {
    Path list = room.generated().resolve(Rooms.JARS);
    if (!Files.isRegularFile(list)) {
      return false;
    }
    for (String jar : Files.readAllLines(list)) {
      if (!jar.isBlank() && !Files.isRegularFile(room.generated().resolve(jar))) {
        return false;
      }
    }
    return true;
  }

  /** Bundle settings, native sources and the like; a run's assembly is no part of a bundle. */
  private static Predicate<Path> goesIntoBundles(Room room) {
    return file -> {
      Path path = room.folder().relativize(file);
      boolean nested = path.getNameCount() > 1 && path.getName(1).toString().equals("src");
      return !nested
          && !NOT_IN_BUNDLES.contains(path.getName(0).toString())
          && !file.toString().endsWith(".bndrun");
    };
  }

  /** The settings of the workspace; its caches are many files, and none of theirs. */
  private List<Path> settings() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> children = Files.list(root.resolve("cnf"))) {
      for (Path child : children.filter(each -> !each.endsWith("cache")).sorted().toList()) {
        files.addAll(Files.isDirectory(child) ? Fingerprint.files(child, f -> true) : List.of(child));
      }
    }
    files.removeIf(file -> !isBnd(file) && !file.endsWith("pom.xml"));
    return files;
  }

  private static boolean isBnd(Path file) {
    return file.toString().endsWith(".bnd");
  }
}
