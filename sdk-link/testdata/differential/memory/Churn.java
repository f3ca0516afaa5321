// heap: 16M
package memory;

/** Far more allocation than the heap holds, with a live set that is checked. */
public class Churn {
  static class Node {
    Node left;
    Node right;
    int value;

    Node(int depth, int value) {
      this.value = value;
      if (depth > 0) {
        left = new Node(depth - 1, value * 2);
        right = new Node(depth - 1, value * 2 + 1);
      }
    }

    long sum() {
      return value + (left == null ? 0 : left.sum()) + (right == null ? 0 : right.sum());
    }
  }

  public static void main(String[] args) {
    Node kept = new Node(12, 1);
    long sum = 0;
    for (int i = 0; i < 300; i++) {
      sum += new Node(10, i).sum();
    }
    System.out.println(sum + " " + kept.sum());
    byte[][] ring = new byte[16][];
    long check = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] b = new byte[20_000 + i];
      b[i] = (byte) i;
      ring[i % 16] = b;
      check += ring[(i + 1) % 16] == null ? 0 : ring[(i + 1) % 16].length;
    }
    System.out.println(check);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      text.append(i);
      if (text.length() > 1000) {
        text = new StringBuilder(text.substring(900));
      }
    }
    System.out.println(text.length() + " " + text.toString().hashCode() + " " + kept.sum());
  }
}
