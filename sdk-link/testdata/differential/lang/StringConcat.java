package lang;

/** Concatenation with every type, null, constants and nesting. */
public class StringConcat {
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

  public static void main(String[] args) {
    boolean z = true;
    byte b = -1;
    short s = -2;
    char c = 'c';
    int i = -3;
    long l = 1L << 50;
    float f = 1.1f;
    double d = 1e21;
    Object o = new Named();
    Object n = null;
    String e = "";
    System.out.println("" + z + b + s + c + i + l + f + d + o + n + e);
    System.out.println(z + "|" + b + "|" + s + "|" + c + "|" + i + "|" + l + "|" + f + "|" + d);
    System.out.println(1 + 2 + "3" + 4 + 5);
    System.out.println("a" + (1 + 2) + 'b' + (char) ('b' + 1));
    System.out.println("null object: " + new NullNamed());
    System.out.println(o + "\u0001\u0002" + i + "%s{}");
    String text = null;
    text = text + text;
    System.out.println(text);
    char[] chars = {'x', 'y'};
    System.out.println("chars: " + String.valueOf(chars) + chars.length);
    final String constant = "con" + "stant" + 1 + 'x' + true + 1.0f + 2L;
    System.out.println(constant + (constant == "constant1xtrue1.02"));
    String r = "";
    for (int k = 0; k < 20; k++) {
      r = k + r + (k % 2 == 0 ? "\u00e9" : "\u20ac");
    }
    System.out.println(r + r.length());
    System.out.println(
        "" + i + i + i + i + i + i + i + i + i + i + l + l + l + l + d + d + f + f + c + c + c + z
            + z + b + s + o + n + e + 1 + 2L + 3f + 4.0 + '5' + "6" + false);
    System.out.println(
        Integer.MIN_VALUE + "" + Long.MIN_VALUE + Float.NaN + -0.0 + Character.MIN_VALUE);
  }
}
