package lang;

/** Erasure, bounded types, wildcards, heap pollution. */
public class Generics {
  static class Node<T extends Comparable<T>> {
    final T value;
    Node<T> left;
    Node<T> right;

    Node(T value) {
      this.value = value;
    }

    void add(T v) {
      if (v.compareTo(value) < 0) {
        if (left == null) {
          left = new Node<>(v);
        } else {
          left.add(v);
        }
      } else if (right == null) {
        right = new Node<>(v);
      } else {
        right.add(v);
      }
    }

    void walk(java.util.function.Consumer<? super T> c) {
      if (left != null) {
        left.walk(c);
      }
      c.accept(value);
      if (right != null) {
        right.walk(c);
      }
    }
  }

  static <T, R extends T> T pick(boolean b, T t, R r) {
    return b ? t : r;
  }

  static double sum(Iterable<? extends Number> numbers) {
    double s = 0;
    for (Number n : numbers) {
      s += n.doubleValue();
    }
    return s;
  }

  static <T extends Object & Comparable<? super T>> T max(java.util.List<? extends T> list) {
    T best = list.get(0);
    for (T t : list) {
      if (t.compareTo(best) > 0) {
        best = t;
      }
    }
    return best;
  }

  static <E extends Exception> void sneaky(Throwable t) throws E {
    @SuppressWarnings("unchecked")
    E e = (E) t;
    throw e;
  }

  public static void main(String[] args) {
    Node<String> root = new Node<>("m");
    for (String s : "q w e r t y".split(" ")) {
      root.add(s);
    }
    StringBuilder text = new StringBuilder();
    root.walk(text::append);
    System.out.println(text);
    System.out.println(pick(true, "a", "b") + pick(false, (Object) 1, 2));
    System.out.println(sum(java.util.List.of(1, 2.5, 3L)));
    System.out.println(max(java.util.List.of(3, 9, 2)) + max(java.util.List.of("x", "abc")));
    java.util.List<String> strings = new java.util.ArrayList<>();
    @SuppressWarnings({"unchecked", "rawtypes"})
    java.util.List<Object> raw = (java.util.List) strings;
    raw.add(42);
    System.out.println(strings.size() + " " + raw.get(0));
    try {
      String s = strings.get(0);
      System.out.println(s);
    } catch (ClassCastException e) {
      System.out.println("pollution found");
    }
    try {
      Generics.<RuntimeException>sneaky(new java.io.IOException("sneaky"));
    } catch (Exception e) {
      System.out.println(e);
    }
  }
}
