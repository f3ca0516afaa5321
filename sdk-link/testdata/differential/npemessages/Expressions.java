package npemessages;

import java.util.List;
import java.util.Map;

/** Helpful messages of longer expressions: depth, constants, inlined callees, library code. */
public class Expressions {
  static final Expressions NOTHING = null;
  Expressions a;
  int[][][] cube = new int[3][3][];
  Object object;
  long wide;

  Expressions next() {
    return a;
  }

  static int length(String s) {
    return s.length();
  }

  private static String name(Expressions e) {
    return e.object.toString();
  }

  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("nothing thrown");
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }

  static void reused(String text, long number, Object last) {
    attempt(() -> System.out.println(text.length() + number));
    Object copy = last;
    last = text == null ? null : "x";
    try {
      last.hashCode();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      (text == null ? copy : last).hashCode();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }

  public static void main(String[] args) {
    Expressions e = new Expressions();
    Expressions[] all = {e, null};
    byte index = 1;
    char c = 'a';
    attempt(() -> System.out.println(e.a.a.a.a.a.a.object));
    attempt(() -> e.a.next().a = e);
    attempt(() -> e.next().next());
    attempt(() -> all[index].a = null);
    attempt(() -> all[1].cube[0][1][2]++);
    attempt(() -> all[0].cube[2][1][100]++);
    attempt(() -> all[0].cube[e.cube.length - 2][index][c]++);
    attempt(() -> all[0].cube[-1 + 2][1][1000] = 70000);
    attempt(() -> e.a.wide++);
    attempt(() -> System.out.println(NOTHING.wide));
    attempt(() -> length(null));
    attempt(() -> length((String) e.object));
    attempt(() -> name(e));
    attempt(() -> name(null));
    attempt(() -> List.of("a").contains(null));
    attempt(() -> Map.of().get(null));
    attempt(() -> "x".compareTo(null));
    attempt(() -> new StringBuilder("a").append(new char[0]).append((char[]) null));
    attempt(() -> new java.util.ArrayList<>((java.util.Collection<?>) null));
    attempt(() -> System.arraycopy(null, 0, new int[1], 0, 1));
    attempt(() -> new StringBuilder().compareTo(null));
    attempt(() -> System.out.println(e.object instanceof String s ? s : e.object.equals(1)));
    attempt(() -> System.out.println(((int[]) e.object).clone().length));
    attempt(() -> { for (int x : (Iterable<Integer>) e.object) System.out.println(x); });
    reused(null, 3, null);
    reused("t", 3, null);
  }
}
