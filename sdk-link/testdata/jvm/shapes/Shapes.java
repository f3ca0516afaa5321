package shapes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Uses much of the language, so that a jar which was shaken too hard fails to run. */
public final class Shapes {
  interface Shape {
    double area();

    default String text() {
      return getClass().getSimpleName() + " " + area();
    }

    default String unused() {
      return "gone";
    }
  }

  record Square(double side) implements Shape {
    @Override
    public double area() {
      return side * side;
    }
  }

  record Circle(double radius) implements Shape {
    @Override
    public double area() {
      return Math.round(3.14 * radius * radius);
    }

    @Override
    public String text() {
      return "round " + this;
    }
  }

  /** Never constructed. */
  record Triangle(double side) implements Shape {
    @Override
    public double area() {
      return new Helper().half(side);
    }
  }

  static final class Helper {
    double half(double side) {
      return side / 2;
    }
  }

  enum Order implements Comparator<Shape> {
    UP {
      @Override
      public int compare(Shape a, Shape b) {
        return Double.compare(a.area(), b.area());
      }
    }
  }

  @FunctionalInterface
  interface Maker {
    Shape make(int size);

    default Shape twice(int size) {
      return make(2 * size);
    }
  }

  abstract static class Base {
    private final List<String> log = new ArrayList<>();

    abstract void step();

    final void run() {
      step();
      log.add("ran");
      System.out.println(log);
    }

    private int unusedField;

    int unusedMethod() {
      return unusedField;
    }
  }

  /** What the class library calls is kept: {@code compareTo}, {@code toString}, {@code run}. */
  static final class Name implements Comparable<Name>, Runnable {
    private final String name;

    Name(String name) {
      this.name = name;
    }

    @Override
    public int compareTo(Name other) {
      return name.compareTo(other.name);
    }

    @Override
    public void run() {
      System.out.println("thread of " + name);
    }

    @Override
    public String toString() {
      return "<" + name + ">";
    }
  }

  public static final class Found {
    public Found() {}

    public String hidden() {
      return "found by name";
    }

    public String other() {
      return "not asked for";
    }
  }

  /** Implemented by what {@code META-INF/services} names. */
  public interface Greeter {
    String greet();
  }

  public static final class Polite implements Greeter {
    @Override
    public String greet() {
      return "good day";
    }
  }

  private Shapes() {}

  public static void main(String[] arguments) throws Exception {
    Maker maker = Square::new;
    List<Shape> shapes = new ArrayList<>(List.of(maker.twice(2), new Circle(1)));
    shapes.sort(Order.valueOf("UP"));
    shapes.forEach(s -> System.out.println(s.text()));
    new Base() {
      @Override
      void step() {
        System.out.println("step");
      }
    }.run();
    List<Name> names = new ArrayList<>(List.of(new Name("b"), new Name("a")));
    names.sort(null);
    System.out.println(names);
    Thread thread = new Thread(names.get(0));
    thread.start();
    thread.join();
    Object found = Class.forName("shapes.Shapes$Found").getConstructor().newInstance();
    System.out.println(found.getClass().getMethod("hidden").invoke(found));
    Supplier<String> text = () -> switch (shapes.size()) {
      case 2 -> "two";
      default -> "many";
    };
    System.out.println(text.get() + new Square(1).equals(new Square(1)));
    try (var in = Shapes.class.getResourceAsStream("/note.txt")) {
      System.out.print(new String(in.readAllBytes()));
    }
    ServiceLoader.load(Greeter.class).forEach(g -> System.out.println(g.greet()));
    throw new IllegalStateException("the end");
  }
}
