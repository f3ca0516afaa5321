package collections;

import java.util.*;

/** HashMap: iteration order, resizing, collisions, trees, null keys. */
public class HashMapOrder {
  record Key(int i) implements Comparable<Key> {
    @Override
    public int hashCode() {
      return i % 3;
    }

    @Override
    public int compareTo(Key o) {
      return Integer.compare(i, o.i);
    }
  }

  static class Clash {
    final String s;

    Clash(String s) {
      this.s = s;
    }

    @Override
    public int hashCode() {
      return 7;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Clash c && c.s.equals(s);
    }

    @Override
    public String toString() {
      return s;
    }
  }

  public static void main(String[] args) {
    Map<String, Integer> map = new HashMap<>();
    for (String s : "the quick brown fox jumps over the lazy dog and runs away".split(" ")) {
      map.merge(s, 1, Integer::sum);
    }
    System.out.println(map);
    map.put(null, 0);
    map.put("fox", null);
    System.out.println(
        map.get(null)
            + " "
            + map.get("fox")
            + map.containsKey("fox")
            + map.get("cat")
            + map.getOrDefault("cat", -1)
            + map.getOrDefault("fox", -1)
            + " "
            + map.size());
    System.out.println(map.keySet() + " " + map.values() + " " + map.hashCode());
    Map<Key, Integer> trees = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      trees.put(new Key(i), i);
    }
    System.out.println(trees);
    for (int i = 0; i < 95; i++) {
      trees.remove(new Key(i));
    }
    System.out.println(trees + " " + trees.get(new Key(97)) + trees.get(new Key(3)));
    Map<Clash, Integer> clashes = new HashMap<>(2);
    for (int i = 0; i < 12; i++) {
      clashes.put(new Clash("c" + i), i);
    }
    System.out.println(
        clashes.get(new Clash("c11")) + " " + clashes.get(new Clash("x")) + " " + clashes.size());
    Map<Integer, String> ints = new HashMap<>();
    for (int i = 1; i < 2000000; i *= 3) {
      ints.put(i, "v" + i);
      ints.put(-i, "n");
    }
    System.out.println(ints);
    ints.entrySet().removeIf(e -> e.getKey() < 0);
    ints.replaceAll((k, v) -> v + k % 10);
    System.out.println(ints);
    Map<Double, Character> mixed = new HashMap<>(Map.of(1.5, 'a'));
    mixed.put(-0.0, 'b');
    mixed.put(0.0, 'c');
    mixed.put(Double.NaN, 'd');
    System.out.println(mixed + " " + mixed.get(0.0 / 0.0));
  }
}
