package collections;

import java.util.*;

/** ArrayList: growth, positions, bulk operations, sublists, iterators. */
public class ArrayListOps {
  public static void main(String[] args) {
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      list.add(i * i % 17);
    }
    System.out.println(list + " " + list.size() + " " + list.indexOf(4) + list.lastIndexOf(4));
    list.add(3, 100);
    list.addAll(5, List.of(7, 7, 7));
    list.set(0, -1);
    list.remove(10);
    list.remove((Integer) 13);
    System.out.println(list + " " + list.contains(100) + list.contains(null));
    list.removeIf(i -> i % 2 == 0);
    list.replaceAll(i -> i * 10);
    System.out.println(list);
    List<Integer> sub = list.subList(2, 6);
    sub.set(0, 5);
    sub.add(6);
    sub.remove(1);
    System.out.println(sub + " " + list);
    sub.clear();
    System.out.println(list + " " + list.equals(new LinkedList<>(list)) + " " + list.hashCode());
    ListIterator<Integer> it = list.listIterator(2);
    it.next();
    it.set(77);
    it.add(78);
    it.previous();
    it.remove();
    System.out.println(list + " " + it.nextIndex() + it.hasPrevious());
    list.retainAll(Set.of(77, 70));
    System.out.println(
        list + " " + list.containsAll(List.of(77)) + Arrays.toString(list.toArray()));
    Integer[] target = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    System.out.println(Arrays.toString(list.toArray(target)));
    list.sort(null);
    list.sort(Comparator.reverseOrder());
    System.out.println(list);
    List<String> nulls = new ArrayList<>(Arrays.asList("b", null, "a"));
    nulls.sort(Comparator.nullsFirst(Comparator.naturalOrder()));
    System.out.println(nulls + " " + nulls.indexOf(null));
    System.out.println(((ArrayList<?>) list).clone().equals(list));
  }
}
