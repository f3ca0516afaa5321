package npemessages;

/** Parameters beyond the 64th word, and such as loops and handlers write. */
public class ManyParameters {
  static int unwritten(
      long a0, long a1, long a2, long a3, long a4, long a5, long a6, long a7, long a8, long a9,
      long a10, long a11, long a12, long a13, long a14, long a15, long a16, long a17, long a18,
      long a19, long a20, long a21, long a22, long a23, long a24, long a25, long a26, long a27,
      long a28, long a29, long a30, String s, String t) {
    return s == null ? s.length() : t.length();
  }

  static int written(
      long a0, long a1, long a2, long a3, long a4, long a5, long a6, long a7, long a8, long a9,
      long a10, long a11, long a12, long a13, long a14, long a15, long a16, long a17, long a18,
      long a19, long a20, long a21, long a22, long a23, long a24, long a25, long a26, long a27,
      long a28, long a29, long a30, String s, String t) {
    s = t;
    return s.length();
  }

  static int wide(
      long a0, long a1, long a2, long a3, long a4, long a5, long a6, long a7, long a8, long a9,
      long a10, long a11, long a12, long a13, long a14, long a15, long a16, long a17, long a18,
      long a19, long a20, long a21, long a22, long a23, long a24, long a25, long a26, long a27,
      long a28, long a29, long a30, String s, long b, String t) {
    return t.length() + s.length();
  }

  static int below(String s, int n) {
    while (s.length() > n) {
      s = s.length() > 3 ? null : s.substring(1);
    }
    return s.hashCode();
  }

  static int above(String s, int n) {
    for (int i = 0; i < n; i++) {
      s = i == 1 ? null : s;
    }
    return s.length();
  }

  static int handled(String s, int[] n) {
    try {
      s = n[0] > 0 ? "" : null;
      n[1] = s.length();
    } catch (RuntimeException e) {
      return s.length();
    }
    return 0;
  }

  static int jumpedTo(String s, int n) {
    do {
      if (n == 2) {
        return s.length();
      }
      s = n == 1 ? null : s;
      n++;
    } while (true);
  }

  interface Action {
    int run();
  }

  static void show(Action action) {
    try {
      System.out.println(action.run());
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }

  public static void main(String[] args) {
    show(() -> unwritten(
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, null, null));
    show(() -> unwritten(
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, "s", null));
    show(() -> written(
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, "s", null));
    show(() -> wide(
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, null, 2, null));
    show(() -> wide(
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, null, 2, "t"));
    show(() -> below(null, 1));
    show(() -> below("long text", 1));
    show(() -> above(null, 0));
    show(() -> above("text", 2));
    show(() -> handled(null, new int[2]));
    show(() -> handled(null, null));
    show(() -> jumpedTo(null, 2));
    show(() -> jumpedTo("text", 1));
  }
}
