// declare: proxy reflect.Proxies$Greeter reflect.Proxies$Counter
package reflect;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;

public class Proxies {
  interface Greeter {
    String greet(String name);

    default String twice(String name) {
      return greet(name) + greet(name);
    }
  }

  interface Counter {
    int count(long by, double factor, boolean up);

    void reset() throws IOException;

    Number last();

    String greet(String name);
  }

  interface Narrow extends Counter {
    Integer last();
  }

  static class Log implements InvocationHandler {
    private final Object target;

    Log(Object target) {
      this.target = target;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
      System.out.println("> " + method + " " + (args == null ? 0 : args.length));
      try {
        return method.invoke(target, args);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  static void attempt(String what, Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      System.out.println(what + " failed: " + e + " " + e.getCause());
    }
  }

  public static void main(String[] args) throws Exception {
    ClassLoader loader = Proxies.class.getClassLoader();
    Greeter plain = name -> "hi " + name + " ";
    Greeter greeter = (Greeter) Proxy.newProxyInstance(
        loader, new Class<?>[] {Greeter.class}, new Log(plain));
    System.out.println(greeter.greet("a"));
    System.out.println(greeter.twice("b"));
    System.out.println(greeter.hashCode() == plain.hashCode());
    System.out.println(greeter.equals(greeter) + " " + greeter.equals(plain));
    System.out.println(Proxy.isProxyClass(greeter.getClass()) + " "
        + Proxy.isProxyClass(Log.class) + " "
        + (Proxy.getInvocationHandler(greeter) instanceof Log) + " "
        + (greeter instanceof Proxy));
    Object[] results = {1, 2.5, null, "text", 7};
    int[] next = {0};
    InvocationHandler scripted = (proxy, method, arguments) -> {
      System.out.println(method.getDeclaringClass().getSimpleName() + "." + method.getName() + " "
          + Arrays.toString(arguments) + " " + method.getReturnType());
      switch (method.getName()) {
        case "reset":
          throw next[0]++ == 0 ? new IOException("declared") : new Exception("undeclared");
        case "toString":
          return "scripted";
        default:
          return results[next[0]++ % results.length];
      }
    };
    Class<?>[] both = new Class<?>[2];
    both[0] = Greeter.class;
    both[1] = Counter.class;
    Object made = Proxy.newProxyInstance(loader, both, scripted);
    Counter counter = (Counter) made;
    attempt("reset", () -> {
      try {
        counter.reset();
      } catch (IOException e) {
        System.out.println("caught " + e);
      }
    });
    attempt("reset", () -> {
      try {
        counter.reset();
      } catch (IOException e) {
        System.out.println("caught " + e);
      }
    });
    attempt("count", () -> System.out.println(counter.count(3, 1.5, true)));
    attempt("count", () -> System.out.println(counter.count(3, 1.5, true)));
    attempt("greet", () -> System.out.println(((Greeter) made).greet("x")));
    attempt("last", () -> System.out.println(counter.last()));
    attempt("last", () -> System.out.println(counter.last()));
    System.out.println(made);
    Narrow narrow = (Narrow) Proxy.newProxyInstance(
        loader, new Class<?>[] {Narrow.class, Runnable.class, Comparable.class}, scripted);
    next[0] = 4;
    System.out.println(narrow.last());
    next[0] = 4;
    System.out.println(((Counter) narrow).last());
    attempt("run", () -> ((Runnable) narrow).run());
    attempt("compare", () -> ((Comparable<Object>) (Object) narrow).compareTo("y"));
    attempt("no interface", () -> Proxy.newProxyInstance(
        loader, new Class<?>[] {Log.class}, scripted));
    attempt("no handler", () -> Proxy.newProxyInstance(
        loader, new Class<?>[] {Greeter.class}, null));
    attempt("twice the same", () -> Proxy.newProxyInstance(
        loader, new Class<?>[] {Greeter.class, Greeter.class}, scripted));
    attempt("no proxy", () -> Proxy.getInvocationHandler("x"));
    InvocationHandler error = (proxy, method, arguments) -> {
      throw new StackOverflowError("as asked");
    };
    Runnable failing = (Runnable) Proxy.newProxyInstance(
        loader, new Class<?>[] {Runnable.class}, error);
    attempt("error", failing);
  }
}
