// release: 8
package release8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.*;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class files of release 8: lambdas and method references of every kind. */
public class Lambdas8 {
  interface Named {
    String name();

    default Named upper() {
      return () -> name().toUpperCase(java.util.Locale.ROOT);
    }

    static Named of(Object o) {
      return o::toString;
    }
  }

  interface Many {
    long apply(byte b, short s, char c, int i, long l, float f, double d, Object o);
  }

  interface Generic<T extends Number & Comparable<T>> {
    int compare(T a, T b);
  }

  interface Made<T> {
    T make(int size);
  }

  static class Parent {
    protected String who(String x) {
      return "parent " + x;
    }
  }

  static class Child extends Parent {
    private int field = 4;

    @Override
    protected String who(String x) {
      return "child " + x;
    }

    Function<String, String> upper() {
      return super::who;
    }

    Function<String, String> own() {
      return this::who;
    }

    Supplier<Supplier<Integer>> nested() {
      return () -> {
        field++;
        return () -> field++ + secret();
      };
    }

    private int secret() {
      return 100;
    }

    Supplier<Inner> inner() {
      return Inner::new;
    }

    class Inner {
      @Override
      public String toString() {
        return "inner " + field;
      }
    }
  }

  static int sum(Integer... all) {
    return Arrays.stream(all).mapToInt(Integer::intValue).sum();
  }

  static <T> T twice(T t, UnaryOperator<T> f) {
    return f.andThen(f).apply(t);
  }

  static long fibonacci(int n) {
    class Holder {
      IntToLongFunction f;
    }
    Holder h = new Holder();
    h.f = x -> x < 2 ? x : h.f.applyAsLong(x - 1) + h.f.applyAsLong(x - 2);
    return h.f.applyAsLong(n);
  }

  public static void main(String[] args) throws Exception {
    System.out.println(Named.of(5.5f).upper().name() + Named.of("x").name());
    Many many = (b, s, c, i, l, f, d, o) -> b + s + c + i + l + (long) f + (long) d + o.hashCode();
    System.out.println(many.apply((byte) -1, (short) 2, 'c', 3, 1L << 33, 4.5f, 5.5, "o"));
    Generic<Integer> compare = Integer::compareTo;
    System.out.println(compare.compare(3, 4));
    Made<int[][]> arrays = int[][]::new;
    Made<List<String>> lists = ArrayList::new;
    System.out.println(arrays.make(3).length + lists.make(9).size());
    Child child = new Child();
    System.out.println(child.upper().apply("a") + child.own().apply("b"));
    Supplier<Integer> counter = child.nested().get();
    System.out.println(counter.get() + counter.get() + " " + child.inner().get());
    IntBinaryOperator varargs = Lambdas8::sum;
    System.out.println(varargs.applyAsInt(20, 22));
    ToLongFunction<Integer> widened = Integer::intValue;
    Function<Character, Object> boxing = Character::valueOf;
    DoubleSupplier fromInt = () -> 7;
    System.out.println(widened.applyAsLong(9) + " " + boxing.apply('q') + fromInt.getAsDouble());
    System.out.println(twice("-", s -> s + s) + twice(3, x -> x * x) + fibonacci(20));
    Runnable intersection = (Runnable & Comparable<String>) null == null ? () -> {} : null;
    intersection.run();
    Object marked = (Runnable & Cloneable) () -> System.out.print("marked ");
    ((Runnable) marked).run();
    System.out.println(marked instanceof Cloneable);
    System.out.println(
        Stream.of("pear", "fig", "apple", "kiwi")
            .sorted(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()))
            .collect(Collectors.groupingBy(String::length, Collectors.joining("+"))));
    String none = args.length > 0 ? "" : null;
    try {
      Supplier<Integer> bound = none::length;
      System.out.println("not reached " + bound);
    } catch (NullPointerException e) {
      System.out.println("bound to null");
    }
    Function<Object, String> unbound = Object::toString;
    try {
      unbound.apply(null);
    } catch (NullPointerException e) {
      System.out.println("applied to null");
    }
    try {
      @SuppressWarnings({"unchecked", "rawtypes"})
      Object o = ((Function) (Function<String, Integer>) String::length).apply(5);
      System.out.println("not reached " + o);
    } catch (ClassCastException e) {
      System.out.println(e.getMessage());
    }
    java.util.concurrent.Callable<Void> throwing = () -> {
      throw new java.io.IOException("checked");
    };
    try {
      throwing.call();
    } catch (java.io.IOException e) {
      System.out.println(e.getMessage() + " " + e.getStackTrace()[0]);
    }
  }
}
