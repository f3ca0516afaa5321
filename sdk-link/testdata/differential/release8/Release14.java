// release: 14
package release8;

/** Class files of release 14: switch expressions. */
public class Release14 {
  enum Size {
    S,
    M,
    L
  }

  static int cm(Size s) {
    return switch (s) {
      case S -> 10;
      case M -> {
        int x = 5;
        yield x * 3;
      }
      case L -> throw new IllegalArgumentException("too large");
    };
  }

  public static void main(String[] args) {
    System.out.println(cm(Size.S) + " " + cm(Size.M));
    try {
      cm(Size.L);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
