package algorithms;

/** A left-leaning red-black tree with checks of its invariants. */
public class RedBlackTree {
  static final class Node {
    final int key;
    Node left;
    Node right;
    boolean red = true;

    Node(int key) {
      this.key = key;
    }
  }

  static boolean red(Node n) {
    return n != null && n.red;
  }

  static Node rotateLeft(Node h) {
    Node x = h.right;
    h.right = x.left;
    x.left = h;
    x.red = h.red;
    h.red = true;
    return x;
  }

  static Node rotateRight(Node h) {
    Node x = h.left;
    h.left = x.right;
    x.right = h;
    x.red = h.red;
    h.red = true;
    return x;
  }

  static Node insert(Node h, int key) {
    if (h == null) {
      return new Node(key);
    }
    if (key < h.key) {
      h.left = insert(h.left, key);
    } else if (key > h.key) {
      h.right = insert(h.right, key);
    }
    if (red(h.right) && !red(h.left)) {
      h = rotateLeft(h);
    }
    if (red(h.left) && red(h.left.left)) {
      h = rotateRight(h);
    }
    if (red(h.left) && red(h.right)) {
      h.red = true;
      h.left.red = false;
      h.right.red = false;
    }
    return h;
  }

  static int blackHeight(Node n) {
    if (n == null) {
      return 1;
    }
    int left = blackHeight(n.left);
    if (left != blackHeight(n.right) || red(n) && red(n.left)) {
      throw new AssertionError("broken at " + n.key);
    }
    return left + (n.red ? 0 : 1);
  }

  static int depth(Node n) {
    return n == null ? 0 : 1 + Math.max(depth(n.left), depth(n.right));
  }

  static long walk(Node n, long hash) {
    return n == null ? hash : walk(n.right, walk(n.left, hash) * 31 + n.key);
  }

  public static void main(String[] args) {
    Node root = null;
    int state = 1;
    for (int i = 1; i <= 5000; i++) {
      state = state * 1664525 + 1013904223;
      root = insert(root, state >>> 12);
      root.red = false;
      if (i % 1000 == 0) {
        System.out.println(i + " " + blackHeight(root) + " " + depth(root) + " " + walk(root, 0));
      }
    }
    Node sorted = null;
    for (int i = 0; i < 1000; i++) {
      sorted = insert(sorted, i);
      sorted.red = false;
    }
    System.out.println(depth(sorted) + " " + walk(sorted, 0));
  }
}
