package collections;

import java.util.*;

/** TreeMap and TreeSet: navigation, views, custom orders, removal patterns. */
public class TreeMaps {
  public static void main(String[] args) {
    TreeMap<Integer, String> t = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      t.put(i * 37 % 101, "v" + i);
    }
    for (int i = 0; i < 60; i += 2) {
      t.remove(i * 37 % 101);
    }
    System.out.println(t);
    System.out.println(
        t.firstKey()
            + " "
            + t.lastEntry()
            + " "
            + t.floorKey(50)
            + t.ceilingKey(50)
            + t.higherKey(37)
            + t.lowerKey(37)
            + " "
            + t.floorKey(-1)
            + t.higherEntry(1000));
    System.out.println(
        t.headMap(20) + " " + t.tailMap(90, false) + " " + t.subMap(40, true, 60, true));
    System.out.println(
        t.descendingMap().headMap(80)
            + " "
            + t.navigableKeySet().first()
            + " "
            + t.descendingKeySet().first());
    SortedMap<Integer, String> view = t.subMap(10, 30);
    view.put(15, "in view");
    view.remove(view.firstKey());
    System.out.println(view + " " + view.size() + t.containsKey(15));
    try {
      view.put(50, "x");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(t.pollFirstEntry() + " " + t.pollLastEntry() + " " + t.size());
    TreeSet<String> s =
        new TreeSet<>(
            Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
    s.addAll(List.of("pear", "fig", "apple", "kiwi", "date", "a"));
    System.out.println(s + " " + s.headSet("date", true) + s.descendingSet() + s.ceiling("zzzz"));
    System.out.println(s.pollFirst() + s.subSet("fig", "pear") + s.lower("fig"));
    TreeMap<String, Integer> ci = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ci.put("Key", 1);
    ci.put("KEY", 2);
    System.out.println(ci + " " + ci.get("kEY") + ci.comparator().compare("a", "B"));
    TreeMap<Integer, Integer> built = new TreeMap<>(new TreeMap<>(Map.of(3, 3, 1, 1, 2, 2)));
    Iterator<Integer> it = built.keySet().iterator();
    it.next();
    it.remove();
    System.out.println(built + " " + built.merge(2, 5, Integer::sum));
  }
}
