package collections;

import java.util.*;

/** compute, merge, putIfAbsent and their kin on every kind of map. */
public class MapDefaults {
  static void use(Map<String, Integer> m) {
    System.out.println(m.getClass().getSimpleName());
    System.out.print(m.putIfAbsent("a", 1) + " " + m.putIfAbsent("a", 2) + " ");
    System.out.print(
        m.computeIfAbsent("b", String::length) + " " + m.computeIfAbsent("n", k -> null));
    System.out.print(
        " "
            + m.computeIfPresent("a", (k, v) -> v + 10)
            + " "
            + m.computeIfPresent("b", (k, v) -> null)
            + " "
            + m.computeIfPresent("z", (k, v) -> 1));
    System.out.print(
        " "
            + m.compute("c", (k, v) -> v == null ? 5 : v + 1)
            + " "
            + m.compute("c", (k, v) -> v == null ? 5 : v + 1)
            + " "
            + m.compute("c", (k, v) -> null));
    System.out.print(
        " "
            + m.merge("d", 3, Integer::sum)
            + " "
            + m.merge("d", 4, Integer::sum)
            + " "
            + m.merge("d", 0, (x, y) -> null));
    System.out.println(
        " "
            + m.replace("a", 7)
            + " "
            + m.replace("a", 7, 8)
            + m.replace("a", 7, 9)
            + " "
            + m.remove("a", 9)
            + m.remove("q"));
    m.put("x", 1);
    m.put("y", 2);
    m.putAll(Map.of("w", 0));
    StringBuilder seen = new StringBuilder();
    m.forEach((k, v) -> seen.append(k).append(v).append(' '));
    for (Map.Entry<String, Integer> e : m.entrySet()) {
      e.setValue(e.getValue() * 100);
    }
    System.out.println(seen + " " + m + " " + m.equals(new HashMap<>(m)) + " " + m.hashCode());
    m.values().remove(100);
    m.keySet().retainAll(Set.of("y", "w"));
    System.out.println(m + " " + m.containsValue(200) + m.entrySet().iterator().next());
    m.clear();
    System.out.println(m.isEmpty() + " " + m);
  }

  public static void main(String[] args) {
    use(new HashMap<>());
    use(new LinkedHashMap<>());
    use(new TreeMap<>());
    use(new Hashtable<>());
    use(new WeakHashMap<>());
    use(new java.util.concurrent.ConcurrentHashMap<>());
    use(new TreeMap<>(Comparator.reverseOrder()));
    use(Collections.synchronizedMap(new HashMap<>()));
  }
}
