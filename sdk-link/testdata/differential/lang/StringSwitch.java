package lang;

/** Switches on strings, with colliding hash codes and null. */
public class StringSwitch {
  static int of(String s) {
    switch (s) {
      case "Aa":
        return 1;
      case "BB":
        return 2; // the same hash code as Aa
      case "":
        return 3;
      case "AaBB":
        return 4;
      case "BBAa":
        return 5;
      case "\u00e9t\u00e9":
        return 6;
      default:
        return 0;
    }
  }

  static String day(String s) {
    return switch (s) {
      case "sat", "sun" -> "weekend";
      case "mon" -> {
        String r = "week";
        yield r + " start";
      }
      default -> "week";
    };
  }

  public static void main(String[] args) {
    String[] values = {"Aa", "BB", "", "AaBB", "BBAa", "AaAa", "BBBB", "\u00e9t\u00e9", "C#", " "};
    for (String s : values) {
      System.out.println(s + " " + s.hashCode() + " " + of(s) + " " + of(new String(s)));
    }
    System.out.println(day("sat") + " " + day("mon") + " " + day("tue"));
    try {
      of(null);
    } catch (NullPointerException e) {
      System.out.println("null selector");
    }
  }
}
