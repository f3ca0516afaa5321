/**
 * Allocates 200 MB, of which 4 MB live at any time, and says what it finds in the living at the
 * end: nodes that are replaced in a random order, each with a block that knows its number.
 */
public final class Gc {
  private static final int LIVE_BYTES = 4_000_000; // of heads and what they replaced
  private static final int TOTAL_BYTES = 200_000_000;
  private static final int NODE_BYTES = 1000;

  /** One living thing; {@code before} makes chains that must die with their heads. */
  private static final class Node {
    final int number;
    final byte[] block;
    Node before;

    Node(int number, Node before) {
      this.number = number;
      this.block = new byte[NODE_BYTES - 40];
      this.before = before;
      for (int i = 0; i < block.length; i += 60) {
        block[i] = (byte) (number + i);
      }
    }

    /** What a fresh node of this number has; -1 if any byte differs. */
    long sum() {
      long sum = number;
      for (int i = 0; i < block.length; i++) {
        byte expected = i % 60 == 0 ? (byte) (number + i) : 0;
        if (block[i] != expected) {
          return -1;
        }
        sum += block[i];
      }
      return sum;
    }
  }

  private Gc() {}

  public static void main(String[] arguments) {
    Node[] live = new Node[LIVE_BYTES / NODE_BYTES / 2];
    int random = 1;
    for (int number = 0; number < TOTAL_BYTES / NODE_BYTES; number++) {
      random = random * 1103515245 + 12345;
      int place = (random >>> 8) % live.length;
      Node before = live[place];
      if (before != null) {
        before.before = null; // a chain of two at most: the live set stays what it is
      }
      live[place] = new Node(number, before);
    }
    long sum = 0;
    int count = 0;
    for (Node node : live) {
      for (Node each = node; each != null; each = each.before) {
        long one = each.sum();
        if (one < 0) {
          System.out.println("node " + each.number + " is damaged");
          System.exit(1);
        }
        sum += one;
        count++;
      }
    }
    System.out.println(count + " nodes, sum " + sum);
  }
}
