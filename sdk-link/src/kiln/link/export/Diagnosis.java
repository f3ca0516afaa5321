package kiln.link.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * Why a run does not resolve, in the words of its author: follows what is required down to what
 * nothing provides, and says who would on another platform.
 */
final class Diagnosis {
  private static final Pattern VALUE = Pattern.compile("\\(([\\w.]+)=([^()]+)\\)");

  private final Repositories repositories;
  private final List<String> problems = new ArrayList<>();
  private final Set<Resource> seen = new HashSet<>();
  private final List<String> chain = new ArrayList<>();

  private Diagnosis(Repositories repositories) {
    this.repositories = repositories;
  }

  /**
   * At least one problem.
   *
   * @param exception what the resolver said: told where following the requirements finds nothing
   */
  static List<String> of(Repositories repositories, Exception exception) {
    Diagnosis diagnosis = new Diagnosis(repositories);
    diagnosis.explain(repositories.input());
    if (diagnosis.problems.isEmpty()) {
      diagnosis.problems.add("The bundles do not resolve: " + exception.getMessage());
    }
    return diagnosis.problems;
  }

  private void explain(Resource resource) {
    if (!seen.add(resource)) {
      return;
    }
    for (Requirement need : repositories.needs(resource)) {
      if (!repositories.isMet(need, repositories.platform())) {
        explain(resource, need);
      }
    }
  }

  /** Goes on to the providers of this platform; where there are none, this is what is missing. */
  private void explain(Resource resource, Requirement need) {
    String what = describe(need);
    boolean fromRun = resource.equals(repositories.input());
    chain.add((fromRun ? "the run requires " : Repositories.name(resource) + " needs ") + what);
    List<Resource> here = new ArrayList<>();
    for (Resource provider : repositories.providers(need)) {
      if (!repositories.isForeign(provider)) {
        here.add(provider);
      }
    }
    if (here.isEmpty()) {
      problems.add(missing(need, what));
    } else {
      here.forEach(this::explain);
    }
    chain.remove(chain.size() - 1);
  }

  private String missing(Requirement need, String what) {
    StringBuilder text = new StringBuilder();
    String value = value(need);
    boolean service = need.getNamespace().equals("osgi.service");
    text.append(service
        ? "Nothing on platform " + repositories.platform() + " provides " + value + "."
        : "There is no " + what + ".");
    chain.forEach(line -> text.append("\n  ").append(line));
    List<String> others = service ? repositories.providers(value) : List.of();
    if (!others.isEmpty()) {
      text.append("\nProvided on ").append(String.join(", ", others))
          .append(". Add such a bundle to the run, or choose its platform (--platform NAME).");
    } else if (need.getNamespace().equals("osgi.identity")) {
      text.append("\nCheck the name in -runrequires, or build the bundle (./bnd build).");
    } else {
      text.append("\nAdd a bundle that does to the workspace or its repositories.");
    }
    return text.toString();
  }

  private static String describe(Requirement need) {
    String value = value(need);
    return switch (need.getNamespace()) {
      case "osgi.service" -> value;
      case "osgi.identity" -> "bundle " + value;
      case "osgi.wiring.package" -> "package " + value;
      default -> need.getNamespace() + " " + need.getDirectives().getOrDefault("filter", "");
    };
  }

  /** The value that a requirement's filter compares its namespace's main attribute with. */
  private static String value(Requirement need) {
    String filter = need.getDirectives().getOrDefault("filter", "");
    String attribute =
        need.getNamespace().equals("osgi.service") ? "objectClass" : need.getNamespace();
    Matcher matcher = VALUE.matcher(filter);
    while (matcher.find()) {
      if (matcher.group(1).equals(attribute)) {
        return matcher.group(2);
      }
    }
    return filter;
  }
}
