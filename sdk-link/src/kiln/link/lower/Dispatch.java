package kiln.link.lower;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import kiln.link.closure.Closure;
import kiln.link.world.MethodInfo;

/**
 * Dispatch tables: each selector that code calls through a table has a column; two selectors share
 * one if no class of the image understands both (greedy colouring, the widest selector first).
 */
final class Dispatch {
  private final Closure closure;
  private final SortedMap<String, SortedMap<String, MethodInfo>> used = new TreeMap<>();
  private final Map<String, SortedSet<MethodInfo>> targets = new HashMap<>(); // by call
  private final Map<String, String> selectors = new HashMap<>(); // by call

  Dispatch(Closure closure) {
    this.closure = closure;
  }

  /** The methods that a call may run. */
  SortedSet<MethodInfo> targets(String type, MethodInfo resolved) {
    return targets.computeIfAbsent(
        type + " " + resolved, key -> closure.targets(type, resolved));
  }

  /** The instantiated types on which a call of {@code resolved} to a {@code type} runs target. */
  List<String> receivers(String type, MethodInfo resolved, MethodInfo target) {
    List<String> result = new ArrayList<>();
    for (String receiver : closure.instances(type)) {
      if (closure.world().select(receiver, resolved) == target) {
        result.add(receiver);
      }
    }
    return result;
  }

  /** Notes that a call goes through a table; gives the selector. */
  String use(String type, MethodInfo resolved) {
    return selectors.computeIfAbsent(type + " " + resolved, key -> fillColumn(type, resolved));
  }

  private String fillColumn(String type, MethodInfo resolved) {
    String selector = resolved.signature();
    if (resolved.isPackagePrivate() && !resolved.owner.isInterface()) {
      selector = resolved.owner.packageName() + "/" + selector;
    }
    SortedMap<String, MethodInfo> column = used.computeIfAbsent(selector, s -> new TreeMap<>());
    for (String receiver : closure.instances(type)) {
      column.put(receiver, closure.world().select(receiver, resolved)); // null: abstract
    }
    return selector;
  }

  /**
   * The tables.
   *
   * @param columns selector to index of its column
   * @param rows type to its entries; null entries are unused
   */
  record Tables(SortedMap<String, Integer> columns, SortedMap<String, List<Entry>> rows) {}

  /** What a table holds at one place; {@code method} null means that none is implemented. */
  record Entry(MethodInfo method) {}

  Tables tables() {
    List<String> selectors = new ArrayList<>(used.keySet());
    selectors.sort(
        Comparator.comparing((String s) -> -used.get(s).size()).thenComparing(s -> s));
    SortedMap<String, Integer> columns = new TreeMap<>();
    SortedMap<String, List<Entry>> rows = new TreeMap<>();
    for (String selector : selectors) {
      BitSet taken = new BitSet();
      for (String type : used.get(selector).keySet()) {
        List<Entry> row = rows.getOrDefault(type, List.of());
        for (int i = 0; i < row.size(); i++) {
          if (row.get(i) != null) {
            taken.set(i);
          }
        }
      }
      int column = taken.nextClearBit(0);
      columns.put(selector, column);
      used.get(selector)
          .forEach(
              (type, method) -> {
                List<Entry> row = rows.computeIfAbsent(type, t -> new ArrayList<>());
                while (row.size() <= column) {
                  row.add(null);
                }
                row.set(column, new Entry(method));
              });
    }
    return new Tables(columns, rows);
  }
}
