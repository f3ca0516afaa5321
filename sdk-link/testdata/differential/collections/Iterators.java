package collections;

import java.util.*;

/** Fail-fast iteration, own iterables, enumerations and spliterators. */
public class Iterators {
  record Range(int from, int to) implements Iterable<Integer> {
    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        private int at = from;

        @Override
        public boolean hasNext() {
          return at < to;
        }

        @Override
        public Integer next() {
          return at++;
        }
      };
    }
  }

  static void attempt(String what, Runnable r) {
    try {
      r.run();
      System.out.println(what + " worked");
    } catch (RuntimeException e) {
      System.out.println(what + " " + e);
    }
  }

  public static void main(String[] args) {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
    attempt(
        "list",
        () -> {
          for (Integer i : list) {
            if (i == 2) {
              list.remove(i);
            }
          }
        });
    attempt(
        "last but one",
        () -> {
          for (Integer i : list) {
            if (i == 3) {
              list.remove(i);
            }
          }
        });
    Map<String, Integer> map = new HashMap<>(Map.of("a", 1, "b", 2));
    attempt(
        "map",
        () -> {
          for (String k : map.keySet()) {
            map.put(k + k, 0);
          }
        });
    Map<String, Integer> tree = new TreeMap<>(Map.of("a", 1, "b", 2));
    attempt(
        "tree",
        () -> {
          for (String k : tree.keySet()) {
            tree.remove(k);
          }
        });
    attempt("forEach", () -> list.forEach(i -> list.add(i)));
    attempt("removeIf", () -> list.removeIf(i -> list.add(i)));
    attempt(
        "sublist",
        () -> {
          List<Integer> s = list.subList(0, 1);
          list.add(9);
          s.size();
        });
    attempt(
        "deque",
        () -> {
          var d = new ArrayDeque<>(list);
          for (Integer i : d) {
            d.poll();
            d.add(1);
            d.add(2);
          }
        });
    attempt(
        "remove twice",
        () -> {
          var it = list.iterator();
          it.next();
          it.remove();
          it.remove();
        });
    attempt("end", () -> new Range(0, 0).iterator().remove());
    int sum = 0;
    for (int i : new Range(3, 7)) {
      sum = sum * 10 + i;
    }
    System.out.println(sum);
    new Range(0, 3).forEach(i -> System.out.print(i + " "));
    Enumeration<Integer> e = new Vector<>(List.of(7, 8)).elements();
    while (e.hasMoreElements()) {
      System.out.print(e.nextElement() + " ");
    }
    Spliterator<Integer> s = List.of(1, 2, 3, 4, 5, 6).spliterator();
    Spliterator<Integer> prefix = s.trySplit();
    prefix.forEachRemaining(i -> System.out.print("p" + i + " "));
    s.tryAdvance(i -> System.out.print("s" + i + " "));
    System.out.println(s.estimateSize() + " " + s.hasCharacteristics(Spliterator.ORDERED));
    PrimitiveIterator.OfInt ints = "hey".chars().iterator();
    while (ints.hasNext()) {
      System.out.print(ints.nextInt() + " ");
    }
    System.out.println();
  }
}
