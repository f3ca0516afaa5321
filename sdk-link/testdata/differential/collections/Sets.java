package collections;

import java.util.*;

/** Sets and their algebra, in the orders they have. */
public class Sets {
  public static void main(String[] args) {
    Set<Integer> a = new HashSet<>(List.of(5, 1, 9, 33, 17, 100, -4));
    Set<Integer> b = new TreeSet<>(List.of(9, 10, 1));
    System.out.println(a + " " + b + " " + a.add(5) + a.add(6) + a.remove(7) + a.contains(17));
    Set<Integer> union = new HashSet<>(a);
    System.out.println(union.addAll(b) + " " + union);
    Set<Integer> common = new HashSet<>(a);
    System.out.println(common.retainAll(b) + " " + common);
    Set<Integer> rest = new LinkedHashSet<>(a);
    System.out.println(rest.removeAll(b) + " " + rest + rest.equals(new TreeSet<>(rest)));
    System.out.println(a.hashCode() + " " + new HashSet<>(Arrays.asList(null, 1)).hashCode());
    Set<String> words = new HashSet<>();
    for (String s : "It was the best of times, it was the worst of times".split("\\W+")) {
      if (!words.add(s)) {
        System.out.print(s + " ");
      }
    }
    System.out.println(words);
    Set<List<Integer>> lists = new HashSet<>();
    lists.add(new ArrayList<>(List.of(1, 2)));
    System.out.println(lists.contains(Arrays.asList(1, 2)) + " " + lists.contains(List.of(2, 1)));
    Set<Object> fromMap = Collections.newSetFromMap(new IdentityHashMap<>());
    fromMap.add(new String("x"));
    fromMap.add(new String("x"));
    System.out.println(fromMap + " " + fromMap.size());
    System.out.println(
        Set.of(1).equals(Set.copyOf(List.of(1, 1)))
            + " "
            + Set.of().isEmpty()
            + Set.of(1, 2, 3).contains(3)
            + new TreeSet<>(Set.of("c", "a", "b")));
    System.out.println(Set.of(1, 2).containsAll(List.of(2, 1, 1)) + " " + Set.of("z").hashCode());
  }
}
