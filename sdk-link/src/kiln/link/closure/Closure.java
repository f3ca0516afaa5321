package kiln.link.closure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import kiln.link.flow.Bodies;
import kiln.link.initial.Initials;
import kiln.link.program.NativeSource;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.Rules;
import kiln.link.world.World;

/**
 * The closed world of an image: what is live, and why.
 *
 * @param name what the image is called
 * @param natives the native sources of the bundles, the linker script among them
 * @param symbols C name to method: the methods that the native runtime calls
 * @param methods live methods, each with its first cause
 * @param instantiated types that have instances, array types included
 * @param mentioned types whose class structure is needed; {@code %I} is the primitive type int
 * @param initialized classes whose initialization may run
 * @param calls virtual calls, by static type of the receiver and resolved method
 * @param unsupported methods that throw when run, and why
 * @param initials the classes that are initialized at link time, and what they keep
 * @param enumConstants may enum constants be asked for by class?
 * @param notes what borrowed jars ask for and images do not have, each with its chain
 * @param instances memory of {@link #instances(String)}; empty at first
 */
public record Closure(
    String name,
    List<NativeSource> natives,
    World world,
    Rules rules,
    Bodies bodies,
    SortedMap<String, MethodInfo> symbols,
    SortedMap<MethodInfo, Cause> methods,
    SortedMap<String, Cause> instantiated,
    SortedMap<String, Cause> mentioned,
    SortedMap<ClassInfo, Cause> initialized,
    SortedSet<FieldInfo> read,
    SortedSet<FieldInfo> written,
    SortedSet<Summary.Call> calls,
    SortedMap<MethodInfo, String> unsupported,
    Initials initials,
    boolean enumConstants,
    List<String> notes,
    Map<String, List<String>> instances) {

  /** The methods that a call of {@code resolved} on an instance of {@code type} may run. */
  public SortedSet<MethodInfo> targets(String type, MethodInfo resolved) {
    SortedSet<MethodInfo> result = new TreeSet<>();
    for (String receiver : instances(type)) {
      MethodInfo target = world.select(receiver, resolved);
      if (target != null) {
        result.add(target);
      }
    }
    return result;
  }

  /** The instantiated types that are assignable to {@code type}, sorted. */
  public List<String> instances(String type) {
    return instances.computeIfAbsent(
        type,
        t -> instantiated.keySet().stream().filter(each -> world.isSubtype(each, t)).toList());
  }

  /** The chain of causes of a live method, nearest first, as lines. */
  public List<String> why(MethodInfo method) {
    return chain(methods, method);
  }

  static List<String> chain(Map<MethodInfo, Cause> methods, MethodInfo method) {
    List<String> lines = new ArrayList<>();
    Set<MethodInfo> seen = new LinkedHashSet<>();
    for (MethodInfo at = method; at != null && seen.add(at); ) {
      Cause cause = methods.get(at);
      if (cause == null) {
        break;
      }
      lines.add(
          cause.method() == null
              ? "root: " + cause.how()
              : "because " + Names.readable(cause.method()) + " " + cause.how() + " it");
      at = cause.method();
    }
    return lines;
  }

  /** Methods, one a line, sorted. */
  public String dump() {
    StringBuilder text = new StringBuilder();
    for (MethodInfo method : methods.keySet()) {
      text.append(method).append('\n');
    }
    return text.toString();
  }
}
