package lang;

/** Method references of every kind, with adaptation of arguments and results. */
public class MethodReferences {
  final String name;

  MethodReferences(String name) {
    this.name = name;
  }

  MethodReferences() {
    this("default");
  }

  String greet(String other) {
    return name + " greets " + other;
  }

  static long twice(int i) {
    return 2L * i;
  }

  static String join(Object... parts) {
    return java.util.Arrays.toString(parts);
  }

  private static String hidden(String s) {
    return "hidden " + s;
  }

  class Inner {
    final int i;

    Inner(int i) {
      this.i = i;
    }
  }

  java.util.function.IntFunction<Inner> inner() {
    return Inner::new;
  }

  static class Sub extends MethodReferences {
    Sub() {
      super("sub");
    }

    @Override
    String greet(String other) {
      java.util.function.UnaryOperator<String> up = super::greet;
      java.util.function.UnaryOperator<String> own = this::own;
      return own.apply(up.apply(other));
    }

    private String own(String s) {
      return "<" + s + ">";
    }
  }

  interface TriFunction<A, B, C, R> {
    R apply(A a, B b, C c);
  }

  public static void main(String[] args) {
    java.util.function.Function<String, MethodReferences> make = MethodReferences::new;
    java.util.function.Supplier<MethodReferences> makeDefault = MethodReferences::new;
    java.util.function.BiFunction<MethodReferences, String, String> unbound =
        MethodReferences::greet;
    MethodReferences ann = make.apply("ann");
    java.util.function.Function<String, String> bound = ann::greet;
    System.out.println(unbound.apply(makeDefault.get(), "x") + ", " + bound.apply("y"));
    System.out.println(unbound.apply(new Sub(), "virtual"));
    java.util.function.ToLongFunction<Integer> unboxing = MethodReferences::twice;
    java.util.function.Function<Integer, Long> boxing = MethodReferences::twice;
    java.util.function.IntToDoubleFunction widening = MethodReferences::twice;
    System.out.println(
        unboxing.applyAsLong(4) + " " + boxing.apply(5) + " " + widening.applyAsDouble(6));
    TriFunction<Object, Object, Object, String> variable = MethodReferences::join;
    System.out.println(variable.apply(1, "b", 'c'));
    java.util.function.IntFunction<int[][]> arrays = int[][]::new;
    System.out.println(arrays.apply(3).length);
    java.util.function.Function<int[], int[]> cloner = int[]::clone;
    System.out.println(cloner.apply(new int[] {7, 8})[1]);
    System.out.println(ann.inner().apply(9).i);
    java.util.function.UnaryOperator<String> hidden = MethodReferences::hidden;
    System.out.println(hidden.apply("z"));
    java.util.Comparator<String> order = String::compareToIgnoreCase;
    System.out.println(order.compare("ABC", "abd") + " " + order.reversed().compare("a", "b"));
    java.util.function.Consumer<String> ignoring = new java.util.ArrayList<String>()::add;
    ignoring.accept("result is dropped");
    java.util.function.Supplier<Integer> length = "literal"::length;
    System.out.println(length.get());
    try {
      MethodReferences none = null;
      java.util.function.Function<String, String> nothing = none::greet;
      System.out.println(nothing);
    } catch (NullPointerException e) {
      System.out.println("a bound receiver is checked at once");
    }
    java.util.function.Function<Object, String> string = Object::toString;
    System.out.println(string.apply(new StringBuilder("sb")) + string.apply(12));
    java.util.function.Function<Runnable, Thread> constructor = Thread::new;
    constructor.apply(() -> System.out.println("ran")).run();
  }
}
