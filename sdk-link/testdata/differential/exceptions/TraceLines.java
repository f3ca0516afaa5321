package exceptions;

/** The line in a trace is that of the call or operation within a longer statement. */
public class TraceLines {
  static int ok(int i) {
    return i;
  }

  static int bad(int i) {
    if (i > 0) throw new RuntimeException("bad " + i);
    return i;
  }

  static void show(Throwable t) {
    for (StackTraceElement e : t.getStackTrace()) {
      System.out.println("  " + e.getMethodName() + ":" + e.getLineNumber());
    }
  }

  static void multi(int zero, int[] a, Object o, int which) {
    int x =
        ok(1)
            + bad(which == 1 ? 1 : 0)
            + ok(bad(which == 2 ? 2 : 0))
            + 10 / (which == 3 ? zero : 1)
            + a[which == 4 ? 5 : 0];
    if (which == 5) {
      String s = (String) o;
      x += s.length();
    }
    for (int i = bad(which == 6 ? 6 : 0);
        i < bad(which == 7 ? 7 : 1 - 1) + 1;
        i += 1 + bad(which == 8 ? 8 : 0)) {
      x++;
    }
    switch (bad(which == 9 ? 9 : 0)) {
      case 0:
        Object[] strings = new String[1];
        strings[0] = which == 10 ? o : "";
        break;
      default:
    }
    System.out.println("reached the end " + x);
  }

  public static void main(String[] args) {
    for (int which = 0; which <= 10; which++) {
      try {
        multi(0, new int[1], which, which);
      } catch (RuntimeException e) {
        System.out.println(which + " " + e.getClass().getSimpleName());
        show(e);
      }
    }
  }
}
