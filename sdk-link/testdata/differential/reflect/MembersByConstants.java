package reflect;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

public class MembersByConstants {
  interface Shape {
    double area();

    default String describe() {
      return "a shape of area " + area();
    }

    static Shape unit() {
      return () -> 1.0;
    }
  }

  static class Base {
    protected int inherited = 5;
    public String open = "open";

    public String hello(String name) {
      return "hello " + name;
    }

    protected void hidden() {}
  }

  static class Square extends Base implements Shape, Comparable<Square> {
    static int count;
    public static final String KIND = "square";
    private final double side;
    long stamp = 7L;
    List<? extends Number> numbers;

    Square() {
      this(1);
    }

    public Square(double side) {
      this.side = side;
      count++;
    }

    private Square(int a, byte b, char c, long d, float e, boolean f, String... rest) {
      this(a + b + c + d + e + (f ? 1 : 0) + rest.length);
    }

    public double area() {
      return side * side;
    }

    @Override
    public int compareTo(Square other) {
      return Double.compare(side, other.side);
    }

    private static String join(String separator, Object[] parts, int[] more) {
      return Arrays.toString(parts) + separator + Arrays.toString(more);
    }

    int wide(byte a, short b, int c, long d) {
      return (int) (a + b + c + d);
    }

    double widest(float f, double d) {
      return f + d;
    }

    void fail(String how) throws IOException {
      if (how.equals("io")) {
        throw new IOException("as asked");
      }
      throw new IllegalStateException(how);
    }

    <T extends Comparable<T>> Map<String, T> generic(List<? super T> in, T[] array) {
      return null;
    }

    final synchronized void modified() {}
  }

  static String text(Executable e) {
    return e + " | " + e.toGenericString() + " | " + Modifier.toString(e.getModifiers()) + " "
        + e.getParameterCount() + " " + Arrays.toString(e.getParameterTypes()) + " "
        + Arrays.toString(e.getExceptionTypes()) + " " + e.isVarArgs() + e.isSynthetic();
  }

  interface Action {
    Object run() throws Throwable;
  }

  static void attempt(String what, Action action) {
    try {
      System.out.println(what + ": " + action.run());
    } catch (InvocationTargetException e) {
      System.out.println(what + " threw " + e.getCause() + " in " + e.getMessage());
    } catch (Throwable e) {
      System.out.println(what + " failed: " + e);
    }
  }

