package init;

import java.util.ArrayList;
import java.util.List;

/** Initializers that only compute, and those that only seem to: what they see is as of their time. */
public class ComputedConstants {
  static class Tables {
    static final int[] SQUARES = new int[20];
    static final long[][] NESTED = {{1, -2}, {}, {Long.MIN_VALUE}};
    static final char[] LETTERS = "áb\u20acd".toCharArray();
    static final double HALF = 1 / 2.0;
    static final float NAN = 0f / (float) (HALF - 0.5);
    static final boolean[] FLAGS = {true, false, SQUARES.length > 3};
    static final String[] NAMES = {"one", null, "two"};
    static final Class<?>[] CLASSES = {int.class, String.class, int[][].class};
    static byte small = (byte) 300;

    static {
      for (int i = 0; i < SQUARES.length; i++) {
        SQUARES[i] = i * i - (i >>> 1);
      }
    }
  }

  static class Mutable {
    static int count = 1;
    static final int[] CELLS = {1, 2, 3};
    static final Box BOX = new Box(5);
  }

  static class Box {
    int value;
    final Box self;

    Box(int value) {
      this.value = value;
      this.self = this;
    }
  }

  static class ReadsCount {
    static final int SEEN = Mutable.count;
  }

  static class ReadsCells {
    static final int SEEN = Mutable.CELLS[1];
  }

  static class ReadsBox {
    static final int SEEN = Mutable.BOX.value;
  }

  static class Counts {
    static int next = 10;

    static int take() {
      return next++;
    }
  }

  static class FirstTaker {
    static final int TAKEN = Counts.take();
  }

  static class SecondTaker {
    static final int TAKEN = Counts.take();
  }

  static class Left {
    static final int VALUE = Right.VALUE + 1;
  }

  static class Right {
    static final int VALUE = Left.VALUE + 1;
  }

  static class Fails {
    static final int VALUE = Tables.SQUARES[Tables.SQUARES.length];
  }

  static class Parent {
    static final List<String> SEEN = new ArrayList<>();
    static final Parent ONE = new Child();

    String name() {
      return "parent";
    }
  }

  static class Child extends Parent {
    static final int MARK = Parent.ONE == null ? 1 : 2;

    @Override
    String name() {
      return "child " + MARK;
    }
  }

  enum Level {
    LOW(1) {
      @Override
      int weight() {
        return -factor;
      }
    },
    HIGH(7);

    static final Level TOP = values()[values().length - 1];
    final int factor;

    Level(int factor) {
      this.factor = factor;
    }

    int weight() {
      return factor * 10;
    }
  }

  public static void main(String[] args) {
    int sum = 0;
    for (int square : Tables.SQUARES) {
      sum = sum * 3 + square;
    }
    System.out.println(sum + " " + Tables.NESTED[0][1] + " " + Tables.NESTED[1].length + " "
        + Tables.NESTED[2][0] + " " + new String(Tables.LETTERS) + " " + Tables.NAN + Tables.FLAGS[2]);
    System.out.println(String.join("-", Tables.NAMES) + " " + (Tables.NAMES[0] == "one"));
    for (Class<?> type : Tables.CLASSES) {
      System.out.println(type.getName());
    }
    System.out.println(Tables.small++ + " " + Tables.small);
    Mutable.count = 77;
    Mutable.CELLS[1] = 88;
    Mutable.BOX.value = 99;
    System.out.println(ReadsCount.SEEN + " " + ReadsCells.SEEN + " " + ReadsBox.SEEN);
    System.out.println(Mutable.BOX.self == Mutable.BOX);
    System.out.println(SecondTaker.TAKEN + " " + FirstTaker.TAKEN + " " + Counts.next);
    System.out.println(Right.VALUE + " " + Left.VALUE);
    for (int i = 0; i < 2; i++) {
      try {
        System.out.println(Fails.VALUE);
      } catch (Throwable e) {
        System.out.println(e.getClass().getName());
      }
    }
    System.out.println(Parent.ONE.name() + " " + Parent.SEEN);
    Parent.SEEN.add("later");
    System.gc();
    StringBuilder churn = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      churn.append(i % 10);
      if (churn.length() > 5000) {
        churn = new StringBuilder();
      }
    }
    System.out.println(Parent.SEEN + " " + Level.TOP + " " + Level.LOW.weight() + " "
        + Level.valueOf("HIGH").weight() + " " + Level.LOW.getClass() + Level.LOW.compareTo(Level.TOP));
    synchronized (Mutable.BOX) {
      System.out.println(Mutable.BOX.hashCode() == System.identityHashCode(Mutable.BOX));
    }
  }
}
