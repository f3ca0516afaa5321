package lang;

/** Inner classes, their outer instances, and access to private members. */
public class InnerClasses {
  private int value = 1;
  private static int count;

  class Inner {
    private int value = 10;

    class Deep {
      private int value = 100;

      int sum() {
        InnerClasses.this.value++;
        Inner.this.value += 10;
        return value + Inner.this.value + InnerClasses.this.value;
      }
    }

    int both() {
      return value + InnerClasses.this.value + secret();
    }
  }

  private int secret() {
    return 1000 + count++;
  }

  static class Nested {
    private final String name;

    private Nested(String name) {
      this.name = name;
    }
  }

  class Sub extends Inner {
    Sub(InnerClasses other) {
      other.super();
    }
  }

  int sideEffect() {
    return value++;
  }

  public static void main(String[] args) {
    InnerClasses outer = new InnerClasses();
    Inner inner = outer.new Inner();
    Inner.Deep deep = inner.new Deep();
    System.out.println(deep.sum() + " " + deep.sum() + " " + inner.both());
    InnerClasses second = new InnerClasses();
    second.value = 50;
    Sub sub = outer.new Sub(second);
    System.out.println(inner.value + " " + outer.value + " " + sub.both());
    System.out.println(new Nested("private").name);
    try {
      InnerClasses none = null;
      none.new Inner();
    } catch (NullPointerException e) {
      System.out.println("no outer instance");
    }
    System.out.println(outer.sideEffect() + " " + outer.value);
    System.out.println(deep.getClass().getName() + " " + inner.getClass().getSimpleName());
  }
}
