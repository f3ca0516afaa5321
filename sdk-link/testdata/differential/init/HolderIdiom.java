package init;

/** The lazy holder, initialised once by whoever comes first among threads. */
public class HolderIdiom {
  static int made;

  static class Holder {
    static final Object VALUE = make();

    static Object make() {
      made++;
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return "value " + made;
    }
  }

  static class Broken {
    static final int X = compute();

    static int compute() {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      throw new IllegalStateException("broken");
    }
  }

  public static void main(String[] args) throws Exception {
    Thread[] threads = new Thread[5];
    String[] seen = new String[5];
    String[] failures = new String[5];
    for (int i = 0; i < 5; i++) {
      int id = i;
      threads[i] =
          new Thread(
              () -> {
                seen[id] = (String) Holder.VALUE;
                try {
                  failures[id] = "" + Broken.X;
                } catch (Throwable t) {
                  failures[id] = t.getClass().getSimpleName();
                }
              });
      threads[i].start();
    }
    for (Thread t : threads) {
      t.join();
    }
    System.out.println(java.util.Arrays.toString(seen) + " " + made);
    java.util.Arrays.sort(failures);
    System.out.println(java.util.Arrays.toString(failures));
  }
}
