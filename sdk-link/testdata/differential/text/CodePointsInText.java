package text;

/** Code points and characters of every kind of sequence, at and outside of its ends. */
public class CodePointsInText {
  static final String[] TEXTS = {
    "", "a", "latin \u00e9\u00ff", "wide \u20ac", "\ud83d\ude00", "x\ud83d\ude00y", "\ud83d", "\ude00\ud83d", "\u0000"
  };

  static int text(String s, int i) {
    return s.codePointAt(i);
  }

  static int textBefore(String s, int i) {
    return s.codePointBefore(i);
  }

  static int sequence(CharSequence s, int i) {
    return Character.codePointAt(s, i);
  }

  static int before(CharSequence s, int i) {
    return Character.codePointBefore(s, i);
  }

  static int array(char[] s, int i) {
    return Character.codePointAt(s, i) + Character.codePointBefore(s, i + 1);
  }

  interface Reader {
    int read();
  }

  static String show(Reader reader) {
    try {
      return Integer.toHexString(reader.read());
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      String where = "";
      for (StackTraceElement each : trace) {
        if (each.getClassName().startsWith("text.")) {
          where = each.getMethodName() + ":" + each.getLineNumber();
          break;
        }
      }
      return e + " in " + where;
    }
  }

  static void all(String s) {
    for (int k = -2; k <= s.length() + 1; k++) {
      int i = k == -2 ? Integer.MIN_VALUE : k == s.length() + 1 ? Integer.MAX_VALUE : k;
      StringBuilder line = new StringBuilder().append(i);
      line.append(' ').append(show(() -> text(s, i)));
      line.append(' ').append(show(() -> textBefore(s, i)));
      line.append(' ').append(show(() -> sequence(s, i)));
      line.append(' ').append(show(() -> before(s, i)));
      line.append(' ').append(show(() -> sequence(new StringBuilder(s), i)));
      line.append(' ').append(show(() -> before(new StringBuilder(s), i)));
      line.append(' ').append(show(() -> array(s.toCharArray(), i)));
      line.append(' ').append(show(() -> s.charAt(i)));
      System.out.println(line);
    }
  }

  public static void main(String[] args) {
    for (int round = 0; round < 2; round++) {
      for (String s : TEXTS) {
        all(s);
      }
    }
    System.out.println(show(() -> sequence(null, 0)));
    System.out.println(show(() -> before(null, 0)));
    System.out.println(show(() -> text(null, 0)));
    long sum = 0;
    String long_ = "abc\u00e9".repeat(1000);
    for (int i = 0; i < long_.length(); i += Character.charCount(long_.codePointAt(i))) {
      sum = sum * 31 + Character.codePointAt(long_, i) + (i > 0 ? Character.codePointBefore(long_, i) : 7);
    }
    System.out.println(sum);
  }
}
