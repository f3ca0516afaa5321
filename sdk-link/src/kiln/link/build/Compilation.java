package kiln.link.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes class folders from their sources, where something that decides them changed.
 *
 * <p>After an edit the changed sources alone are compiled, against the classes of the others. That
 * is what compiling all of them makes as long as what others see of the changed ones is the same
 * ({@link Signatures}); if it is not, or something does not compile, all are.
 */
final class Compilation {
  private final Path root;
  private final Keys keys;
  private final Contents contents;
  private final PrintStream log;

  Compilation(Path root, Keys keys, Contents contents, PrintStream log) {
    this.root = root;
    this.keys = keys;
    this.contents = contents;
    this.log = log;
  }

  /**
   * Brings a folder up to date.
   *
   * @return what the compiler had to say; empty when all is well
   */
  List<String> update(ClassFolder folder) throws IOException, BuildFailure {
    Fingerprint deciding = new Fingerprint().add(Runtime.version().toString());
    folder.options().forEach(deciding::add);
    contents.addTo(deciding, folder.classPath());
    String shared = deciding.hex();
    SortedMap<String, String> sources = new TreeMap<>();
    for (Path source : folder.sources()) {
      for (Path file : Fingerprint.files(source, each -> each.toString().endsWith(".java"))) {
        sources.put(root.relativize(file).toString(), fingerprint(file));
      }
    }
    Fingerprint all = new Fingerprint().add(shared);
    sources.forEach((path, content) -> all.add(path).add(content));
    String key = all.hex();
    // A folder that somebody deleted is there again, empty: bnd makes it when it reads the room.
    boolean isThere = sources.isEmpty() || Fingerprint.hasFiles(folder.output());
    if (isThere && keys.holds(folder.name(), key)) {
      return List.of();
    }
    Optional<Made> few = compileChanged(folder, shared, sources);
    List<String> problems = new ArrayList<>();
    Optional<Made> made = few.isPresent() ? few : compileAll(folder, shared, sources, problems);
    if (made.isPresent()) {
      keys.put(record(folder), made.get().text());
      keys.put(folder.name(), key);
    }
    return problems;
  }

  /** Compiles what changed since the last time, if that is enough. */
  private Optional<Made> compileChanged(
      ClassFolder folder, String shared, SortedMap<String, String> sources)
      throws IOException, BuildFailure {
    Made last = Made.of(keys.get(record(folder)));
    List<String> changed = last.changed(shared, sources);
    if (changed.isEmpty() || changed.size() == sources.size() || !isWhole(folder, last)) {
      return Optional.empty();
    }
    log.println(
        "compiling %s: %d of %d sources".formatted(title(folder), changed.size(), sources.size()));
    List<Path> classPath = new ArrayList<>(List.of(folder.output()));
    classPath.addAll(folder.classPath());
    Path fresh = fresh(folder);
    Javac.Compiled compiled =
        new Javac(root).compile(files(changed), classPath, folder.options(), fresh);
    if (!compiled.problems().isEmpty()) {
      return Optional.empty(); // all of them shall tell what is wrong with them
    }
    SortedMap<String, Made.Source> now = new TreeMap<>(last.sources());
    now.putAll(made(compiled, fresh, changed, sources));
    Made made = new Made(shared, now);
    for (String source : changed) {
      if (!seen(last, source, folder.output()).equals(seen(made, source, fresh))) {
        return Optional.empty();
      }
    }
    keys.forget(folder.name());
    contents.forget(folder.output());
    for (String name : last.classes().keySet()) {
      if (!made.classes().containsKey(name)) { // a class without a name, say
        Files.delete(folder.output().resolve(name));
      }
    }
    Mirror.add(fresh, folder.output());
    Mirror.delete(fresh);
    return Optional.of(made);
  }

  /** What others see of the classes of a source. */
  private static SortedMap<String, String> seen(Made made, String source, Path folder)
      throws IOException {
    SortedMap<String, String> seen = new TreeMap<>();
    for (String name : made.sources().get(source).classes().keySet()) {
      Signatures.of(Files.readAllBytes(folder.resolve(name)))
          .ifPresent(signature -> seen.put(name, signature));
    }
    return seen;
  }

  /** Whether the folder still holds what was made: others may write into it too, such as an IDE. */
  private static boolean isWhole(ClassFolder folder, Made last) throws IOException {
    SortedMap<String, String> there = new TreeMap<>();
    for (Path file : Fingerprint.files(folder.output(), each -> true)) {
      there.put(folder.output().relativize(file).toString(), fingerprint(file));
    }
    return there.equals(last.classes());
  }

  private Optional<Made> compileAll(
      ClassFolder folder, String shared, SortedMap<String, String> sources, List<String> problems)
      throws IOException, BuildFailure {
    Path fresh = fresh(folder);
    Javac.Compiled compiled = Javac.Compiled.NOTHING;
    List<String> all = List.copyOf(sources.keySet());
    if (!all.isEmpty()) {
      log.println("compiling " + title(folder));
      compiled =
          new Javac(root).compile(files(all), folder.classPath(), folder.options(), fresh);
      if (!compiled.problems().isEmpty()) {
        problems.addAll(compiled.problems());
        return Optional.empty();
      }
    }
    Made made = new Made(shared, made(compiled, fresh, all, sources));
    keys.forget(folder.name());
    contents.forget(folder.output());
    Mirror.update(fresh, folder.output());
    Mirror.delete(fresh);
    return Optional.of(made);
  }

  private SortedMap<String, Made.Source> made(
      Javac.Compiled compiled, Path fresh, List<String> compiledNow, SortedMap<String, String> sources)
      throws IOException {
    SortedMap<String, Made.Source> made = new TreeMap<>();
    for (String path : compiledNow) {
      SortedMap<String, String> classes = new TreeMap<>();
      for (Path file : compiled.classes(root.resolve(path))) {
        classes.put(fresh.relativize(file).toString(), fingerprint(file));
      }
      made.put(path, new Made.Source(sources.get(path), classes));
    }
    return made;
  }

  /** An empty folder, for what the compiler makes. */
  private Path fresh(ClassFolder folder) throws IOException {
    Path fresh = root.resolve("cnf/cache/compile").resolve(folder.name());
    Mirror.delete(fresh);
    return Files.createDirectories(fresh);
  }

  private List<Path> files(List<String> sources) {
    return sources.stream().map(root::resolve).toList();
  }

  private static String fingerprint(Path file) throws IOException {
    return new Fingerprint().add(Files.readAllBytes(file)).hex();
  }

  private static String record(ClassFolder folder) {
    return folder.name() + ".made";
  }

  private static String title(ClassFolder folder) {
    return folder.name().replace('.', ' ');
  }
}
