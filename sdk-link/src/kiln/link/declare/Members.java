package kiln.link.declare;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The members of one class that reflection may ask for.
 *
 * @param all which kinds are declared whole
 * @param methods single ones, as {@code name(Ljava/lang/String;)}: the result is left out;
 *     constructors are called {@code <init>}
 * @param fields by name
 */
public record Members(SortedSet<Kind> all, SortedSet<String> methods, SortedSet<String> fields) {
  /** Kinds of members. */
  public enum Kind {
    CONSTRUCTORS,
    METHODS,
    FIELDS
  }

  /** None yet. */
  public Members() {
    this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  void addAll() {
    all.addAll(java.util.List.of(Kind.values()));
  }
}
