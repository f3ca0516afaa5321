package npemessages;

/** Helpful messages that name locals, parameters and fields. */
public class Locals {
  String text;
  Locals next;
  static Locals shared;
  int[] numbers;

  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("nothing thrown");
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }

  static void parameters(String s, int[] a, Locals l) {
    try {
      s.length();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      a[2] = 1;
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      System.out.println(l.next.text);
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }

  void instance() {
    try {
      text.length();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      this.next.next.numbers[3]++;
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      numbers[0] = 1;
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }

  public static void main(String[] args) {
    Locals local = null;
    attempt(() -> System.out.println(local.text));
    attempt(() -> local.next = null);
    attempt(() -> shared.next.text = "x");
    attempt(() -> System.out.println(shared.numbers.length));
    parameters(null, null, new Locals());
    parameters(null, null, null);
    new Locals().instance();
    Locals l = new Locals();
    l.next = new Locals();
    l.instance();
  }
}
