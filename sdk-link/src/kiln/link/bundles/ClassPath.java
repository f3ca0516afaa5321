package kiln.link.bundles;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.LinkFailure;

/**
 * Reads a class path as {@code java -cp} does: folders, jars, {@code lib/*} for all jars of a
 * folder, and what a jar's manifest names under {@code Class-Path}. The first class of a name wins.
 */
public final class ClassPath {
  private ClassPath() {}

  /**
   * @param path elements separated as the machine separates them
   * @throws LinkFailure if an element is not there or holds what an image cannot hold
   */
  public static Bundles read(String path) throws LinkFailure {
    BundleReader reader = new BundleReader();
    List<Bundle> bundles = new ArrayList<>();
    Set<Path> known = new LinkedHashSet<>();
    for (String element : path.split(File.pathSeparator)) {
      for (Path file : expand(element, reader)) {
        add(file, bundles, known, reader);
      }
    }
    reader.check();
    return new Bundles(withoutHidden(bundles));
  }

  private static List<Path> expand(String element, BundleReader reader) {
    String path = element.isEmpty() ? "." : element;
    try {
      if (!path.endsWith("*")) {
        return List.of(Path.of(path));
      }
      List<Path> jars = new ArrayList<>();
      Path folder = Path.of(path.substring(0, path.length() - 1));
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{jar,JAR}")) {
        files.forEach(jars::add);
      }
      Collections.sort(jars); // the JVM leaves the order open: ours is the same everywhere
      return jars;
    } catch (InvalidPathException | IOException e) {
      reader.problem("Nothing on the class path at " + path + ": no such folder.");
      return List.of();
    }
  }

  private static void add(Path file, List<Bundle> bundles, Set<Path> known, BundleReader reader) {
    if (!known.add(file.toAbsolutePath().normalize())) {
      return;
    }
    if (!Files.exists(file)) {
      reader.problem("Nothing on the class path at " + file + ": no such folder or jar.");
      return;
    }
    Bundle bundle = reader.bundle(file);
    bundles.add(bundle);
    String more = Files.isDirectory(file) ? null : bundle.header("Class-Path");
    if (more != null) {
      for (String element : more.trim().split(" +")) {
        Path next = file.resolveSibling(element);
        if (Files.exists(next)) { // as the JVM: what a manifest names may be absent
          add(next, bundles, known, reader);
        }
      }
    }
  }

  /** Resources may be there twice, as {@code getResources} finds them; classes may not. */
  private static List<Bundle> withoutHidden(List<Bundle> bundles) {
    Set<String> seen = new HashSet<>();
    List<Bundle> visible = new ArrayList<>();
    for (Bundle bundle : bundles) {
      SortedMap<String, byte[]> entries = new TreeMap<>(bundle.entries());
      entries.keySet().removeIf(path -> path.endsWith(Bundle.CLASS) && !seen.add(path));
      visible.add(new Bundle(bundle.name(), bundle.version(), bundle.file(), entries));
    }
    return visible;
  }
}
