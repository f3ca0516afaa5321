package kiln.link.declare;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The members of one class that reflection may ask for.
 *
 * @param all which kinds are declared whole
 * @param methods single ones, as {@code name(Ljava/lang/String;)}: the result is left out;
 *     constructors are called {@code <init>}; without parentheses all of that name are meant
 * @param fields by name
 */
public record Members(SortedSet<Kind> all, SortedSet<String> methods, SortedSet<String> fields) {
  /** Kinds of members; those that are public include inherited ones. */
  public enum Kind {
    CONSTRUCTORS,
    METHODS,
    FIELDS,
    PUBLIC_CONSTRUCTORS,
    PUBLIC_METHODS,
    PUBLIC_FIELDS,
    RECORD_COMPONENTS,
    /** Not members but the nest that the class is in: the host, and who belongs to it. */
    NEST,
    /** Instances that no constructor runs for. */
    INSTANCES
  }

  /** None yet. */
  public Members() {
    this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  /** All members of these kinds. */
  public static Members of(Kind... kinds) {
    Members result = new Members();
    result.all.addAll(List.of(kinds));
    return result;
  }

  /** Methods, or constructors, of one name; or one of them if a list of parameters follows it. */
  public static Members method(String name) {
    Members result = new Members();
    result.methods.add(name);
    return result;
  }

  /** One field. */
  public static Members field(String name) {
    Members result = new Members();
    result.fields.add(name);
    return result;
  }

  /** All that {@code class} in a declaration means. */
  void addAll() {
    all.addAll(List.of(Kind.values()));
    all.remove(Kind.INSTANCES);
  }

  /** Adds what {@code other} has; was any of it new? */
  public boolean add(Members other) {
    boolean changed = all.addAll(other.all);
    changed |= methods.addAll(other.methods);
    return fields.addAll(other.fields) | changed;
  }

  /** What of these a class inherits, and so has to be kept of its super types too. */
  public Members inherited() {
    Members result = new Members();
    for (Kind kind : List.of(Kind.PUBLIC_METHODS, Kind.PUBLIC_FIELDS)) {
      if (all.contains(kind)) {
        result.all.add(kind);
      }
    }
    for (String method : methods) {
      if (!method.startsWith("<init>") && method.indexOf('(') < 0) {
        result.methods.add(method);
      }
    }
    result.fields.addAll(fields);
    return result;
  }
}
