package heap;

import java.util.Random;

/**
 * Figures of a collector: full collections of 100 MB of live small objects, allocation churn, a
 * heap that grows. {@code Heap full|churn|grow} prints a line each: name, nanoseconds, a checksum of
 * what was found.
 */
public final class Heap {
  private static final int ROUNDS = 9;
  private static final int NODES = 4_400_000; // of 24 bytes
  private static final int RECORDS = 1_000_000; // of 104 bytes

  /** Small, with two references; 24 bytes on HotSpot and in an image. */
  private static final class Node {
    Node left;
    Node right;
    int value;

    Node(Node left, Node right, int value) {
      this.left = left;
      this.right = right;
      this.value = value;
    }
  }

  /** What programs hold: a name, a number, the next one. */
  private record Entry(String name, Integer number, Entry next) {}

  private static Object kept;

  private Heap() {}

  public static void main(String[] arguments) {
    switch (arguments[0]) {
      case "full" -> {
        full("tree", tree(0, NODES));
        full("random graph", graph());
        full("records", entries());
        full("list", list());
      }
      case "churn" -> {
        churn("churn of small objects", 0);
        churn("churn beside 50 MB", 2_000_000);
        arrays();
        trees();
      }
      case "grow" -> grow();
      default -> throw new IllegalArgumentException("full, churn or grow");
    }
  }

  private static void print(String name, long nanos, long result) {
    System.out.println(name.replace(' ', '-') + " " + nanos + " " + result);
  }

  // --- full collections ---

  /** A tree in the order of its making. */
  private static Node tree(int from, int to) {
    if (from == to) {
      return null;
    }
    int middle = (from + to) >>> 1;
    return new Node(tree(from, middle), tree(middle + 1, to), middle);
  }

  /** Nodes that point at two others drawn at random, found through one array. */
  private static Node[] graph() {
    Random random = new Random(7);
    Node[] all = new Node[NODES * 5 / 6];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Node(null, null, i);
    }
    for (Node node : all) {
      node.left = all[random.nextInt(all.length)];
      node.right = all[random.nextInt(all.length)];
    }
    return all;
  }

  private static Entry[] entries() {
    Entry[] table = new Entry[1 << 17];
    for (int i = 0; i < RECORDS; i++) {
      int place = (i * 0x9e3779b1) >>> 15;
      table[place] = new Entry("name " + i, i + 1000, table[place]);
    }
    return table;
  }

  private static Node list() {
    Node head = null;
    for (int i = 0; i < NODES; i++) {
      head = new Node(head, null, i);
    }
    return head;
  }

  /** The median time of {@code System.gc} while {@code graph} is all that lives. */
  private static void full(String name, Object graph) {
    kept = graph;
    long[] times = new long[ROUNDS];
    System.gc(); // the first also moves or sweeps what making the graph left
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      System.gc();
      times[i] = System.nanoTime() - begin;
    }
    java.util.Arrays.sort(times);
    print("full collection, " + name, times[ROUNDS / 2], kept == null ? 0 : 1);
  }

  // --- churn ---

  /** Makes 40 million nodes, most dead at once; of {@code live} held ones some are replaced. */
  private static void churn(String name, int live) {
    Node[] held = new Node[Math.max(1, live)];
    for (int i = 0; i < live; i++) {
      held[i] = new Node(null, null, i);
    }
    kept = held;
    long best = Long.MAX_VALUE;
    long longest = 0;
    long sum = 0;
    for (int round = 0; round < 3; round++) {
      int random = 1;
      long begin = System.nanoTime();
      long before = begin;
      sum = 0;
      longest = 0;
      for (int i = 0; i < 400_000; i++) {
        Node chain = null;
        for (int k = 0; k < 100; k++) {
          chain = new Node(chain, null, k + i);
        }
        sum += chain.left.left.value;
        random = random * 1103515245 + 12345;
        held[(random >>> 8) % held.length] = chain;
        chain.left = null;
        long now = System.nanoTime();
        longest = Math.max(longest, now - before);
        before = now;
      }
      best = Math.min(best, System.nanoTime() - begin);
    }
    print(name, best, sum);
    print(name + ", longest pause", longest, 0);
    kept = null;
  }

  private static void arrays() {
    long best = Long.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < 3; round++) {
      byte[][] window = new byte[512][];
      int random = 1;
      sum = 0;
      long begin = System.nanoTime();
      for (int i = 0; i < 1_000_000; i++) {
        random = random * 1103515245 + 12345;
        int size = 1 << ((random >>> 16) & 15);
        byte[] array = new byte[size / 2 + 1 + ((random >>> 8) & (size - 1))];
        array[array.length / 2] = (byte) i;
        byte[] old = window[i & 511];
        sum += old == null ? 0 : old[old.length / 2];
        window[i & 511] = array;
      }
      best = Math.min(best, System.nanoTime() - begin);
    }
    print("churn of byte arrays", best, sum);
  }

  private static int count(Node tree) {
    return tree == null ? 0 : 1 + count(tree.left) + count(tree.right);
  }

  private static void trees() {
    long best = Long.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < 3; round++) {
      sum = 0;
      long begin = System.nanoTime();
      Node held = tree(0, 1 << 17);
      for (int i = 0; i < 400; i++) {
        sum += count(tree(0, 1 << 14));
      }
      sum += count(held);
      best = Math.min(best, System.nanoTime() - begin);
    }
    print("churn of trees", best, sum);
  }

  // --- growth ---

  /** From nearly nothing to 400 MB held, and back. */
  private static void grow() {
    long begin = System.nanoTime();
    Object[] held = null;
    for (int i = 0; i < 400; i++) {
      Object[] block = new Object[2000];
      block[0] = held;
      for (int k = 1; k < block.length; k++) {
        block[k] = new int[123];
      }
      held = block;
    }
    long sum = 0;
    for (Object[] block = held; block != null; block = (Object[]) block[0]) {
      sum += ((int[]) block[1]).length;
    }
    held = null;
    kept = new byte[300 << 20]; // in one piece, when the small ones are gone
    print("growth to 400 MB", System.nanoTime() - begin, sum);
  }
}
