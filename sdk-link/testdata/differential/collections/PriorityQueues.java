package collections;

import java.util.*;

/** PriorityQueue: heap order, own comparators, iteration order, removal. */
public class PriorityQueues {
  record Task(String name, int priority) {}

  public static void main(String[] args) {
    PriorityQueue<Integer> q = new PriorityQueue<>();
    for (int i = 0; i < 20; i++) {
      q.add(i * 7 % 20);
    }
    System.out.println(q + " " + q.peek());
    q.remove(13);
    q.remove((Object) 5);
    System.out.println(q + " " + q.contains(5));
    StringBuilder order = new StringBuilder();
    while (!q.isEmpty()) {
      order.append(q.poll()).append(' ');
    }
    System.out.println(order);
    PriorityQueue<Task> tasks =
        new PriorityQueue<>(
            Comparator.comparingInt(Task::priority).reversed().thenComparing(Task::name));
    tasks.addAll(List.of(new Task("b", 1), new Task("a", 1), new Task("c", 9), new Task("d", 5)));
    while (!tasks.isEmpty()) {
      System.out.print(tasks.poll() + " ");
    }
    System.out.println();
    PriorityQueue<String> heapified = new PriorityQueue<>(List.of("z", "y", "x", "w", "v", "u"));
    System.out.println(heapified + " " + Arrays.toString(heapified.toArray()));
    heapified.removeIf(s -> s.compareTo("x") > 0);
    System.out.println(
        heapified
            + " "
            + new PriorityQueue<>(Collections.reverseOrder()).comparator().compare(1, 2));
  }
}
