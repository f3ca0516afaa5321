package lang;

/** Enums: fields, bodies, abstract methods, valueOf, ordinals, comparison. */
public class Enums {
  enum Planet {
    MERCURY(3.303e+23, 2.4397e6),
    EARTH(5.976e+24, 6.37814e6);

    private final double mass;
    private final double radius;

    Planet(double mass, double radius) {
      this.mass = mass;
      this.radius = radius;
    }

    double gravity() {
      return 6.67300E-11 * mass / (radius * radius);
    }
  }

  enum Op implements java.util.function.IntBinaryOperator {
    PLUS("+") {
      @Override
      public int applyAsInt(int a, int b) {
        return a + b;
      }
    },
    TIMES("*") {
      @Override
      public int applyAsInt(int a, int b) {
        return a * b;
      }

      @Override
      public String toString() {
        return "times";
      }
    };

    final String symbol;

    Op(String symbol) {
      this.symbol = symbol;
    }
  }

  enum Single {
    ONLY
  }

  enum Empty {}

  public static void main(String[] args) {
    for (Planet p : Planet.values()) {
      System.out.println(p + " " + p.ordinal() + " " + p.gravity());
    }
    for (Op op : Op.values()) {
      System.out.println(
          op
              + " "
              + op.name()
              + " "
              + op.symbol
              + " "
              + op.applyAsInt(6, 7)
              + " "
              + op.getDeclaringClass().getName()
              + " "
              + op.getClass().getName()
              + " "
              + (op.getClass() == Op.class));
    }
    System.out.println(Op.valueOf("PLUS") == Op.PLUS);
    System.out.println(Enum.valueOf(Planet.class, "EARTH").compareTo(Planet.MERCURY));
    try {
      Op.valueOf("MINUS");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    try {
      Op.valueOf(null);
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    Op[] values = Op.values();
    values[0] = null;
    System.out.println(Op.values()[0] + " " + Single.values().length + Empty.values().length);
    System.out.println(
        Op.PLUS.equals(Op.PLUS)
            + " "
            + Op.PLUS.equals(null)
            + " "
            + Single.class.isEnum()
            + " "
            + Op.PLUS.getClass().isEnum()
            + " "
            + Op.class.getEnumConstants().length
            + " "
            + String.class.getEnumConstants());
  }
}
