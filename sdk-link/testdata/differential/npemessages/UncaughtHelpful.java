package npemessages;

/** An uncaught NullPointerException prints its helpful message. */
public class UncaughtHelpful {
  static class Node {
    Node next;
    String name;
  }

  public static void main(String[] args) {
    Node head = new Node();
    head.next = new Node();
    System.out.println(head.next.next.name.length());
  }
}
