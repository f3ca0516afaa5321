package exceptions;

/** Resources close in reverse; what close throws is suppressed. */
public class TryWithResources {
  record Resource(String name, boolean failsToClose) implements AutoCloseable {
    Resource {
      System.out.println("open " + name);
      if (name.equals("bad")) {
        throw new IllegalArgumentException("cannot open");
      }
    }

    @Override
    public void close() {
      System.out.println("close " + name);
      if (failsToClose) {
        throw new IllegalStateException("close of " + name);
      }
    }
  }

  static void attempt(int which) {
    System.out.println("--- " + which);
    try (Resource a = new Resource("a", which == 1 || which == 3);
        Resource none = null;
        Resource b = new Resource(which == 4 ? "bad" : "b", which == 3)) {
      System.out.println("body " + a.name() + none + b.name());
      if (which >= 2) {
        throw new RuntimeException("body fails");
      }
    } catch (RuntimeException e) {
      System.out.println(
          "caught " + e + " suppressed " + java.util.Arrays.toString(e.getSuppressed()));
      if (which == 3) {
        e.printStackTrace(System.out);
      }
    } finally {
      System.out.println("finally");
    }
  }

  static int returning() {
    Resource outside = new Resource("outside", false);
    try (outside) {
      return 5;
    }
  }

  public static void main(String[] args) {
    for (int i = 0; i < 5; i++) {
      attempt(i);
    }
    System.out.println(returning());
  }
}
