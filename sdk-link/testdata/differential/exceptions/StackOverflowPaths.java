package exceptions;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Recursion by many ways: whatever looks at the stack, something on every circle has to. */
public class StackOverflowPaths {
  static int deepest;

  private static int even(int n) {
    deepest = n;
    return odd(n + 1) + 1;
  }

  private static int odd(int n) {
    return third(n + 1, n) + 2;
  }

  private static int third(int n, int m) {
    return even(n + m - m) + 3;
  }

  interface Step {
    int step(int n);
  }

  static class Left implements Step {
    Step other;

    @Override
    public int step(int n) {
      deepest = n;
      return other.step(n + 1) + 1;
    }
  }

  static class Right implements Step {
    Step other;

    @Override
    public int step(int n) {
      return helper(n) + 1;
    }

    private int helper(int n) {
      return other.step(n + 1);
    }
  }

  static class Chain {
    final Chain next;

    Chain(int n) {
      deepest = n;
      next = make(n + 1);
    }

    static Chain make(int n) {
      return new Chain(n);
    }
  }

  static synchronized int locked(int n) {
    deepest = n;
    return unlocked(n + 1) + 1;
  }

  private static int unlocked(int n) {
    return locked(n);
  }

  /** Small methods that call each other down to where memory is copied. */
  static class Small {
    static int[] kept = new int[8];

    static int one(int n) {
      return two(n) + 1;
    }

    static int two(int n) {
      return three(n, n + 1) + 1;
    }

    static int three(int n, int m) {
      return four(n, m, n + m) + 1;
    }

    static int four(int n, int m, int o) {
      int[] copy = Arrays.copyOf(kept, 8 + (n & 15));
      System.arraycopy(copy, 0, kept, 0, 8);
      kept = n % 3 == 0 ? copy.clone() : kept;
      return kept.length + m + o;
    }

    int deep(int n) {
      deepest = n;
      return one(n) + deep(n + 1) + one(n);
    }
  }

  static int failing(int n) {
    deepest = n;
    return (n % 256 == 0 ? caught(n) : n) + failing(n + 1); // each trace takes time and memory
  }

  private static int caught(int n) {
    try {
      return Integer.parseInt("x" + n);
    } catch (NumberFormatException e) {
      return e.getMessage().length();
    }
  }

  static class Initialized {
    static final int VALUE = again(0);

    static int again(int n) {
      deepest = n;
      return again(n + 1) + 1;
    }
  }

  static int counted;

  static void overflow(String name, Runnable body) {
    deepest = 0;
    try {
      body.run();
      System.out.println(name + " came back");
    } catch (StackOverflowError e) {
      System.out.println(name + " " + (deepest > 100) + " " + (e.getStackTrace().length > 100));
    }
    counted++;
  }

  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) {
      overflow("private", () -> even(0));
      Left left = new Left();
      Right right = new Right();
      left.other = right;
      right.other = left;
      overflow("interface", () -> left.step(0));
      overflow("constructor", () -> new Chain(0));
      overflow("synchronized", () -> locked(0));
      overflow("helpers", () -> new Small().deep(0));
      overflow("failing", () -> failing(0));
      IntUnaryOperator[] self = new IntUnaryOperator[1];
      self[0] = n -> {
        deepest = n;
        return self[0].applyAsInt(n + 1) + 1;
      };
      overflow("lambda", () -> self[0].applyAsInt(0));
    }
    overflow("initializer", () -> System.out.println(Initialized.VALUE));
    Small.kept = new int[8];
    System.out.println(counted + " " + Small.one(1));
  }
}
