package kiln.link.closure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kiln.link.declare.Members;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;

/**
 * All that running a method can cause, computed once, in sorted sets.
 *
 * <p>Types are class names or array descriptors.
 */
public record Summary(
    Set<String> instantiated,
    Set<String> mentioned, // tested, cast to, caught, used as class literals
    Set<String> initialized, // by static access or creation; not by mere mention
    Set<MethodInfo> direct,
    Set<Call> virtual,
    Set<FieldInfo> read,
    Set<FieldInfo> written,
    Set<String> problems,
    List<Asked> reflected,
    List<List<String>> proxied) { // lists of interfaces

  /** Members of a class that are asked for by reflection. */
  public record Asked(String type, Members members) {}

  /** A call whose target depends on the receiver: {@code resolved}, on instances of {@code type}. */
  public record Call(String type, MethodInfo resolved) implements Comparable<Call> {
    @Override
    public int compareTo(Call other) {
      int order = resolved.compareTo(other.resolved);
      return order != 0 ? order : type.compareTo(other.type);
    }
  }

  Summary() {
    this(
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }
}
