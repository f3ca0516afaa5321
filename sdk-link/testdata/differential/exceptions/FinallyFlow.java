package exceptions;

/** finally with return, break, continue, throw, and values kept. */
public class FinallyFlow {
  static int x;

  @SuppressWarnings("finally")
  static int overriding() {
    try {
      throw new RuntimeException("lost");
    } finally {
      return 1;
    }
  }

  static int kept() {
    int i = 1;
    try {
      return i;
    } finally {
      i = 2;
      x = i;
    }
  }

  static int[] shared() {
    int[] a = {1};
    try {
      return a;
    } finally {
      a[0] = 2;
    }
  }

  static String loops() {
    String s = "";
    for (int i = 0; i < 5; i++) {
      try {
        if (i == 1) {
          continue;
        }
        if (i == 3) {
          break;
        }
        s += "b" + i;
      } finally {
        s += "f" + i;
      }
    }
    return s;
  }

  static String nested(int n) {
    StringBuilder s = new StringBuilder();
    try {
      try {
        if (n == 1) {
          throw new IllegalArgumentException("one");
        }
        if (n == 2) {
          throw new Error("two");
        }
        s.append("body ");
        if (n == 3) {
          return s.append("return ").toString();
        }
      } catch (IllegalArgumentException e) {
        s.append("catch ").append(e.getMessage()).append(' ');
        throw new IllegalStateException("from catch");
      } finally {
        s.append("inner ");
        if (n == 4) {
          throw new RuntimeException("from finally");
        }
      }
    } catch (RuntimeException | Error e) {
      s.append("outer ").append(e.getMessage()).append(' ');
    } finally {
      s.append("last");
    }
    return s.toString();
  }

  static long longKept() {
    long l = Long.MAX_VALUE;
    double d = 0.5;
    try {
      d = l / 2;
      return l;
    } finally {
      l = (long) d;
      x = (int) l;
    }
  }

  public static void main(String[] args) {
    System.out.println(overriding() + " " + kept() + " " + x + " " + shared()[0] + " " + loops());
    for (int n = 0; n < 5; n++) {
      System.out.println(n + " " + nested(n));
    }
    System.out.println(longKept() + " " + x);
    int i = 0;
    while (true) {
      try {
        try {
          i++;
        } finally {
          if (i < 3) {
            continue;
          }
        }
        break;
      } finally {
        System.out.println("round " + i);
      }
    }
  }
}
