// declare: proxy java.util.function.Function
package reflect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

public class DefaultMethods {
  interface Root {
    default String name() {
      return "root " + other();
    }

    String other();
  }

  interface Left extends Root {}

  interface Right extends Root {
    @Override
    default String name() {
      return "right " + other();
    }

    default int sum(byte a, short b, char c, int d, long e, float f, double g, boolean h) {
      return (int) (a + b + c + d + e + f + g) + (h ? 1 : 0);
    }

    default Object identity(Runnable action, String[] words, int... numbers) {
      return Arrays.toString(words) + Arrays.toString(numbers) + (action == null);
    }

    default void fail(Exception with) throws Exception {
      throw with;
    }

    default Object cast(Object value) {
      return (String) value;
    }
  }

  interface Both extends Left, Right {}

  interface Far extends Both {}

  interface Apart {
    default String apart() {
      return "apart";
    }
  }

  private interface Hidden {
    default String hidden() {
      return "hidden";
    }
  }

  static final class Plain implements Apart {
    public String own() {
      return "own";
    }
  }

  /** A handler that calls default methods, and answers all others by the method's name. */
  static final InvocationHandler DEFAULTS =
      (proxy, method, arguments) -> {
        System.out.println("> " + method);
        return method.isDefault()
            ? InvocationHandler.invokeDefault(proxy, method, arguments)
            : method.getName();
      };

  interface Action {
    Object run() throws Throwable;
  }

  static void attempt(String what, Action action) {
    try {
      System.out.println(what + ": " + action.run());
    } catch (Throwable e) {
      System.out.println(what + " failed: " + e + ", cause " + e.getCause());
    }
  }


  static Method find(Method[] methods, String name) {
    for (Method method : methods) {
      if (method.getName().equals(name)) {
        return method;
      }
    }
    throw new AssertionError(name);
  }

  static void conversions(Object proxy, Method sum) {
    Object[] fitting = {(byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, true};
    attempt("sum", () -> InvocationHandler.invokeDefault(proxy, sum, fitting));
    Object[] values = {
      (byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, true, null, "text", new StringBuilder("b")
    };
    for (int place = 0; place < fitting.length; place++) {
      for (Object value : values) {
        Object[] arguments = fitting.clone();
        arguments[place] = value;
        attempt(
            place + " " + (value == null ? null : value.getClass()),
            () -> InvocationHandler.invokeDefault(proxy, sum, arguments));
      }
    }
  }

  public static void main(String[] args) throws Exception {
    ClassLoader loader = DefaultMethods.class.getClassLoader();
    Right right =
        (Right) Proxy.newProxyInstance(loader, new Class<?>[] {Right.class}, DEFAULTS);
    Both both = (Both) Proxy.newProxyInstance(loader, new Class<?>[] {Both.class}, DEFAULTS);
    Far far =
        (Far) Proxy.newProxyInstance(loader, new Class<?>[] {Apart.class, Far.class}, DEFAULTS);
    Left left = (Left) Proxy.newProxyInstance(loader, new Class<?>[] {Left.class}, DEFAULTS);
    Root several =
        (Root) Proxy.newProxyInstance(loader, new Class<?>[] {Root.class, Right.class}, DEFAULTS);
    System.out.println(right.name());
    System.out.println(both.name());
    System.out.println(far.name());
    System.out.println(left.name());
    System.out.println(several.name());
    System.out.println(both.identity(null, new String[] {"a"}, 1, 2));
    attempt("fails", () -> {
      both.fail(new Exception("checked"));
      return null;
    });
    attempt("casts", () -> both.cast(1));
    attempt("casts", () -> both.cast("text"));

    Method ofRoot = find(Root.class.getDeclaredMethods(), "name");
    Method ofRight = find(Right.class.getDeclaredMethods(), "name");
    Method sum = find(Right.class.getDeclaredMethods(), "sum");
    Method identity = find(Right.class.getDeclaredMethods(), "identity");
    for (Object proxy : new Object[] {right, both, far, left, several}) {
      String interfaces = Arrays.toString(proxy.getClass().getInterfaces());
      attempt("Root.name on " + interfaces, () -> InvocationHandler.invokeDefault(proxy, ofRoot));
      attempt("Right.name on " + interfaces, () -> InvocationHandler.invokeDefault(proxy, ofRight));
    }
    conversions(right, sum);
    attempt("sum of nothing", () -> InvocationHandler.invokeDefault(right, sum));
    attempt("sum of null", () -> InvocationHandler.invokeDefault(right, sum, (Object[]) null));
    attempt("name of one", () -> InvocationHandler.invokeDefault(right, ofRight, 1));
    attempt("name of null",
        () -> InvocationHandler.invokeDefault(right, ofRight, (Object[]) null));
    attempt("words", () -> InvocationHandler.invokeDefault(right, identity, null, null, null));
    attempt("words", () -> InvocationHandler.invokeDefault(
        right, identity, (Runnable) () -> {}, new String[0], new int[] {7}));
    attempt("words", () -> InvocationHandler.invokeDefault(right, identity, 1, null, null));
    attempt("words", () -> InvocationHandler.invokeDefault(
        right, identity, null, new Object[0], null));
    attempt("words", () -> InvocationHandler.invokeDefault(
        right, identity, null, null, new long[0]));

    Method apart = find(Apart.class.getDeclaredMethods(), "apart");
    Method other = find(Root.class.getDeclaredMethods(), "other");
    Method own = find(Plain.class.getDeclaredMethods(), "own");
    attempt("on far", () -> InvocationHandler.invokeDefault(far, apart));
    attempt("on right", () -> InvocationHandler.invokeDefault(right, apart));
    attempt("no default method",
        () -> InvocationHandler.invokeDefault(right, other));
    attempt("of a class",
        () -> InvocationHandler.invokeDefault(right, own));
    attempt("no proxy", () -> InvocationHandler.invokeDefault(new Plain(), apart));
    attempt("null", () -> InvocationHandler.invokeDefault(null, apart));
    attempt("no method", () -> InvocationHandler.invokeDefault(right, null));

    Hidden hidden =
        (Hidden) Proxy.newProxyInstance(loader, new Class<?>[] {Hidden.class}, DEFAULTS);
    System.out.println(hidden.hidden());

    @SuppressWarnings("unchecked")
    Function<Object, Object> twice =
        (Function<Object, Object>)
            Proxy.newProxyInstance(loader, new Class<?>[] {Function.class}, DEFAULTS);
    System.out.println(twice.andThen(x -> x + "!").apply("x"));
    @SuppressWarnings("unchecked")
    Comparator<String> order =
        (Comparator<String>)
            Proxy.newProxyInstance(
                loader,
                new Class<?>[] {Comparator.class},
                (proxy, method, arguments) ->
                    method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : ((String) arguments[0]).compareTo((String) arguments[1]));
    System.out.println(order.reversed().compare("a", "b"));
    System.out.println(order.thenComparing(String::length).compare("a", "b"));
  }
}
