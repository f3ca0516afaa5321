// release: 8
package release8;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Class files of release 8: private members reached through accessors, old inner classes. */
public class Accessors8 implements Iterable<Integer> {
  private int[] cells = {3, 1, 4, 1, 5};
  private long total = 1L << 40;
  private double ratio = 0.5;
  private byte small = 127;
  private char letter = 'z';
  private String text = "t";
  private static short shared = 32767;
  private Integer boxed = 127;

  private Accessors8() {}

  private Accessors8(String text, int... cells) {
    this.text = text;
    this.cells = cells;
  }

  private static <T extends Comparable<T>> T greatest(T a, T b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  @Override
  public Iterator<Integer> iterator() {
    return new Iterator<Integer>() {
      private int at;

      @Override
      public boolean hasNext() {
        return at < cells.length;
      }

      @Override
      public Integer next() {
        if (!hasNext()) {
          throw new NoSuchElementException("at " + at);
        }
        return cells[at++];
      }
    };
  }

  class Inner {
    private int own = 7;

    class Deeper {
      private int depth = 2;

      String change() {
        cells[1] += 10;
        cells[2]++;
        total <<= 3;
        total ^= own;
        ratio /= 3;
        small++;
        small += 300.7;
        letter -= 2;
        shared++;
        text += letter + depth + own--;
        boxed++;
        int before = cells[0]--;
        int after = --cells[0];
        return before + "," + after + "," + total++ + "," + --total + "," + ratio + "," + small
            + "," + (int) letter + "," + shared + "," + text + "," + boxed + "," + own;
      }

      Accessors8 outermost() {
        return Accessors8.this;
      }
    }
  }

  static class Base {
    protected String name() {
      return "base";
    }

    protected static int counted;
  }

  static class Derived extends Base {
    @Override
    protected String name() {
      return "derived";
    }

    Runnable upper() {
      return new Runnable() {
        @Override
        public void run() {
          counted += 5;
          System.out.println(Derived.super.name() + name() + counted);
        }
      };
    }
  }

  private interface Shape {
    double area();
  }

  private static class Square implements Shape {
    private final double side;

    private Square(double side) {
      this.side = side;
    }

    @Override
    public double area() {
      return side * side;
    }
  }

  public static void main(String[] args) {
    Accessors8 a = new Accessors8();
    Inner inner = a.new Inner();
    Inner.Deeper deeper = inner.new Deeper();
    System.out.println(deeper.change());
    System.out.println(deeper.change());
    System.out.println(deeper.outermost() == a);
    System.out.println(Arrays.toString(a.cells) + greatest("x", "y") + greatest(3, 2));
    new Derived().upper().run();
    int sum = 0;
    Iterator<Integer> all = new Accessors8("other", 9, 8, 7).iterator();
    while (all.hasNext()) {
      sum += all.next();
    }
    try {
      all.next();
    } catch (NoSuchElementException e) {
      System.out.println(sum + e.getMessage());
    }
    Shape[] shapes = {new Square(1.5), () -> 2, new Shape() {
      @Override
      public double area() {
        return a.ratio;
      }
    }};
    for (Shape shape : shapes) {
      System.out.print(shape.area() + " ");
    }
    System.out.println();
    class Local {
      private final int captured = a.cells.length + args.length;

      private int more(int x) {
        return x + captured + inner.own;
      }
    }
    System.out.println(new Local().more(100) + new Local().captured);
    a.cells = null;
    try {
      deeper.change();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
      StackTraceElement[] trace = e.getStackTrace();
      System.out.println(trace[0] + " " + trace[1]);
    }
  }
}
