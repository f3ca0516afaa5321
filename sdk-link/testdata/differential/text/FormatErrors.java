package text;

/** Formatter: what it refuses, and how. */
public class FormatErrors {
  static void attempt(String format, Object... args) {
    try {
      System.out.println(String.format(format, args));
    } catch (RuntimeException e) {
      System.out.println(format + " -> " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    attempt("%d", "x");
    attempt("%d", 1.5);
    attempt("%f", 1);
    attempt("%c", "long");
    attempt("%d");
    attempt("%s %s", 1);
    attempt("%q", 1);
    attempt("%");
    attempt("%-d", 1);
    attempt("%+s", 1);
    attempt("%#d", 1);
    attempt("%.2d", 1);
    attempt("%05s", "a");
    attempt("%+ d", 1);
    attempt("%-05d", 1);
    attempt("%3$s", 1, 2);
    attempt("%<s", 1);
    attempt("%c", 0x110000);
    attempt("%x", -1.0);
    attempt("%n%5n");
    attempt("%,x", 1);
    attempt("%b %b", (Object) null, 5);
    attempt("%s", (Object[]) null);
  }
}
