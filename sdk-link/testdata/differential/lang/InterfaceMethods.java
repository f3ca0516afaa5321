package lang;

/** Default, static and private interface methods; diamonds and re-abstraction. */
public class InterfaceMethods {
  interface Shape {
    double area();

    default String describe() {
      return prefix() + getClass().getSimpleName() + " " + area() + unit();
    }

    private String prefix() {
      return "shape ";
    }

    static Shape unit(double a) {
      return () -> a;
    }

    private static String unit() {
      return "m2";
    }
  }

  interface Named {
    default String describe() {
      return "named " + name();
    }

    String name();
  }

  interface Loud extends Named {
    @Override
    default String describe() {
      return Named.super.describe() + "!";
    }
  }

  interface Quiet extends Named {}

  static class Square implements Shape, Named {
    @Override
    public double area() {
      return 4;
    }

    @Override
    public String name() {
      return "square";
    }

    @Override
    public String describe() {
      return Shape.super.describe() + " and " + Named.super.describe();
    }
  }

  static class Both implements Quiet, Loud {
    @Override
    public String name() {
      return "both";
    }
  }

  static class Parent {
    public String name() {
      return "parent's";
    }

    public String describe() {
      return "class wins";
    }
  }

  static class Child extends Parent implements Loud {}

  abstract static class Again implements Loud {
    @Override
    public abstract String describe();
  }

  static class Concrete extends Again {
    @Override
    public String describe() {
      return "concrete " + name();
    }

    @Override
    public String name() {
      return "again";
    }
  }

  public static void main(String[] args) {
    System.out.println(new Square().describe());
    System.out.println(Shape.unit(2).area());
    Named[] all = {new Both(), new Child(), new Concrete(), () -> "lambda"};
    for (Named n : all) {
      System.out.println(n.describe());
    }
  }
}
