import java.util.function.Supplier;

/** Virtual calls, a lambda, a branch that a fact decides, and code that nothing reaches. */
public class Shapes {
  interface Shape {
    int area();
  }

  record Square(int side) implements Shape {
    public int area() {
      return side * side;
    }
  }

  record Circle(int radius) implements Shape {
    public int area() {
      return 3 * radius * radius;
    }
  }

  /** Implements the interface, but is never created. */
  record Unused(int side) implements Shape {
    public int area() {
      return never();
    }
  }

  static boolean written; // never set to true: what it guards is dead

  static int never() {
    return 1;
  }

  static int behindTheSwitch() {
    return 2;
  }

  public static void main(String[] arguments) {
    Shape[] shapes = {new Square(2), new Circle(1)};
    int sum = 0;
    for (Shape shape : shapes) {
      sum += shape.area();
    }
    Supplier<String> text = () -> "sum";
    if (written) {
      sum += behindTheSwitch();
    }
    System.out.println(text.get() + sum);
  }
}
