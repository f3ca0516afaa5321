package threads;

/** A spin on a volatile ends: the other thread gets its turn. */
public class SpinOnVolatile {
  static volatile boolean flag;
  static volatile int turn;
  static volatile long wide;
  static volatile double half;

  public static void main(String[] args) throws Exception {
    Thread t =
        new Thread(
            () -> {
              wide = 1L << 40;
              half = 0.5;
              flag = true;
            });
    t.start();
    long spins = 0;
    while (!flag) {
      spins++;
    }
    System.out.println((spins >= 0) + " " + wide + " " + half);
    Thread other =
        new Thread(
            () -> {
              for (int i = 0; i < 20; i++) {
                while (turn % 2 == 0) {
                  Thread.onSpinWait();
                }
                turn++;
              }
            });
    other.start();
    for (int i = 0; i < 20; i++) {
      while (turn % 2 == 1) {}
      turn++;
    }
    other.join();
    System.out.println(turn);
  }
}
