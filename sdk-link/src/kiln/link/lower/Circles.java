package kiln.link.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The circles of a graph, and where to cut them: its strongly connected components (R. Tarjan,
 * Depth-first search and linear graph algorithms, 1972), of each those that cost least, and among
 * them those with most ways through them. What a cut costs are ways to it that do not end with it.
 */
final class Circles<N extends Comparable<N>> {
  /** Of a component so many are cut at a time; what is left of it may have no circle any more. */
  private static final int SHARE = 16;

  private final Function<N, Set<N>> successors;
  private final BiPredicate<N, N> costs;
  private final Map<N, Integer> numbers = new HashMap<>();
  private final Map<N, Integer> lowest = new HashMap<>(); // number that is reached from there
  private final ArrayDeque<N> open = new ArrayDeque<>();
  private final Set<N> isOpen = new HashSet<>();
  private final Set<N> cuts = new LinkedHashSet<>();

  private Circles(Function<N, Set<N>> successors, BiPredicate<N, N> costs) {
    this.successors = successors;
    this.costs = costs;
  }

  /**
   * Nodes without which there are fewer circles; empty if there are none. Whether a node is among
   * them depends on its own component alone.
   *
   * @param successors of each node, which are among the nodes
   * @param costs whether the way from one node to another makes it dearer to cut the other
   */
  static <N extends Comparable<N>> Set<N> cuts(
      Set<N> nodes, Function<N, Set<N>> successors, BiPredicate<N, N> costs) {
    Circles<N> circles = new Circles<>(successors, costs);
    nodes.forEach(circles::visit);
    return circles.cuts;
  }

  private record Step<N>(N node, Iterator<N> rest) {}

  /** Without recursion: chains of calls are as long as programs are large. */
  private void visit(N start) {
    if (numbers.containsKey(start)) {
      return;
    }
    ArrayDeque<Step<N>> path = new ArrayDeque<>(List.of(enter(start)));
    while (!path.isEmpty()) {
      Step<N> step = path.peek();
      if (step.rest().hasNext()) {
        N next = step.rest().next();
        if (!numbers.containsKey(next)) {
          path.push(enter(next));
        } else if (isOpen.contains(next)) {
          lowest.merge(step.node(), numbers.get(next), Math::min);
        }
      } else {
        path.pop();
        if (!path.isEmpty()) {
          lowest.merge(path.peek().node(), lowest.get(step.node()), Math::min);
        }
        leave(step.node());
      }
    }
  }

  private Step<N> enter(N node) {
    numbers.put(node, numbers.size());
    lowest.put(node, numbers.get(node));
    open.push(node);
    isOpen.add(node);
    return new Step<>(node, successors.apply(node).iterator());
  }

  private void leave(N node) {
    if (!lowest.get(node).equals(numbers.get(node))) {
      return;
    }
    Set<N> component = new LinkedHashSet<>();
    N member;
    do {
      member = open.pop();
      isOpen.remove(member);
      component.add(member);
    } while (member != node);
    if (component.size() > 1 || successors.apply(node).contains(node)) {
      cut(component);
    }
  }

  private void cut(Set<N> component) {
    Map<N, Integer> in = new HashMap<>();
    Map<N, Integer> out = new HashMap<>();
    Map<N, Integer> cost = new HashMap<>();
    for (N node : component) {
      for (N next : successors.apply(node)) {
        if (component.contains(next)) {
          in.merge(next, 1, Integer::sum);
          out.merge(node, 1, Integer::sum);
          cost.merge(next, costs.test(node, next) ? 1 : 0, Integer::sum);
        }
      }
    }
    List<N> byWays = new ArrayList<>(component);
    byWays.sort(
        Comparator.comparing((N node) -> cost.get(node))
            .thenComparing(node -> -in.get(node) * out.get(node))
            .thenComparing(Comparator.naturalOrder()));
    cuts.addAll(byWays.subList(0, Math.max(1, component.size() / SHARE)));
  }
}
