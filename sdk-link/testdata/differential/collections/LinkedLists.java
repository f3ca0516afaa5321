package collections;

import java.util.*;

/** LinkedList and ArrayDeque as lists, queues and stacks. */
public class LinkedLists {
  static void use(Deque<Object> d) {
    d.add("b");
    d.addFirst("a");
    d.offerLast("c");
    d.push("top");
    System.out.println(d + " " + d.peek() + d.peekLast() + d.getFirst() + d.getLast());
    System.out.println(
        d.poll() + "" + d.pollLast() + d.pop() + d.remove() + d.poll() + d.peekFirst());
    for (int i = 0; i < 40; i++) {
      if (i % 3 == 2) {
        d.removeFirst();
      } else {
        d.addLast(i);
      }
    }
    System.out.println(d + " " + d.size());
    d.removeFirstOccurrence(30);
    d.removeLastOccurrence(31);
    d.removeIf(o -> (Integer) o % 2 == 1);
    System.out.println(d + " " + d.contains(36));
    Iterator<Object> down = d.descendingIterator();
    down.next();
    down.remove();
    while (down.hasNext()) {
      System.out.print(down.next() + " ");
    }
    System.out.println(d);
  }

  public static void main(String[] args) {
    use(new LinkedList<>());
    use(new ArrayDeque<>());
    LinkedList<String> list = new LinkedList<>(List.of("x", "y", "z"));
    list.add(1, "w");
    list.set(3, "v");
    list.remove("y");
    list.add(null);
    System.out.println(list + " " + list.get(2) + list.indexOf(null) + list.hashCode());
    ListIterator<String> it = list.listIterator(list.size());
    while (it.hasPrevious()) {
      String s = it.previous();
      if ("w".equals(s)) {
        it.add("before w");
      }
    }
    System.out.println(list);
    try {
      new ArrayDeque<>().add(null);
    } catch (NullPointerException e) {
      System.out.println("ArrayDeque takes no null");
    }
  }
}
