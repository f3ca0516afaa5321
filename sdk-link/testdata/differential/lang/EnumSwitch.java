package lang;

/** Switches on enums, as statement and expression. */
public class EnumSwitch {
  enum Color {
    RED,
    GREEN,
    BLUE,
    UNUSED
  }

  static String name(Color c) {
    switch (c) {
      case GREEN:
        return "vert";
      case RED:
        return "rouge";
      default:
        return "autre";
    }
  }

  static int exhaustive(Color c) {
    return switch (c) {
      case RED -> 1;
      case GREEN -> 2;
      case BLUE -> 3;
      case UNUSED -> 4;
    };
  }

  public static void main(String[] args) {
    for (Color c : Color.values()) {
      System.out.println(c + " " + name(c) + " " + exhaustive(c));
    }
    try {
      name(null);
    } catch (NullPointerException e) {
      System.out.println("null selector");
    }
  }
}
