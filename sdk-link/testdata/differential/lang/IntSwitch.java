package lang;

/** Dense, sparse, negative and falling-through switches on integers and chars. */
public class IntSwitch {
  static String dense(int i) {
    switch (i) {
      case 0:
        return "zero";
      case 1:
      case 2:
        return "few";
      case 3:
        return "three";
      case 5:
        return "five";
      default:
        return "many";
    }
  }

  static int sparse(int i) {
    switch (i) {
      case Integer.MIN_VALUE:
        return 1;
      case -100:
        return 2;
      case 0:
        return 3;
      case 1000000:
        return 4;
      case Integer.MAX_VALUE:
        return 5;
    }
    return 0;
  }

  static String falling(int i) {
    String s = "";
    switch (i) {
      default:
        s += "default ";
      case 1:
        s += "one ";
      case 2:
        s += "two ";
        break;
      case 3:
        s += "three ";
    }
    return s;
  }

  static int arrows(char c) {
    return switch (c) {
      case 'a', 'e', 'i', 'o', 'u' -> 1;
      case 'y' -> {
        int half = c / 2;
        yield half;
      }
      case '\uffff' -> 3;
      default -> 0;
    };
  }

  public static void main(String[] args) {
    for (int i = -2; i < 8; i++) {
      System.out.println(i + " " + dense(i) + " " + falling(i));
    }
    int[] values = {
      Integer.MIN_VALUE, -2147483647, -101, -100, -99, 0, 1, 999999, 1000000, Integer.MAX_VALUE
    };
    for (int v : values) {
      System.out.print(sparse(v) + " ");
    }
    System.out.println();
    for (char c : "aby\uffffz".toCharArray()) {
      System.out.print(arrows(c) + " ");
    }
    System.out.println();
    byte b = -1;
    switch (b) {
      case -1 -> System.out.println("byte -1");
      default -> System.out.println("other");
    }
    Integer boxed = 42;
    switch (boxed) {
      case 42:
        System.out.println("boxed");
    }
    Integer none = null;
    try {
      switch (none) {
        default:
          System.out.println("not reached");
      }
    } catch (NullPointerException e) {
      System.out.println("null selector");
    }
  }
}