  public static void main(String[] args) throws Throwable {
    Method[] methods = Square.class.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::toString));
    for (Method m : methods) {
      System.out.println(text(m) + " " + m.getReturnType() + " " + m.isBridge() + m.isDefault());
    }
    Method[] all = Square.class.getMethods();
    Arrays.sort(all, Comparator.comparing(Method::toString));
    for (Method m : all) {
      System.out.println(m);
    }
    Constructor<?>[] constructors = Square.class.getDeclaredConstructors();
    Arrays.sort(constructors, Comparator.comparing(Constructor::toString));
    for (Constructor<?> c : constructors) {
      System.out.println(text(c));
    }
    System.out.println(Square.class.getConstructors().length);
    for (Field f : Square.class.getDeclaredFields()) {
      System.out.println(f + " | " + f.toGenericString() + " " + f.getType() + " "
          + f.getGenericType() + " " + Modifier.toString(f.getModifiers()));
    }
    for (Field f : Square.class.getFields()) {
      System.out.println(f);
    }
    System.out.println(Shape.class.getMethods().length + " " + Shape.class.getDeclaredFields().length);
    invocations();
    fields();
    lookups();
    System.out.println(Square.class.getGenericSuperclass() + " "
        + Arrays.toString(Square.class.getGenericInterfaces()) + " "
        + Arrays.toString(Square.class.getInterfaces()));
  }

  static void invocations() throws Throwable {
    Square square = Square.class.getDeclaredConstructor().newInstance();
    Method area = Square.class.getMethod("area");
    System.out.println(area.invoke(square));
    Constructor<Square> sized = Square.class.getConstructor(double.class);
    System.out.println(area.invoke(sized.newInstance(3)) + " " + area.invoke(sized.newInstance('a')));
    Constructor<Square> many = Square.class.getDeclaredConstructor(int.class, byte.class,
        char.class, long.class, float.class, boolean.class, String[].class);
    System.out.println(
        many.newInstance(1, (byte) 2, (char) 3, 4L, 5f, true, new String[] {"x"}).area());
    Method hello = Square.class.getMethod("hello", String.class);
    System.out.println(hello.invoke(square, "you") + " " + hello.getDeclaringClass());
    Method join = Square.class.getDeclaredMethod("join", String.class, Object[].class, int[].class);
    System.out.println(join.invoke(null, "-", new Object[] {1, "b"}, new int[] {3}));
    Method wide = Square.class.getDeclaredMethod(
        "wide", byte.class, short.class, int.class, long.class);
    System.out.println(wide.invoke(square, (byte) 1, (byte) 2, 'c', (short) 4));
    Method widest = Square.class.getDeclaredMethod("widest", float.class, double.class);
    System.out.println(widest.invoke(square, 1L, 2));
    Method fail = Square.class.getDeclaredMethod("fail", String.class);
    attempt("io", () -> fail.invoke(square, "io"));
    attempt("state", () -> fail.invoke(square, "state"));
    attempt("null", () -> fail.invoke(square, (Object) null));
    attempt("no receiver", () -> area.invoke(null));
    attempt("wrong receiver", () -> area.invoke("square"));
    attempt("too few", () -> hello.invoke(square));
    attempt("too many", () -> hello.invoke(square, "a", "b"));
    attempt("mismatch", () -> hello.invoke(square, 5));
    attempt("narrowing", () -> wide.invoke(square, 1, 2, 3, 4));
    attempt("null primitive", () -> wide.invoke(square, null, (short) 2, 3, 4L));
    attempt("describe", () -> Shape.class.getMethod("describe").invoke(square));
    attempt("unit", () -> ((Shape) Shape.class.getMethod("unit").invoke(null)).area());
    attempt("void", () -> Square.class.getDeclaredMethod("modified").invoke(square));
    Method length = String.class.getMethod("length");
    attempt("length", () -> length.invoke("four"));
    attempt("substring", () -> String.class.getMethod("substring", int.class, int.class)
        .invoke("abcdef", 2, 9));
    attempt("valueOf", () -> Integer.class.getMethod("valueOf", String.class).invoke(null, "12"));
    attempt("valueOf", () -> Integer.class.getMethod("valueOf", String.class).invoke(null, "x"));
    System.out.println(Square.count + " " + Square.class.getDeclaredField("count").getInt(null));
  }

  static void fields() throws Throwable {
    Square square = new Square(2);
    Field stamp = Square.class.getDeclaredField("stamp");
    System.out.println(stamp.get(square) + " " + stamp.getLong(square) + " " + stamp.getDouble(square));
    stamp.set(square, 8);
    stamp.setInt(square, 9 + (int) stamp.getLong(square));
    System.out.println(square.stamp);
    attempt("getInt of long", () -> stamp.getInt(square));
    attempt("set String", () -> {
      stamp.set(square, "x");
      return null;
    });
    attempt("set null", () -> {
      stamp.set(square, null);
      return null;
    });
    attempt("set double", () -> {
      stamp.setDouble(square, 1.5);
      return null;
    });
    attempt("get of null", () -> stamp.get(null));
    attempt("get of other", () -> stamp.get("x"));
    Field side = Square.class.getDeclaredField("side");
    attempt("final", () -> {
      side.setDouble(square, 5);
      return square.area();
    });
    side.setAccessible(true);
    attempt("final, accessible", () -> {
      side.setDouble(square, 5);
      return square.area();
    });
    Field kind = Square.class.getField("KIND");
    System.out.println(kind.get(null) + " " + kind.getName() + " " + kind.getDeclaringClass());
    kind.setAccessible(true);
    attempt("static final", () -> {
      kind.set(null, "circle");
      return null;
    });
    Field open = Square.class.getField("open");
    open.set(square, "closed");
    System.out.println(square.open);
    attempt("wrong reference", () -> {
      open.set(square, 5);
      return null;
    });
  }

  static void lookups() {
    attempt("method", () -> Square.class.getMethod("nothing", int.class, String[].class));
    attempt("overload", () -> Square.class.getMethod("hello"));
    attempt("hidden", () -> Square.class.getMethod("hidden"));
    attempt("field", () -> Square.class.getField("stamp"));
    attempt("field", () -> Square.class.getDeclaredField("open"));
    attempt("constructor", () -> Square.class.getConstructor());
    attempt("null", () -> Square.class.getMethod(null));
    attempt("equals", () -> Square.class.getMethod("area").equals(Square.class.getMethod("area")));
    attempt("hash", () -> Square.class.getDeclaredMethod("area").hashCode()
        == Square.class.getMethod("area").hashCode());
    attempt("abstract", () -> Number.class.getConstructor().newInstance());
    attempt("enum", () -> Thread.State.class.getDeclaredConstructor(String.class, int.class)
        .newInstance("X", 1));
  }
}
