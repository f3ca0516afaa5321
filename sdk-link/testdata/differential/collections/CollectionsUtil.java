package collections;

import java.util.*;

/** The utilities of java.util.Collections. */
public class CollectionsUtil {
  public static void main(String[] args) {
    List<Integer> l = new ArrayList<>(List.of(4, 1, 3, 5, 2));
    Collections.sort(l);
    System.out.println(l + " " + Collections.binarySearch(l, 4) + Collections.binarySearch(l, 9));
    Collections.reverse(l);
    Collections.swap(l, 0, 4);
    System.out.println(l);
    Collections.rotate(l, 2);
    System.out.println(l);
    Collections.rotate(l.subList(1, 4), -1);
    System.out.println(l);
    Collections.shuffle(l, new Random(7));
    System.out.println(
        l + " " + Collections.max(l) + Collections.min(l, Comparator.reverseOrder()));
    Collections.fill(l.subList(0, 2), 0);
    Collections.addAll(l, 7, 7, 0);
    System.out.println(l + " " + Collections.frequency(l, 0) + Collections.disjoint(l, List.of(9)));
    Collections.replaceAll(l, 0, -1);
    System.out.println(
        l
            + " "
            + Collections.indexOfSubList(l, List.of(7, 7))
            + Collections.lastIndexOfSubList(l, List.of(-1)));
    Collections.copy(l, List.of(10, 11));
    System.out.println(l + " " + Collections.emptySet() + Collections.singletonMap("k", "v"));
    List<Object> checked =
        Collections.checkedList(new ArrayList<>(), (Class<Object>) (Class<?>) String.class);
    try {
      checked.add(5);
    } catch (ClassCastException e) {
      System.out.println(e.getMessage());
    }
    List<String> sync = Collections.synchronizedList(new ArrayList<>(List.of("s")));
    sync.add("t");
    System.out.println(sync + " " + Collections.unmodifiableCollection(sync).size());
    Comparator<String> c = Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER);
    System.out.println(c.compare("A", "b") + " " + Collections.list(Collections.enumeration(l)));
    Queue<Integer> lifo = Collections.asLifoQueue(new ArrayDeque<>());
    lifo.add(1);
    lifo.add(2);
    System.out.println(lifo.poll());
  }
}
