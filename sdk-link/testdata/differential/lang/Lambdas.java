package lang;

/** Lambdas: captures of every type, nesting, recursion, identity. */
public class Lambdas {
  interface Mixed {
    String apply(byte b, long l, double d, Object o, int i);
  }

  interface Thrower {
    void run() throws Exception;
  }

  interface Fib {
    int of(Fib self, int n);
  }

  int field = 3;

  java.util.function.IntUnaryOperator adder() {
    return x -> x + field++;
  }

  static java.util.function.Supplier<java.util.function.Supplier<String>> nested(String a) {
    return () -> {
      String b = a + "b";
      return () -> {
        String c = b + "c";
        java.util.function.Function<String, String> f = x -> a + b + c + x;
        return f.apply("!");
      };
    };
  }

  public static void main(String[] args) throws Exception {
    boolean z = true;
    byte b = 1;
    char c = 'c';
    short s = 2;
    int i = 3;
    long l = 4L << 33;
    float f = 5.5f;
    double d = 6.25;
    String t = "text";
    java.util.function.Supplier<String> all = () -> "" + z + b + c + s + i + l + f + d + t;
    System.out.println(all.get());
    Mixed m = (p, q, r, o, n) -> p + q + r + "" + o + n + t;
    System.out.println(m.apply((byte) -1, 1L << 40, 0.5, 'x', 9));
    Lambdas owner = new Lambdas();
    var adder = owner.adder();
    System.out.println(adder.applyAsInt(1) + " " + adder.applyAsInt(1) + " " + owner.field);
    System.out.println(nested("a").get().get());
    Fib fib = (self, n) -> n < 2 ? n : self.of(self, n - 1) + self.of(self, n - 2);
    System.out.println(fib.of(fib, 15));
    Thrower thrower =
        () -> {
          throw new java.io.IOException("from lambda");
        };
    try {
      thrower.run();
    } catch (java.io.IOException e) {
      System.out.println(e.getMessage());
    }
    Runnable[] rs = new Runnable[3];
    for (int k = 0; k < 3; k++) {
      int copy = k * k;
      rs[k] = () -> System.out.print(copy + " ");
    }
    for (Runnable r : rs) {
      r.run();
    }
    System.out.println();
    java.util.function.BiFunction<Integer, Integer, Integer> sum = Integer::sum;
    System.out.println(sum.andThen(x -> x * 2).apply(3, 4));
    java.util.function.Predicate<String> empty = String::isEmpty;
    System.out.println(
        empty.negate().and(x -> x.length() < 3).or(x -> x.equals("long")).test("ab"));
    Object o = (Runnable & java.util.function.IntSupplier & Marker) null;
    System.out.println(o);
    Runnable marked = (Runnable & Marker) () -> System.out.println("marked");
    marked.run();
    System.out.println(marked instanceof Marker);
  }

  interface Marker {}
}
