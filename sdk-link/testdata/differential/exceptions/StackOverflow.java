package exceptions;

/** A stack overflow is an error that can be caught, again and again. */
public class StackOverflow {
  static int depth;

  static int endless(int n) {
    depth = n;
    return endless(n + 1) + 1;
  }

  interface F {
    long f(F self, long a, double b);
  }

  static class Node {
    Node next;

    @Override
    public String toString() {
      return "node " + next;
    }
  }

  static int inFinally;

  static void cleaning(int n) {
    try {
      cleaning(n + 1);
    } finally {
      inFinally++;
    }
  }

  public static void main(String[] args) {
    for (int i = 0; i < 5; i++) {
      try {
        System.out.println(endless(0));
      } catch (StackOverflowError e) {
        System.out.println(
            e
                + " "
                + (depth > 500)
                + " "
                + (e.getStackTrace().length > 100)
                + " "
                + e.getStackTrace()[50].getMethodName());
      }
    }
    F f = (self, a, b) -> self.f(self, a + 1, b * 2) + 1;
    try {
      f.f(f, 1, 1);
    } catch (StackOverflowError e) {
      System.out.println("lambda " + e.getMessage());
    }
    Node node = new Node();
    node.next = node;
    try {
      System.out.println(node.toString().length());
    } catch (StackOverflowError e) {
      System.out.println("toString");
    }
    try {
      cleaning(0);
    } catch (StackOverflowError e) {
      System.out.println("finally ran often: " + (inFinally > 500));
    }
    java.util.List<Object> self = new java.util.ArrayList<>();
    self.add(self);
    System.out.println(self);
    try {
      System.out.println(self.hashCode());
    } catch (StackOverflowError e) {
      System.out.println("hashCode of a list in itself");
    }
  }
}
