package init;

/** An initialiser that fails under main prints its chain. */
public class UncaughtInitializer {
  static class Holder {
    static final int[] TABLE = build();

    static int[] build() {
      int[] t = new int[2];
      for (int i = 0; i < 3; i++) {
        t[i] = i;
      }
      return t;
    }
  }

  public static void main(String[] args) {
    System.out.println("start");
    System.out.println(Holder.TABLE.length);
  }
}
