package collections;

import java.util.*;

/** List.of and friends: equality, refusals, copies; Set.of and Map.of through sorted views. */
public class ImmutableCollections {
  static void refuse(Runnable r) {
    try {
      r.run();
      System.out.print("accepted ");
    } catch (RuntimeException e) {
      System.out.print(e.getClass().getSimpleName() + " ");
    }
  }

  public static void main(String[] args) {
    for (List<Integer> l :
        List.of(
            List.<Integer>of(),
            List.of(1),
            List.of(1, 2),
            List.of(1, 2, 3),
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))) {
      System.out.print(
          l + " " + l.hashCode() + " " + l.indexOf(2) + l.equals(new ArrayList<>(l)) + " ");
      refuse(() -> l.add(1));
      refuse(() -> l.remove(0));
      refuse(() -> l.set(0, 1));
      refuse(() -> l.contains(null));
      refuse(l::clear);
      refuse(() -> l.iterator().remove());
      System.out.println(List.copyOf(l) == l);
    }
    refuse(() -> List.of(1, null));
    refuse(() -> Set.of((Object) null));
    refuse(() -> Map.of("k", null));
    refuse(() -> Map.of("k", 1).put("k", 2));
    refuse(() -> Collections.unmodifiableMap(new HashMap<>()).put(1, 1));
    refuse(() -> Collections.emptyList().add(null));
    refuse(() -> Collections.singletonList(1).add(1));
    refuse(() -> Arrays.asList(1, 2).add(3));
    refuse(() -> Arrays.asList(1, 2).set(0, 3));
    System.out.println();
    Map<String, Integer> m = Map.of("a", 1, "b", 2, "c", 3);
    System.out.println(
        new TreeMap<>(m)
            + " "
            + m.get("b")
            + m.get("z")
            + m.containsKey("c")
            + m.size()
            + m.hashCode()
            + m.equals(new HashMap<>(m)));
    System.out.println(new TreeMap<>(Map.ofEntries(Map.entry(2, "x"), Map.entry(1, "y"))));
    System.out.println(new TreeSet<>(Set.of(5, 4, 3, 2, 1)) + " " + Map.entry("k", "v"));
    List<Integer> base = new ArrayList<>(List.of(1));
    List<Integer> view = Collections.unmodifiableList(base);
    base.add(2);
    System.out.println(
        view + " " + List.copyOf(base) + Collections.nCopies(3, "n") + List.of(3, 2).subList(0, 1));
  }
}
