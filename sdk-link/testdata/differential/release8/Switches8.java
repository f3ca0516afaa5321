// release: 8
package release8;

import java.util.concurrent.TimeUnit;

/** Class files of release 8: switches on strings and enums of this and other classes. */
public class Switches8 {
  enum Color {
    RED,
    GREEN,
    BLUE;

    Color next() {
      switch (this) {
        case RED:
          return GREEN;
        case GREEN:
          return BLUE;
        default:
          return RED;
      }
    }
  }

  static String word(String s) {
    switch (s) {
      case "Aa":
        return "first";
      case "BB": // the same hash code
        return "second";
      case "":
        return "empty";
      case "\u00e9t\u00e9":
        return "summer";
      case "AaAa":
      case "BBBB":
      case "AaBB":
        return "four";
      default:
        return "other " + s.hashCode();
    }
  }

  static int through(TimeUnit unit) {
    int n = 0;
    switch (unit) {
      case NANOSECONDS:
        n++;
      case MICROSECONDS:
        n += 10;
        break;
      case DAYS:
        n = 7;
      default:
        n--;
    }
    return n;
  }

  static long sparse(int key) {
    switch (key) {
      case Integer.MIN_VALUE:
        return 1;
      case -1:
        return 2;
      case 1 << 20:
        return 3;
      case Integer.MAX_VALUE:
        return 4;
      default:
        return sparse(key == 5 ? -1 : Integer.MIN_VALUE) * 10;
    }
  }

  static int dense(char c) {
    switch (c) {
      case 'a': return 1;
      case 'b': return 2;
      case 'd': return 4;
      case 'e': return 5;
      default: return 0;
    }
  }

  static String boxed(Object o) {
    switch ((Byte) o) {
      case 1:
        return "one";
      case -128:
        return "least";
      default:
        return "byte";
    }
  }

  public static void main(String[] args) {
    for (Color c : Color.values()) {
      System.out.print(c + "->" + c.next() + " ");
      switch (c) {
        case BLUE:
          System.out.print("blue ");
          break;
        case RED:
          System.out.print("red ");
      }
    }
    System.out.println();
    for (String s : new String[] {"Aa", "BB", "", "\u00e9t\u00e9", "AaAa", "BBBB", "AaBB", "BBAa"}) {
      System.out.print(word(s) + " ");
    }
    System.out.println();
    for (TimeUnit unit : TimeUnit.values()) {
      System.out.print(through(unit) + " ");
    }
    for (int key : new int[] {Integer.MIN_VALUE, -1, 1 << 20, Integer.MAX_VALUE, 5, 6}) {
      System.out.print(sparse(key) + " ");
    }
    for (char c = '`'; c < 'g'; c++) {
      System.out.print(dense(c));
    }
    System.out.println(boxed((byte) 1) + boxed((byte) -128) + boxed((byte) 0));
    Runnable[] failing = {
      () -> word(null), () -> through(null), () -> boxed(1), () -> ((Color) null).next()
    };
    for (Runnable each : failing) {
      try {
        each.run();
      } catch (RuntimeException e) {
        System.out.println(e.getClass().getName() + ": " + e.getMessage());
      }
    }
  }
}
