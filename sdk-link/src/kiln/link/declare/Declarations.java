package kiln.link.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All that the bundles of an image declare.
 *
 * @param types binary names of classes that are asked for by name, with what else of them is
 * @param proxies interfaces of dynamic proxies, by binary name, in their order
 * @param resources patterns over paths
 * @param zones time zones, such as {@code Europe/Berlin}
 * @param locales language tags, such as {@code de-DE}
 * @param problems what could not be read, as sentences
 */
public record Declarations(
    SortedMap<String, Members> types,
    List<List<String>> proxies,
    List<Pattern> resources,
    SortedSet<String> zones,
    SortedSet<String> locales,
    List<String> problems) {
  /** Where a bundle declares what its code reaches by name. */
  public static final String FILE = "KILN-INF/reachable.txt";

  /** Nothing. */
  public Declarations() {
    this(
        new TreeMap<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new ArrayList<>());
  }

  /** The members that are declared of a class; made empty at first. */
  public Members members(String type) {
    return types.computeIfAbsent(type, t -> new Members());
  }

  /** Does a declaration name that path? */
  public boolean hasResource(String path) {
    return resources.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }

  /** Is any class declared whose members may be asked for by name? */
  public boolean reflects() {
    return !types.isEmpty();
  }
}
