package kiln.link.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import kiln.link.closure.Cause;
import kiln.link.closure.Closure;
import kiln.link.closure.Names;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;

/**
 * Why something is in an image: the chain of causes from a root down to it.
 *
 * <p>What can be asked for is a method ({@code java.util.ArrayList.add}), a class ({@code
 * java.util.ArrayList}) or a package ({@code java.util}); of several members the one with the
 * shortest chain is shown.
 */
public final class Why {
  private static final int SUGGESTIONS = 8;

  private final Closure closure;

  /** One way in: what is there, and what asked for it first. */
  private record Way(String what, Cause cause, List<String> chain) {}

  private Why(Closure closure) {
    this.closure = closure;
  }

  /** The answer, or empty if nothing of that name is in the image; see {@link #unknown}. */
  public static Optional<String> of(Closure closure, String name) {
    return new Why(closure).answer(name);
  }

  /** A sentence for a name that is not in the image, with similar names that are. */
  public static String unknown(Closure closure, String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    Set<String> similar = new TreeSet<>();
    for (String type : closure.mentioned().keySet()) {
      String dotted = type.replace('/', '.');
      if (dotted.substring(dotted.lastIndexOf('.') + 1).equals(simple)) {
        similar.add(dotted);
      }
    }
    for (MethodInfo method : closure.methods().keySet()) {
      if (method.name.equals(simple)) {
        similar.add(method.owner.name.replace('/', '.') + "." + method.name);
      }
    }
    String hint = similar.isEmpty() ? "" : "\nIn it are "
        + String.join(", ", similar.stream().limit(SUGGESTIONS).toList())
        + (similar.size() > SUGGESTIONS ? " and more." : ".");
    return name + " is not in the image." + hint;
  }

  private Optional<String> answer(String name) {
    String type = name.replace('.', '/');
    int dot = name.lastIndexOf('.');
    String owner = dot < 0 ? "" : name.substring(0, dot).replace('.', '/');
    String member = name.substring(dot + 1);
    List<Way> ways = types(type::equals);
    addMethods(ways, method -> method.owner.name.equals(type)
        || method.owner.name.equals(owner) && method.name.equals(member));
    if (ways.isEmpty()) {
      ways.addAll(types(each -> packageOf(each).equals(type)));
      addMethods(ways, method -> method.owner.packageName().equals(type));
    }
    return ways.stream()
        .min(Comparator.<Way>comparingInt(way -> way.chain().size()).thenComparing(Way::what))
        .map(way -> text(name, way));
  }

  private static String packageOf(String type) {
    int slash = type.lastIndexOf('/');
    return slash < 0 ? "" : type.substring(0, slash);
  }

  private List<Way> types(Predicate<String> wanted) {
    List<Way> ways = new ArrayList<>();
    for (Map<String, Cause> causes : List.of(closure.instantiated(), closure.mentioned())) {
      causes.forEach((type, cause) -> {
        if (wanted.test(type)) {
          ways.add(way(type.replace('/', '.'), cause));
        }
      });
    }
    closure.initialized().forEach((ClassInfo type, Cause cause) -> {
      if (wanted.test(type.name)) {
        ways.add(way(type.name.replace('/', '.'), cause));
      }
    });
    return ways;
  }

  private void addMethods(List<Way> ways, Predicate<MethodInfo> wanted) {
    closure.methods().forEach((method, cause) -> {
      if (wanted.test(method)) {
        ways.add(way(Names.readable(method), cause));
      }
    });
  }

  private Way way(String what, Cause cause) {
    return new Way(what, cause, chain(cause));
  }

  /** From the root to the method that asked; the last line says how it asked for {@code what}. */
  private List<String> chain(Cause cause) {
    List<String> lines = new ArrayList<>();
    Set<MethodInfo> seen = new HashSet<>();
    Cause at = cause;
    while (at != null && at.method() != null && seen.add(at.method())) {
      Cause before = closure.methods().get(at.method());
      String how = before == null || before.method() == null ? "" : before.how() + " ";
      lines.add(0, how + Names.readable(at.method()));
      if (before != null && before.method() == null) {
        lines.add(0, "at first, " + before.how());
      }
      at = before;
    }
    if (cause.method() == null) {
      lines.add(0, "at first, " + cause.how());
    }
    return lines;
  }

  private static String text(String name, Way way) {
    StringBuilder text = new StringBuilder(name + " is in the image:");
    way.chain().forEach(line -> text.append("\n  ").append(line));
    String how = way.cause().method() == null ? "" : way.cause().how() + " ";
    return text.append("\n  ").append(how).append(way.what()).append('\n').toString();
  }
}
