package collections;

import java.util.*;

/** Collections built on the abstract skeletons. */
public class OwnCollections {
  static class Squares extends AbstractList<Integer> implements RandomAccess {
    @Override
    public Integer get(int i) {
      Objects.checkIndex(i, 10);
      return i * i;
    }

    @Override
    public int size() {
      return 10;
    }
  }

  static class Digits extends AbstractSet<Integer> {
    final int bits;

    Digits(int bits) {
      this.bits = bits;
    }

    @Override
    public Iterator<Integer> iterator() {
      List<Integer> l = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        if ((bits >> i & 1) != 0) {
          l.add(i);
        }
      }
      return l.iterator();
    }

    @Override
    public int size() {
      return Integer.bitCount(bits);
    }
  }

  static class Wrapper extends AbstractMap<String, Integer> {
    final List<Map.Entry<String, Integer>> entries = new ArrayList<>();

    @Override
    public Set<Map.Entry<String, Integer>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Map.Entry<String, Integer>> iterator() {
          return entries.iterator();
        }

        @Override
        public int size() {
          return entries.size();
        }
      };
    }
  }

  public static void main(String[] args) {
    List<Integer> s = new Squares();
    System.out.println(s + " " + s.indexOf(49) + s.contains(50) + s.subList(2, 5) + s.hashCode());
    try {
      s.add(5);
    } catch (UnsupportedOperationException e) {
      System.out.println("cannot add");
    }
    try {
      s.get(10);
    } catch (IndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(
        new Digits(0b1010110)
            + " "
            + new Digits(6).equals(Set.of(1, 2))
            + new Digits(6).hashCode());
    Wrapper m = new Wrapper();
    m.entries.add(new AbstractMap.SimpleEntry<>("a", 1));
    m.entries.add(Map.entry("b", 2));
    System.out.println(
        m + " " + m.get("b") + m.containsKey("c") + m.keySet() + m.values() + m.hashCode());
    m.entrySet().iterator().next().setValue(9);
    System.out.println(m.remove("a") + " " + m + m.equals(Map.of("b", 2)));
  }
}
