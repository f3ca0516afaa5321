package exceptions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Exceptions on their way through methods that know nothing of them, up to one that does. */
public class Passing {
  static int[] array = {1, 2, 3};
  static Object lock = new Object();

  /** Looks, and is small enough to be copied into whoever calls it. */
  static int looks(int n) {
    try {
      return array[n];
    } catch (ArrayIndexOutOfBoundsException e) {
      return -n;
    }
  }

  /** Passes, and calls one that looks: more than once. */
  static int sum(int n) {
    return looks(n) + looks(n + 1) * 10 + looks(-n) * 100;
  }

  /** Always throws, by ways that a compiler may see through. */
  static int never(String why) {
    throw new IllegalStateException(why);
  }

  static int neverToo(int n) {
    return never("from " + n) + 1;
  }

  static Object make(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("n is " + n);
    }
    return new Object();
  }

  static int always7(int n) {
    if (n > 5) {
      throw new UnsupportedOperationException();
    }
    return 7;
  }

  static String known() {
    int caught = 0;
    for (int i = -2; i < 9; i++) {
      try {
        Object o = make(i);
        if (o == null) {
          return "null?";
        }
        caught += always7(i) * 100;
        caught += neverToo(i);
        caught += 1000000;
      } catch (IllegalArgumentException e) {
        caught += 1;
      } catch (IllegalStateException e) {
        caught += e.getMessage().length();
      } catch (UnsupportedOperationException e) {
        caught += 10000;
      }
    }
    return "" + caught;
  }

  /** Variables of all kinds that must outlive a call that does not return. */
  static String keeps(int a, long b, double c, String d, int e, int f, Object g, float h) {
    int i = a * 3;
    long j = b * 5;
    String text = "";
    for (int k = 0; k < 4; k++) {
      try {
        i += deep(k, a, b, c, d);
        j += i;
        deep(9, i, j, c, d);
        j = -1;
      } catch (ArithmeticException x) {
        text += i + "," + j + "," + a + b + c + d + e + f + g + h + ";";
      } finally {
        e += 7;
        f ^= e;
      }
    }
    return text;
  }

  static int deep(int n, int a, long b, double c, String d) {
    if (n == 9) {
      return (int) (a / (b - b) + d.length());
    }
    int x = a + n;
    int y = (int) b - n;
    int z = (int) c + d.length();
    int w = n == 0 ? 1 : deep(n - 1, x, y, z, d + n);
    return x * 2 + y * 3 + z * 5 + w * 7;
  }

  static synchronized int inside(int n) {
    return array[n] + looks(n);
  }

  synchronized int insideToo(int n) {
    int x = array[n];
    synchronized (lock) {
      return x + inside(n + 1);
    }
  }

  static String monitors() {
    Passing p = new Passing();
    int caught = 0;
    for (int i = -1; i < 4; i++) {
      try {
        caught += p.insideToo(i);
      } catch (ArrayIndexOutOfBoundsException e) {
        caught += 1000;
      }
      if (Thread.holdsLock(p) || Thread.holdsLock(lock) || Thread.holdsLock(Passing.class)) {
        return "held";
      }
    }
    return "" + caught;
  }

  /** From natives and the runtime. */
  static int natives(int n) throws Exception {
    switch (n) {
      case 0:
        System.arraycopy(array, 1, array, 2, 5);
        return 1;
      case 1:
        System.arraycopy(array, 0, lock, 0, 1);
        return 2;
      case 2:
        return ((Object[]) (Object) new String[n]).length + (Integer) (Object) "x";
      case 3:
        Object[] strings = new String[1];
        strings[0] = n;
        return 4;
      case 4:
        return new int[n - 9].length;
      case 5:
        return new int[3][n - 7].length;
      case 6:
        lock.notify();
        return 7;
      case 7:
        return Broken.value;
      case 8:
        return Broken.value + 1;
      case 9:
        return Integer.parseInt("nine");
      case 10:
        return new Cloned().copy().hashCode();
      default:
        return n % (n - n);
    }
  }

  static class Broken {
    static int value = never("while initializing");
  }

  static class Cloned {
    Object copy() throws CloneNotSupportedException {
      return clone();
    }
  }

  static String all() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      try {
        text.append(natives(i));
      } catch (Throwable e) {
        text.append(e.getClass().getSimpleName());
      }
      text.append(' ');
    }
    return text.toString();
  }

  /** Through tables, lambdas, constructors and the class library. */
  static class Node {
    final int value;

    Node(int n) {
      value = looks(n) + always7(n);
    }

    @Override
    public int hashCode() {
      return neverToo(value);
    }
  }

  static String library() {
    StringBuilder text = new StringBuilder();
    List<Supplier<Object>> ways = new ArrayList<>();
    ways.add(() -> new Node(6));
    ways.add(() -> new java.util.HashSet<>(List.of(new Node(1))));
    ways.add(() -> List.of(3, 1, 2).stream().map(n -> 6 / (n - 1)).toList());
    ways.add(() -> new java.util.TreeMap<Object, Object>().put(lock, lock));
    ways.add(() -> new ArrayList<>(List.of(1, 2)).listIterator().previous());
    ways.add(() -> java.util.Optional.empty().orElseThrow(() -> new Error("none")));
    ways.add(() -> "abc".substring(2, 1));
    ways.add(() -> List.of(1).remove(0));
    for (Supplier<Object> way : ways) {
      try {
        text.append(way.get());
      } catch (RuntimeException | Error e) {
        text.append(e.getClass().getName()).append(':').append(e.getMessage());
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Passed on from one that looks to the next. */
  static int ladder(int n, IntFunction<Object> end) {
    try {
      return n == 0 ? end.apply(n).hashCode() : 1 + ladder(n - 1, end);
    } catch (ClassCastException e) {
      return n * 100;
    } finally {
      array[0] += n;
    }
  }

  public static void main(String[] args) throws Exception {
    System.out.println(sum(0) + " " + sum(1) + " " + sum(2) + " " + sum(3));
    System.out.println(known());
    System.out.println(keeps(1, 2, 3.5, "four", 5, 6, 'g', 8.25f));
    System.out.println(monitors());
    System.out.println(all());
    System.out.print(library());
    System.out.println(ladder(5, n -> (String) lock));
    try {
      System.out.println(ladder(5, n -> null));
    } catch (NullPointerException e) {
      System.out.println("null " + e.getStackTrace().length + " " + array[0]);
    }
  }
}
