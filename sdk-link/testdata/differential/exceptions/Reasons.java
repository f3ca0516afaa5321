package exceptions;

/** Texts that only exceptions need: every type, null, constants, and what goes wrong in them. */
public class Reasons {
  static class Named {
    @Override
    public String toString() {
      return "named";
    }
  }

  static class NullNamed {
    @Override
    public String toString() {
      return null;
    }
  }

  static class Failing {
    final int number;

    Failing(int number) {
      this.number = number;
    }

    @Override
    public String toString() {
      throw new IllegalStateException("text of " + number);
    }
  }

  static int order;

  static Object tells(String name) {
    return new Object() {
      @Override
      public String toString() {
        return name + order++;
      }
    };
  }

  static void all(boolean z, byte b, short s, char c, int i, long l, float f, double d, Object o) {
    throw new IllegalArgumentException(
        "" + z + b + s + c + i + l + f + d + o + new NullNamed() + null + "." + z + '|' + c);
  }

  static void marks(String text, int i) {
    throw new IllegalArgumentException("\u0001" + text + "\u0002" + i + "\u0001");
  }

  static void wide(String text, char c) {
    throw new IllegalArgumentException("€" + text + c + "é" + text);
  }

  static IllegalStateException made(Object a, Object b, int[] c) {
    return new IllegalStateException(a + " and " + b + " of " + c.length);
  }

  static String maybe(int n, Object what) {
    String text = "n is " + n + " for " + what; // on the way to both
    if (n < 0) {
      throw new IllegalArgumentException(text + ", which is too small");
    }
    return text;
  }

  static void looped(int n) {
    String text = "";
    for (int i = 0; ; i++) {
      text = text + i;
      if (i == n) {
        throw new IllegalArgumentException(text + "!");
      }
    }
  }

  static void chosen(int n) {
    throw new IllegalArgumentException(
        switch (n) {
          case 0 -> "zero" + n;
          case 1 -> "one" + (n == 1 ? 'x' : 'y');
          default -> n + "many" + (long) n;
        });
  }

  /** Whoever tells what was null behind such a text counts instructions. */
  static int behind(String text, int[] numbers, Reasons next) {
    if (text == null) {
      throw new IllegalArgumentException("no text for " + numbers.length);
    }
    if (numbers.length == 0) {
      throw made(text + next, numbers + "", null);
    }
    return text.length() + numbers[0] + next.field.length();
  }

  String field;

  static void show(Runnable what) {
    try {
      what.run();
      System.out.println("nothing");
    } catch (RuntimeException e) {
      System.out.println(e);
      StackTraceElement top = e.getStackTrace()[0];
      System.out.println("  " + top.getMethodName() + ":" + top.getLineNumber());
    }
  }

  public static void main(String[] args) {
    show(() -> all(true, (byte) -1, (short) -2, 'c', -3, 1L << 50, 1.1f, 1e21, new Named()));
    show(() -> all(false, (byte) 127, (short) 300, '€', 0, Long.MIN_VALUE, Float.NaN, -0.0, null));
    show(() -> marks("a\u0001b", 7));
    show(() -> marks(null, Integer.MIN_VALUE));
    show(() -> wide("ü", 'x'));
    show(() -> wide("ж", '\uffff'));
    show(() -> { throw made(tells("first"), tells("second"), new int[3]); });
    show(() -> { throw made(tells("first"), new Failing(1), new int[3]); });
    show(() -> { throw made(new Failing(2), new Failing(3), null); });
    show(() -> { throw made("a", "b", null); });
    System.out.println(maybe(3, tells("it")));
    show(() -> maybe(-3, tells("it")));
    show(() -> looped(12));
    for (int i = 0; i < 3; i++) {
      int n = i;
      show(() -> chosen(n));
    }
    show(() -> behind(null, null, null));
    show(() -> behind(null, new int[2], null));
    show(() -> behind("text", null, null));
    show(() -> behind("text", new int[2], null));
    show(() -> behind("text", new int[2], new Reasons()));
    try {
      throw new Exception("" + args.length);
    } catch (Exception e) {
      System.out.println(e.getMessage().equals("0") + " " + (e.getMessage() == "0"));
    }
  }
}
