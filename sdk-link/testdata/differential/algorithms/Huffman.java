package algorithms;

import java.util.*;

/** Huffman codes: a tree by priority queue, encoding and decoding. */
public class Huffman {
  abstract static class Node implements Comparable<Node> {
    final int weight;
    final int order;

    Node(int weight, int order) {
      this.weight = weight;
      this.order = order;
    }

    abstract void codes(String prefix, Map<Character, String> into);

    @Override
    public int compareTo(Node o) {
      return weight != o.weight ? weight - o.weight : order - o.order;
    }
  }

  static class Leaf extends Node {
    final char symbol;

    Leaf(int weight, char symbol) {
      super(weight, symbol);
      this.symbol = symbol;
    }

    @Override
    void codes(String prefix, Map<Character, String> into) {
      into.put(symbol, prefix);
    }
  }

  static class Pair extends Node {
    final Node zero;
    final Node one;

    Pair(Node zero, Node one, int order) {
      super(zero.weight + one.weight, order);
      this.zero = zero;
      this.one = one;
    }

    @Override
    void codes(String prefix, Map<Character, String> into) {
      zero.codes(prefix + '0', into);
      one.codes(prefix + '1', into);
    }
  }

  public static void main(String[] args) {
    String text =
        "she sells sea shells by the sea shore; the shells she sells are surely seashells";
    int[] counts = new int[128];
    for (char c : text.toCharArray()) {
      counts[c]++;
    }
    PriorityQueue<Node> queue = new PriorityQueue<>();
    for (char c = 0; c < 128; c++) {
      if (counts[c] > 0) {
        queue.add(new Leaf(counts[c], c));
      }
    }
    int order = 1000;
    while (queue.size() > 1) {
      queue.add(new Pair(queue.poll(), queue.poll(), order++));
    }
    Node root = queue.poll();
    Map<Character, String> codes = new TreeMap<>();
    root.codes("", codes);
    System.out.println(codes);
    StringBuilder bits = new StringBuilder();
    for (char c : text.toCharArray()) {
      bits.append(codes.get(c));
    }
    System.out.println(bits.length() + " " + bits);
    StringBuilder back = new StringBuilder();
    Node at = root;
    for (int i = 0; i < bits.length(); i++) {
      Pair pair = (Pair) at;
      at = bits.charAt(i) == '0' ? pair.zero : pair.one;
      if (at instanceof Leaf leaf) {
        back.append(leaf.symbol);
        at = root;
      }
    }
    System.out.println(back.toString().equals(text));
  }
}
