package kiln.link.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a build ended.
 *
 * @param rooms those that are up to date now, in dependency order; empty if nothing was stale and
 *     bnd did not have to be asked
 * @param problems by room, for the others
 */
public record Outcome(List<Room> rooms, SortedMap<String, List<String>> problems) {
  static Outcome of(List<Room> rooms, Map<String, List<String>> problems) {
    return new Outcome(List.copyOf(rooms), new TreeMap<>(problems));
  }

  /** Insists that every room is fine. */
  public Outcome orFail() throws BuildFailure {
    if (!problems.isEmpty()) {
      List<String> all = new ArrayList<>();
      problems.values().forEach(all::addAll);
      throw new BuildFailure(all);
    }
    return this;
  }
}
