package kiln.link.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kiln.link.flow.Facts;

/**
 * The reviewed rules on the class library, one a line, each with its reason:
 *
 * <pre>
 * refused java.lang.ClassLoader.defineClass -- an image runs only the classes that it was linked with
 * refused java.net.Socket.* unless kiln.net.JavaNet -- a component that provides it must be wired
 * dead    java.lang.SecurityManager.*       -- no security manager can be set
 * allowed java.lang.ClassLoader.getName     -- takes a method out of a rule with a star
 * fact    jdk.internal.misc.VM.isBooted()Z = 1 -- start-up is over before the first Java method
 * present java.lang.String.value            -- never null: an instance field, or a method's result
 * keep    java.lang.Thread.eetop            -- the native runtime reads this field
 * choice  a.B.get(Ljava/lang/String;)La/B; "X" = c.D.x  -- calls with the constant X call this one
 * alias   a.B.FIELD = c.D.OTHER             -- reading the one static field reads the other
 * likely  a.B.get()I = c.D.get()I           -- calls of the one run the other oftener than any third
 * </pre>
 *
 * <p>A method is named with its descriptor, by name alone (all overloads), or as {@code *} (all
 * methods of the class). A rule whose target is not there is a problem.
 */
public final class Rules implements Facts {
  /** What becomes of a method's body. */
  public enum Kind {
    /** The feature is not in images: throws UnsupportedOperationException. */
    REFUSED,
    /** Cannot run, given the facts: throws InternalError. */
    DEAD,
    /** Takes one method out of a rule on all of its class. */
    ALLOWED
  }

  /** A rule on methods. */
  public record Rule(Kind kind, String target, String reason) {}

  private static final String UNLESS = " unless ";

  private final SortedMap<String, Rule> rules = new TreeMap<>();
  private final SortedMap<String, Object> facts = new TreeMap<>();
  private final SortedMap<String, String> aliases = new TreeMap<>();
  private final SortedMap<String, String> likely = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, String>> choices = new TreeMap<>();
  private final SortedSet<String> kept = new TreeSet<>();
  private final SortedSet<String> present = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> services;

