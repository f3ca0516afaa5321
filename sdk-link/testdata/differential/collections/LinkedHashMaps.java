package collections;

import java.util.*;

/** Insertion order, access order and an LRU cache. */
public class LinkedHashMaps {
  public static void main(String[] args) {
    Map<String, Integer> m = new LinkedHashMap<>();
    for (String s : List.of("z", "a", "m", "z", "b")) {
      m.put(s, s.charAt(0) + m.size());
    }
    m.remove("a");
    m.put("a", 0);
    System.out.println(m);
    Map<String, Integer> access = new LinkedHashMap<>(16, 0.75f, true);
    for (String s : "one two three four".split(" ")) {
      access.put(s, s.length());
    }
    access.get("one");
    access.getOrDefault("three", 0);
    access.put("two", 22);
    System.out.println(access);
    Map<Integer, Integer> lru =
        new LinkedHashMap<>(4, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
            return size() > 3;
          }
        };
    for (int i : new int[] {1, 2, 3, 1, 4, 1, 5, 3}) {
      lru.merge(i, 1, Integer::sum);
    }
    System.out.println(lru);
    Set<String> set = new LinkedHashSet<>(List.of("q", "w", "e"));
    set.add("q");
    set.remove("w");
    set.add("w");
    System.out.println(set);
  }
}
