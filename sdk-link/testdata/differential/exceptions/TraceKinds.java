package exceptions;

/** Traces through constructors, initialisers, lambdas, bridges and inner classes. */
public class TraceKinds {
  interface Thing<T> {
    void accept(T t);
  }

  static class Bridged implements Thing<String> {
    @Override
    public void accept(String s) {
      throw new IllegalArgumentException(s);
    }
  }

  class Inner {
    final int x = fail("field");

    Inner() {
      System.out.println("not reached");
    }
  }

  static class Block {
    {
      fail("block");
    }
  }

  static int fail(String why) {
    throw new IllegalStateException(why);
  }

  interface WithDefault {
    default void go() {
      new Object() {
        void anonymous() {
          fail("anonymous in default");
        }
      }.anonymous();
    }
  }

  static void attempt(Runnable r) {
    try {
      r.run();
    } catch (RuntimeException e) {
      e.printStackTrace(System.out);
    }
  }

  public static void main(String[] args) {
    Thing<String> thing = new Bridged();
    attempt(() -> thing.accept("bridge"));
    attempt(() -> new TraceKinds().new Inner());
    attempt(Block::new);
    attempt(() -> new WithDefault() {}.go());
    attempt(
        () ->
            attempt(
                () -> {
                  int x = 1;
                  x += fail("nested lambda");
                }));
    attempt(new TraceKinds()::reference);
  }

  private void reference() {
    throw new RuntimeException("reference");
  }
}
