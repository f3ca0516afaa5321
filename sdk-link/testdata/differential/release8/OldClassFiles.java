// release: 8
package release8;

import java.util.*;

/** Class files of release 8: accessors for private members, StringBuilder concatenation. */
public class OldClassFiles {
  private int secret = 5;
  private static String hidden = "hidden";

  class Inner {
    private int own = 1;

    int sum() {
      secret += 2;
      secret++;
      return secret-- + own + privateCall(3);
    }
  }

  private int privateCall(int x) {
    return x * 2;
  }

  private OldClassFiles() {}

  static class Maker {
    OldClassFiles make() {
      return new OldClassFiles();
    }

    String touch() {
      hidden += "!";
      return hidden;
    }
  }

  enum Op {
    ADD {
      @Override
      int apply(int a, int b) {
        return a + b;
      }
    },
    SUB {
      @Override
      int apply(int a, int b) {
        return a - b;
      }
    };

    abstract int apply(int a, int b);
  }

  public static void main(String[] args) {
    OldClassFiles o = new Maker().make();
    Inner i = o.new Inner();
    System.out.println("sum " + i.sum() + ' ' + i.own + new Maker().touch() + 1.5f + null + true);
    for (Op op : Op.values()) {
      switch (op) {
        case ADD:
          System.out.println("add " + op.apply(5, 3));
          break;
        default:
          System.out.println("other " + op.apply(5, 3));
      }
    }
    Runnable r = () -> System.out.println("lambda " + o.secret);
    r.run();
    List<String> l = new ArrayList<>(Arrays.asList("b", "a"));
    l.sort(String::compareTo);
    for (String s : l) {
      System.out.print(s);
    }
    try (java.io.StringReader reader = new java.io.StringReader("x")) {
      System.out.println((char) reader.read());
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    throw new IllegalStateException("uncaught in release 8 " + hidden);
  }
}
