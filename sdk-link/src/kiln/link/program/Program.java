package kiln.link.program;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A closed world lowered to C: the fourth stage of {@code Bundles -> Wiring -> Closure -> Program ->
 * Objects -> Image}.
 *
 * <p>Invariant: the names of {@code units} and the paths of {@code natives} are unique, so that all
 * of them can lie in one folder tree.
 *
 * @param name of the image, as in {@code hello}
 * @param units made by the linker, in link order
 * @param natives hand-written, in link order after the units
 * @param methods by C symbol: the functions that appear in stack traces
 * @param nullMessages of the null checks in the units, by {@link #nullCheck}
 */
public record Program(
    String name,
    List<Unit> units,
    List<NativeSource> natives,
    SortedMap<String, JavaMethod> methods,
    SortedMap<String, NullMessage> nullMessages) {
  public Program {
    units = List.copyOf(units);
    natives = List.copyOf(natives);
    methods = Collections.unmodifiableSortedMap(new TreeMap<>(methods));
    nullMessages = Collections.unmodifiableSortedMap(new TreeMap<>(nullMessages));
    Set<String> names = new HashSet<>();
    for (Unit unit : units) {
      requireNew(names, unit.name());
    }
    for (NativeSource source : natives) {
      requireNew(names, source.path());
    }
  }

  /** A program whose units have no null checks. */
  public Program(
      String name,
      List<Unit> units,
      List<NativeSource> natives,
      SortedMap<String, JavaMethod> methods) {
    this(name, units, natives, methods, new TreeMap<>());
  }

  /**
   * Names a null check.
   *
   * @param className dotted, of the class whose code it is in
   * @param line that the debug information gives for its throw: the number of the check in the upper
   *     half, the line of the source in the lower
   */
  public static String nullCheck(String className, int line) {
    return className + ":" + (line & 0xffff) + ":" + (line >>> 16);
  }

  private static void requireNew(Set<String> names, String name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("Two files of the program are named \"" + name + "\"");
    }
  }

  /** The stage as text: sizes, not contents; units and natives in link order, methods sorted. */
  public String dump() {
    StringBuilder text = new StringBuilder("program " + name + "\n");
    units.forEach(u -> text.append("unit ").append(u.name()).append(' ')
        .append(u.text().length()).append('\n'));
    natives.forEach(n -> text.append("native ").append(n.path()).append(' ')
        .append(n.content().length).append('\n'));
    methods.forEach((symbol, method) ->
        text.append("method ").append(symbol).append(' ').append(method).append('\n'));
    nullMessages.forEach((check, message) ->
        text.append("null ").append(check).append(' ').append(message.text()).append('\n'));
    return text.toString();
  }
}
