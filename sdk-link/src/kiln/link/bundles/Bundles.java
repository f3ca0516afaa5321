package kiln.link.bundles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kiln.link.LinkFailure;

/**
 * Everything that was resolved for a run: the first stage of {@code Bundles -> Wiring -> Closure ->
 * Program -> Objects -> Image}.
 *
 * <p>Invariant: a class is in one bundle only.
 *
 * @param bundles sorted by name when they were resolved; in the order of a plain class path
 */
public record Bundles(List<Bundle> bundles) {
  public Bundles {
    bundles = List.copyOf(bundles);
  }

  /**
   * The stage's value, once its invariant holds.
   *
   * @throws LinkFailure naming both bundles of each class that two of them hold; a package that
   *     they share is named once, with the number of its classes
   */
  public static Bundles of(List<Bundle> bundles) throws LinkFailure {
    Map<String, Bundle> owners = new TreeMap<>();
    Map<String, List<String>> duplicates = new TreeMap<>(); // the two bundles -> classes
    for (Bundle bundle : bundles) {
      for (String path : bundle.entries().keySet()) {
        if (path.endsWith(Bundle.CLASS)) {
          Bundle other = owners.putIfAbsent(path, bundle);
          if (other != null) {
            String pair = withFile(other) + " and " + withFile(bundle);
            duplicates.computeIfAbsent(pair, p -> new ArrayList<>()).add(path);
          }
        }
      }
    }
    if (!duplicates.isEmpty()) {
      List<String> problems = new ArrayList<>();
      duplicates.forEach((pair, paths) -> problems.add(duplicate(pair, paths)));
      throw new LinkFailure(problems);
    }
    return new Bundles(bundles);
  }

  private static String withFile(Bundle bundle) {
    return bundle + " (" + bundle.file() + ")";
  }

  private static String duplicate(String pair, List<String> paths) {
    String first = paths.get(0);
    String name = first.substring(0, first.length() - Bundle.CLASS.length()).replace('/', '.');
    String more = switch (paths.size()) {
      case 1 -> "";
      case 2 -> " and one more class are";
      default -> " and " + (paths.size() - 1) + " more classes are";
    };
    return "Class " + name + (more.isEmpty() ? " is" : more) + " in two bundles, " + pair
        + ". Leave one of them out, or build one without it.";
  }

  /** The class file of {@code internalName} ({@code java/util/List}), or null. */
  public byte[] classFile(String internalName) {
    return entry(internalName + Bundle.CLASS);
  }

  /** The bundle that holds the class {@code internalName}, or null. */
  public Bundle owner(String internalName) {
    String path = internalName + Bundle.CLASS;
    for (Bundle bundle : bundles) {
      if (bundle.entries().containsKey(path)) {
        return bundle;
      }
    }
    return null;
  }

  /** The first entry of that path, as a class loader over all bundles finds it, or null. */
  public byte[] entry(String path) {
    for (Bundle bundle : bundles) {
      byte[] content = bundle.entries().get(path);
      if (content != null) {
        return content;
      }
    }
    return null;
  }

  /** The stage as text: each bundle, then its entries with their sizes in bytes. */
  public String dump() {
    StringBuilder text = new StringBuilder();
    for (Bundle bundle : bundles) {
      text.append("bundle ").append(bundle).append('\n');
      bundle.entries().forEach((path, content) ->
          text.append("  ").append(path).append(' ').append(content.length).append('\n'));
    }
    return text.toString();
  }
}
