package exceptions;

/** Objects whose construction fails; finalisation order of nested constructors. */
public class ThrowInConstructor {
  static ThrowInConstructor leaked;
  int value = 1;

  ThrowInConstructor(int v) {
    value = v;
    leaked = this;
    if (v < 0) {
      throw new IllegalArgumentException("negative " + v);
    }
    value *= 2;
  }

  static class Sub extends ThrowInConstructor {
    final String name;

    Sub(int v, String name) {
      super(v);
      this.name = name;
    }

    Sub(String number) {
      this(Integer.parseInt(number), "parsed");
    }
  }

  static int argument() {
    throw new UnsupportedOperationException("argument");
  }

  public static void main(String[] args) {
    try {
      new Sub(-5, "x");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage() + " " + leaked.value + " " + ((Sub) leaked).name);
    }
    try {
      new Sub("nan");
    } catch (NumberFormatException e) {
      System.out.println(e.getMessage());
    }
    try {
      new Sub(argument(), "never");
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(new Sub("21").value);
  }
}
