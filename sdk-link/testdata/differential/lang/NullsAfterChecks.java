package lang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A variable that was found not to be null, and then is another. */
public class NullsAfterChecks {
  static class Node {
    final String name;
    Node next;
    int[] numbers;

    Node(String name, Node next) {
      this.name = name;
      this.next = next;
    }

    Node next() {
      return next;
    }

    int length() {
      return name.length();
    }
  }

  static int afterTest(Node n) {
    if (n != null) {
      n = n.next();
      return n.length();
    }
    return -1;
  }

  static int afterUse(Node n) {
    int sum = n.length();
    n = n.next;
    return sum + n.length();
  }

  static int afterLoop(Node n) {
    int sum = 0;
    while (n.length() > 0) {
      sum += n.length();
      n = n.next;
    }
    return sum;
  }

  static int assignedInTest(Node n) {
    Node m;
    if ((m = n.next()) != null) {
      n = m.next;
      return m.length() + n.length();
    }
    return m == null ? -2 : -3;
  }

  static int kept(Node n) {
    Node old = n;
    n = n.next;
    return old.length() + (n == null ? 0 : n.length());
  }

  static String onStack(Node n) {
    return n.name + (n = n.next).name; // the first is loaded before the second is stored
  }

  static int before(Node n, Node other) {
    Node held = n;
    return use(held, held = other, held);
  }

  static int use(Node a, Node b, Node c) {
    return (a == null ? 1 : a.length()) + (b == null ? 10 : b.length()) + (c == null ? 100 : 200);
  }

  static int merged(Node n, boolean fresh) {
    Node m = n;
    if (fresh) {
      m = new Node("fresh", null);
    }
    return m.length();
  }

  static int caught(Node n) {
    Node seen = null;
    try {
      seen = n;
      return n.length() + n.next.length();
    } catch (NullPointerException e) {
      return seen == null ? -10 : -20 - seen.length();
    }
  }

  static int arrays(int[][] a, int i) {
    int[] row = a[i];
    int sum = row.length;
    row = a[i + 1];
    return sum + row[0];
  }

  static Object[] copy(Object[] from, int length) {
    Object[] result = Arrays.copyOf(from, length);
    return result.length == 0 ? null : result;
  }

  static int library(String text, List<String> texts) {
    String joined = text.concat("x").trim();
    String found = texts.isEmpty() ? null : texts.get(0);
    return joined.length() + found.length() + Objects.requireNonNull(text, "text").length();
  }

  static void show(String name, java.util.function.Supplier<Object> what) {
    try {
      System.out.println(name + " " + what.get());
    } catch (RuntimeException e) {
      System.out.println(name + " " + e);
    }
  }

  public static void main(String[] args) {
    Node one = new Node("one", null);
    Node two = new Node("three", one);
    Node three = new Node("fifth", two);
    List<Node> all = new ArrayList<>(Arrays.asList(null, one, two, three));
    for (Node n : all) {
      show("afterTest", () -> afterTest(n));
      show("afterUse", () -> afterUse(n));
      show("afterLoop", () -> afterLoop(n));
      show("assignedInTest", () -> assignedInTest(n));
      show("kept", () -> kept(n));
      show("onStack", () -> onStack(n));
      show("before", () -> before(n, two) + " " + before(n, null) + " " + before(two, n));
      show("merged", () -> merged(n, true) + merged(n, false));
      show("caught", () -> caught(n));
    }
    int[][] rows = {{1, 2}, null, {3}, {}};
    for (int i = 0; i < 4; i++) {
      int at = i;
      show("arrays", () -> arrays(rows, at));
    }
    show("copy", () -> copy(new Object[2], 3).length + copy(rows, 0).length);
    show("library", () -> library("abc ", List.of("d")));
    show("library", () -> library("abc ", List.of()));
    show("library", () -> library("abc ", Arrays.asList((String) null)));
    show("library", () -> library(null, List.of("d")));
  }
}
