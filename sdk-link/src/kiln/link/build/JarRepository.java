package kiln.link.build;

import aQute.bnd.repository.fileset.FileSetRepository;
import aQute.bnd.service.RepositoryPlugin;
import aQute.bnd.version.Version;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The jars of {@code cnf/pom.xml} as a repository of bnd, by the list of them that {@code ./bnd}
 * keeps.
 *
 * <p>Names, versions and files are kept in an index beside that list, so that a class path is found
 * without opening a jar. What the jars provide and require is read from them when a resolver asks.
 */
final class JarRepository extends FileSetRepository {
  private static final String NAME = "Deps";

  /** Symbolic name, version, file: blanks occur in files only. */
  private static final int COLUMNS = 3;

  private final SortedMap<String, SortedMap<Version, File>> index;
  private final String stamp;

  /**
   * @param jars of the repository
   * @param file of the index; written anew if the jars are no longer those it was made of
   */
  JarRepository(List<File> jars, Path file) throws Exception {
    super(NAME, jars);
    stamp = stamp(jars);
    SortedMap<String, SortedMap<Version, File>> known = read(file, stamp);
    if (known == null) {
      known = look();
      write(known, file, stamp);
    }
    index = known;
  }

  /** Whether it was made of these jars, as they are now. */
  boolean holds(List<File> jars) {
    return stamp.equals(stamp(jars));
  }

  /** Maven never changes a released jar: name and size tell whether it is the same. */
  private static String stamp(List<File> jars) {
    Fingerprint fingerprint = new Fingerprint();
    jars.forEach(jar -> fingerprint.add(jar + " " + jar.length()));
    return fingerprint.hex();
  }

  private static SortedMap<String, SortedMap<Version, File>> read(Path file, String stamp) throws Exception {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(stamp)) {
      return null;
    }
    SortedMap<String, SortedMap<Version, File>> index = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split(" ", COLUMNS);
      add(index, columns[0], new Version(columns[1]), new File(columns[2]));
    }
    return index;
  }

  private SortedMap<String, SortedMap<Version, File>> look() throws Exception {
    SortedMap<String, SortedMap<Version, File>> found = new TreeMap<>();
    for (String name : super.list(null)) {
      for (Version version : super.versions(name)) {
        add(found, name, version, super.get(name, version, Map.of()));
      }
    }
    return found;
  }

  private static void add(
      SortedMap<String, SortedMap<Version, File>> index, String name, Version version, File file) {
    index.computeIfAbsent(name, n -> new TreeMap<>()).put(version, file);
  }

  private static void write(
      SortedMap<String, SortedMap<Version, File>> index, Path file, String stamp)
      throws Exception {
    List<String> lines = new ArrayList<>(List.of(stamp));
    index.forEach((name, versions) ->
        versions.forEach((version, jar) -> lines.add(name + " " + version + " " + jar)));
    Path fresh = Files.createTempFile(file.getParent(), "deps", ".tmp");
    Files.write(fresh, lines);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public SortedSet<Version> versions(String name) {
    return index.containsKey(name)
        ? new TreeSet<>(index.get(name).keySet())
        : new TreeSet<>();
  }

  @Override
  public File get(
      String name,
      Version version,
      Map<String, String> properties,
      RepositoryPlugin.DownloadListener... listeners)
      throws Exception {
    File file = index.containsKey(name) ? index.get(name).get(version) : null;
    if (file != null) {
      for (RepositoryPlugin.DownloadListener listener : listeners) {
        listener.success(file);
      }
    }
    return file;
  }
}
