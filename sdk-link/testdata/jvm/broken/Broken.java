package broken;

/** Calls what the test removes before it links. */
public final class Broken {
  private Broken() {}

  public static void main(String[] arguments) {
    new Middle().go();
  }

  static final class Middle {
    void go() {
      Missing.call(1, "x");
      System.out.println(Missing.field);
      new Gone();
    }
  }

  static native void call();

  static final class Missing {
    static int field;

    static void call(int number, String text) {}
  }

  static final class Gone {}
}
