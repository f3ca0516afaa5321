package exceptions;

import java.util.function.IntUnaryOperator;

/** Endless recursion through circles of every form, each caught, and the stack whole after it. */
public class CirclesOfCalls {
  static int depth;

  static int self(int n) {
    depth++;
    return self(n + 1) + 1;
  }

  static int a(int n) {
    depth++;
    return (n & 1) == 0 ? b(n + 1) + 1 : c(n + 1) + 2;
  }

  static int b(int n) {
    return (n & 2) == 0 ? c(n + 1) + 3 : d(n + 1) + 4;
  }

  static int c(int n) {
    return (n & 4) == 0 ? d(n + 1) + 5 : a(n + 1) + 6;
  }

  static int d(int n) {
    long[] frame = {n, n + 1, n + 2};
    return a((int) frame[n % 3]) + (int) frame[(n + 1) % 3];
  }

  interface Step {
    int step(Step next, int n);
  }

  static class Left implements Step {
    @Override
    public int step(Step next, int n) {
      depth++;
      return next.step(this, n + 1) + 1;
    }
  }

  static class Right implements Step {
    @Override
    public int step(Step next, int n) {
      return inner(next, n, n, n, n);
    }

    private int inner(Step next, long p, long q, long r, long s) {
      long t = p * q, u = q * r, v = r * s, w = s * p;
      int result = next.step(this, (int) p);
      return (int) (result + t + u + v + w);
    }
  }

  static int lambda(IntUnaryOperator f, int n) {
    depth++;
    return f.applyAsInt(n) + 1;
  }

  static String text(Object o) {
    depth++;
    return "(" + o + ")";
  }

  static class Endless {
    @Override
    public String toString() {
      return text(this);
    }

    @Override
    public int hashCode() {
      depth++;
      return java.util.List.of(this).hashCode();
    }
  }

  static synchronized int locked(int n) {
    depth++;
    try {
      return locked(n + 1) + 1;
    } finally {
      depth--;
    }
  }

  static void show(String name, Runnable what) {
    for (int i = 0; i < 3; i++) {
      depth = 0;
      try {
        what.run();
        System.out.println(name + " returned");
      } catch (StackOverflowError e) {
        System.out.println(name + " " + (depth > 100 || depth == 0) + " " + (e.getMessage() == null));
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Runnable all = () -> {
      show("self", () -> self(0));
      show("four", () -> a(0));
      show("virtual", () -> new Left().step(new Right(), 0));
      IntUnaryOperator[] f = new IntUnaryOperator[1];
      f[0] = n -> lambda(f[0], n + 1);
      show("lambda", () -> lambda(f[0], 0));
      show("text", () -> new Endless().toString());
      show("hash", () -> new Endless().hashCode());
      show("locked", () -> locked(0));
    };
    all.run();
    Thread thread = new Thread(null, all, "small", 256 << 10);
    thread.start();
    thread.join();
  }
}
