package kiln.link.jvm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.bundles.Bundle;
import kiln.link.bundles.Bundles;

/**
 * The provider files of the bundles, below {@code META-INF/services}, as {@link
 * java.util.ServiceLoader} reads them: those of one service are taken together.
 */
final class Services {
  static final String FOLDER = "META-INF/services/";

  /** Dotted name of the service to dotted names of its providers. */
  private final SortedMap<String, Set<String>> providers = new TreeMap<>();

  Services(Bundles bundles) {
    for (Bundle bundle : bundles.bundles()) {
      bundle.entries().forEach((path, content) -> {
        if (path.startsWith(FOLDER)) {
          providers
              .computeIfAbsent(path.substring(FOLDER.length()), s -> new LinkedHashSet<>())
              .addAll(parse(new String(content, StandardCharsets.UTF_8)));
        }
      });
    }
  }

  /** A name per line; what follows a number sign is a comment. */
  private static List<String> parse(String text) {
    List<String> names = new ArrayList<>();
    for (String line : text.split("\\R")) {
      String name = line.split("#", 2)[0].trim();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** The providers of a service, in the order of the bundles; none if no bundle has any. */
  Set<String> of(String service) {
    return providers.getOrDefault(service, Set.of());
  }

  /** The provider file of a service, for the jar. */
  byte[] file(String service) {
    return (String.join("\n", of(service)) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
