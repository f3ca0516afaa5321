package kiln.link.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class CirclesTest {
  /** A graph of up to {@code most} nodes and a few edges from each. */
  private static Map<Integer, Set<Integer>> graph(Random random, int most) {
    Map<Integer, Set<Integer>> graph = new HashMap<>();
    int nodes = 1 + random.nextInt(most);
    for (int i = 0; i < nodes; i++) {
      Set<Integer> next = new TreeSet<>();
      for (int k = random.nextInt(4); k > 0; k--) {
        next.add(random.nextInt(nodes));
      }
      graph.put(i, next);
    }
    return graph;
  }

  private static Set<Integer> cuts(
      Map<Integer, Set<Integer>> graph, Set<Integer> among, BiPredicate<Integer, Integer> costs) {
    Map<Integer, Set<Integer>> part = new HashMap<>();
    for (int node : among) {
      Set<Integer> next = new TreeSet<>(graph.get(node));
      next.retainAll(among);
      part.put(node, next);
    }
    return Circles.cuts(among, part::get, costs);
  }

  private static boolean isOnCircle(Map<Integer, Set<Integer>> graph, Set<Integer> among, int node) {
    Set<Integer> seen = new HashSet<>();
    ArrayDeque<Integer> work = new ArrayDeque<>(Set.of(node));
    while (!work.isEmpty()) {
      for (int next : graph.get(work.pop())) {
        if (next == node) {
          return true;
        }
        if (among.contains(next) && seen.add(next)) {
          work.push(next);
        }
      }
    }
    return false;
  }

  @Test
  void whatIsCutLiesOnCirclesAndNoneIsLeftInTheEnd() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      Map<Integer, Set<Integer>> graph = graph(random, round % 10 == 0 ? 200 : 12);
      Set<Integer> left = new TreeSet<>(graph.keySet());
      while (true) {
        Set<Integer> cuts = cuts(graph, left, (from, to) -> to % 3 == 1);
        boolean circles = left.stream().anyMatch(node -> isOnCircle(graph, left, node));
        assertEquals(circles, !cuts.isEmpty(), graph.toString());
        for (int cut : cuts) {
          assertTrue(left.contains(cut) && isOnCircle(graph, left, cut), cut + " in " + graph);
        }
        if (cuts.isEmpty()) {
          break;
        }
        left.removeAll(cuts);
      }
    }
  }

  @Test
  void theCheapestOfACircleIsCut() {
    Map<Integer, Set<Integer>> ring = Map.of(1, Set.of(2), 2, Set.of(3), 3, Set.of(1));
    assertEquals(Set.of(2), cuts(ring, ring.keySet(), (from, to) -> to != 2));
    assertEquals(Set.of(1), cuts(ring, ring.keySet(), (from, to) -> false));
  }

  @Test
  void aCircleDoesNotDependOnOthers() {
    Map<Integer, Set<Integer>> two =
        Map.of(1, Set.of(2), 2, Set.of(1), 3, Set.of(4, 1), 4, Set.of(3), 5, Set.of(5, 1));
    Set<Integer> cuts = cuts(two, two.keySet(), (from, to) -> false);
    assertEquals(Set.of(1, 3, 5), cuts);
    Set<Integer> one = Set.of(1, 2, 5);
    assertEquals(Set.of(1, 5), cuts(two, one, (from, to) -> false));
    assertFalse(cuts(two, Set.of(1, 3), (from, to) -> false).contains(1));
  }

  @Test
  void aLongChainNeedsNoStack() {
    Map<Integer, Set<Integer>> chain = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      chain.put(i, Set.of((i + 1) % 100_000));
    }
    assertEquals(100_000 / 16, cuts(chain, chain.keySet(), (from, to) -> false).size());
  }
}