  /**
   * Parses rules; {@code file} names them in messages.
   *
   * @param services what the wired components provide to each other
   */
  public Rules(String file, String text, Set<String> services) {
    this.services = Set.copyOf(services);
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        parse(file + ":" + number, line.strip());
      }
    }
  }

  private void parse(String where, String line) {
    int dashes = line.indexOf(" -- ");
    int space = line.indexOf(' ');
    if (dashes < 0 || space < 0 || space >= dashes) {
      problems.add(where + ": a rule is written as 'kind target -- reason', not: " + line);
      return;
    }
    String reason = line.substring(dashes + 4).strip();
    String target = line.substring(space, dashes).strip();
    switch (line.substring(0, space)) {
      case "refused" -> refuse(target, reason);
      case "dead" -> rules.put(slashes(target), new Rule(Kind.DEAD, target, reason));
      case "allowed" -> rules.put(slashes(target), new Rule(Kind.ALLOWED, target, reason));
      case "present" -> present.add(slashes(target));
      case "keep" -> kept.add(slashes(target));
      case "alias" -> pair(target, aliases);
      case "likely" -> pair(target, likely);
      case "choice" -> {
        int quote = target.indexOf('"');
        int equals = target.indexOf("\" =", quote);
        choices
            .computeIfAbsent(slashes(target.substring(0, quote).strip()), t -> new TreeMap<>())
            .put(
                target.substring(quote + 1, equals),
                slashes(target.substring(equals + 3).strip()));
      }
      case "fact" -> {
        int equals = target.indexOf('=');
        facts.put(
            slashes(target.substring(0, equals).strip()),
            value(target.substring(equals + 1).strip()));
      }
      default -> problems.add(where + ": unknown kind of rule: " + line);
    }
  }

  private static void pair(String target, SortedMap<String, String> into) {
    int equals = target.indexOf('=');
    into.put(
        slashes(target.substring(0, equals).strip()),
        slashes(target.substring(equals + 1).strip()));
  }

  private void refuse(String target, String reason) {
    int unless = target.indexOf(UNLESS);
    if (unless < 0) {
      rules.put(slashes(target), new Rule(Kind.REFUSED, target, reason));
    } else if (!services.contains(target.substring(unless + UNLESS.length()))) {
      refuse(target.substring(0, unless), reason);
    }
  }

  private static Object value(String text) {
    if (text.equals("null")) {
      return NULL;
    } else if (text.startsWith("\"")) {
      return text.substring(1, text.length() - 1);
    } else if (text.endsWith("L")) {
      return Long.valueOf(text.substring(0, text.length() - 1));
    }
    return Integer.valueOf(text);
  }

  /** Class names with slashes, the member after the last dot before the descriptor. */
  private static String slashes(String target) {
    int paren = target.indexOf('(');
    int end = paren < 0 ? target.length() : paren;
    int dot = target.lastIndexOf('.', end - 1);
    return target.substring(0, dot).replace('.', '/') + target.substring(dot);
  }

  /** The rule on a method, or null. */
  public Rule of(MethodInfo method) {
    String named = method.owner.name + "." + method.name;
    Rule rule = rules.get(named + method.descriptor);
    if (rule == null) {
      rule = rules.get(named);
    }
    if (rule == null) {
      rule = rules.get(method.owner.name + ".*");
    }
    return rule == null || rule.kind() == Kind.ALLOWED ? null : rule;
  }

  /** The static field that is read in place of {@code owner.name}, written so; or null. */
  @Override
  public String alias(String owner, String name) {
    return aliases.get(owner + "." + name);
  }

  @Override
  public boolean chooses(String method) {
    return choices.containsKey(method);
  }

  @Override
  public String choice(String method, String constant) {
    return choices.get(method).get(constant);
  }

  /** Is {@code target} what a virtual call of {@code resolved} runs most often? */
  public boolean isLikely(MethodInfo resolved, MethodInfo target) {
    return (target.owner.name + "." + target.signature())
        .equals(likely.get(resolved.owner.name + "." + resolved.signature()));
  }

  /** Is the field never null? */
  public boolean isPresent(FieldInfo field) {
    return present.contains(field.owner.name + "." + field.name);
  }

  /** Does the method never return null? */
  public boolean isPresent(MethodInfo method) {
    return present.contains(method.owner.name + "." + method.name + method.descriptor);
  }

  /** Must the field stay although no Java code reads it? */
  public boolean keeps(FieldInfo field) {
    return kept.contains(field.owner.name + "." + field.name);
  }

  /** Fields that stay, as {@code owner.name} with slashes. */
  public SortedSet<String> kept() {
    return kept;
  }

  @Override
  public Object field(String owner, String name) {
    return name.equals("$assertionsDisabled") ? (Object) 1 : facts.get(owner + "." + name);
  }

  @Override
  public Object result(String owner, String name, String descriptor) {
    return facts.get(owner + "." + name + descriptor);
  }

  /** Checks every target against the class library. */
  public List<String> problems(World world) {
    List<String> result = new ArrayList<>(problems);
    for (String target : rules.keySet()) {
      check(world, target, result);
    }
    facts.keySet().forEach(target -> check(world, target, result));
    kept.forEach(target -> check(world, target, result));
    present.forEach(target -> check(world, target, result));
    choices.keySet().forEach(target -> check(world, target, result));
    choices.values().forEach(
        chosen -> chosen.values().forEach(target -> check(world, target, result)));
    for (SortedMap<String, String> pairs : List.of(aliases, likely)) {
      pairs.keySet().forEach(target -> check(world, target, result));
      pairs.values().forEach(target -> check(world, target, result));
    }
    return result;
  }

  private static void check(World world, String target, List<String> into) {
    int paren = target.indexOf('(');
    int dot = target.lastIndexOf('.', paren < 0 ? target.length() : paren);
    ClassInfo owner = world.find(target.substring(0, dot));
    String member = target.substring(dot + 1);
    boolean inherited = // facts are looked up by the class that a call names
        owner != null
            && paren > 0
            && world.resolveMethod(
                    owner.name, target.substring(dot + 1, paren), target.substring(paren))
                != null;
    boolean found =
        inherited
            || owner != null
            && (member.equals("*")
                || owner.field(member) != null
                || owner.methods().stream()
                    .anyMatch(m -> m.name.equals(member) || m.signature().equals(member)));
    if (!found) {
      into.add("A rule names " + target + ", which this class library does not have.");
    }
  }
}
