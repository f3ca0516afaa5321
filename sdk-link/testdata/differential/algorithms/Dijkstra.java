package algorithms;

import java.util.*;

/** Shortest paths over a generated graph. */
public class Dijkstra {
  record Edge(int to, int cost) {}

  record Visit(int node, long distance) implements Comparable<Visit> {
    @Override
    public int compareTo(Visit o) {
      return distance != o.distance
          ? Long.compare(distance, o.distance)
          : Integer.compare(node, o.node);
    }
  }

  public static void main(String[] args) {
    int n = 200;
    List<List<Edge>> graph = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < n; i++) {
      graph.add(new ArrayList<>());
      for (int k = 0; k < 4; k++) {
        graph.get(i).add(new Edge(random.nextInt(n), 1 + random.nextInt(50)));
      }
    }
    long[] distance = new long[n];
    Arrays.fill(distance, Long.MAX_VALUE);
    distance[0] = 0;
    PriorityQueue<Visit> queue = new PriorityQueue<>(List.of(new Visit(0, 0)));
    int visits = 0;
    for (Visit v; (v = queue.poll()) != null; visits++) {
      if (v.distance() > distance[v.node()]) {
        continue;
      }
      for (Edge e : graph.get(v.node())) {
        long d = v.distance() + e.cost();
        if (d < distance[e.to()]) {
          distance[e.to()] = d;
          queue.add(new Visit(e.to(), d));
        }
      }
    }
    System.out.println(Arrays.toString(distance) + " " + visits);
  }
}
