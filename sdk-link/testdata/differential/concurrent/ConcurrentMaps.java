package concurrent;

import java.util.*;
import java.util.concurrent.*;

/** ConcurrentHashMap and skip lists, alone and under contention. */
public class ConcurrentMaps {
  public static void main(String[] args) throws Exception {
    ConcurrentHashMap<String, Integer> m = new ConcurrentHashMap<>();
    Thread[] ts = new Thread[4];
    for (int t = 0; t < ts.length; t++) {
      ts[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 500; i++) {
                  m.merge("k" + i % 50, 1, Integer::sum);
                  if (i % 10 == 0) {
                    Thread.yield();
                  }
                }
              });
      ts[t].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(
        m.size()
            + " "
            + m.values().stream().allMatch(v -> v == 40)
            + " "
            + m.reduceValues(1, Integer::sum)
            + " "
            + m.mappingCount());
    ConcurrentHashMap<Integer, Integer> ints = new ConcurrentHashMap<>(4);
    for (int i = 0; i < 2000; i++) {
      ints.put(i * 16, i);
    }
    System.out.println(
        ints.get(160)
            + " "
            + ints.size()
            + ints.containsValue(1999)
            + " "
            + ints.search(1, (k, v) -> v == 77 ? k : null)
            + " "
            + ints.keySet().stream().mapToLong(i -> i).sum());
    ints.keySet().removeIf(k -> k % 32 == 0);
    System.out.println(ints.size() + " " + ints.contains(3) + new TreeMap<>(ints).firstKey());
    System.out.println(
        m.putIfAbsent("new", 1)
            + " "
            + m.replace("new", 1, 2)
            + m.remove("new", 3)
            + m.getOrDefault("new", 0)
            + m.computeIfAbsent("c", k -> 7)
            + m.compute("c", (k, v) -> null));
    try {
      m.put("x", null);
    } catch (NullPointerException e) {
      System.out.println("no nulls");
    }
    try {
      ConcurrentHashMap<String, Integer> r = new ConcurrentHashMap<>();
      r.computeIfAbsent("a", k -> r.computeIfAbsent("a", x -> 1));
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    for (Map.Entry<String, Integer> e : m.entrySet()) {
      e.setValue(e.getValue() + 1);
      m.put("added during iteration", 0);
    }
    System.out.println(m.get("k0") + " " + ConcurrentHashMap.newKeySet().add("set"));
    ConcurrentSkipListMap<Integer, String> skip = new ConcurrentSkipListMap<>();
    for (int i = 0; i < 100; i++) {
      skip.put(i * 37 % 101, "v" + i);
    }
    System.out.println(
        skip.firstKey()
            + " "
            + skip.ceilingEntry(50)
            + skip.headMap(5)
            + skip.descendingMap().firstKey()
            + skip.pollLastEntry()
            + skip.size());
    System.out.println(new ConcurrentSkipListSet<>(List.of(3, 1, 2)).higher(1));
    try {
      skip.firstEntry().setValue("x");
    } catch (UnsupportedOperationException e) {
      System.out.println("snapshots");
    }
  }
}
