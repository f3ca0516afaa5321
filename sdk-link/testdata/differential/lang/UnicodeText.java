package lang;

/** Text beyond Latin-1: literals, escapes, surrogates, code points, case. */
public class UnicodeText {
  public static void main(String[] args) {
    String[] texts = {
      "ascii",
      "caf\u00e9",
      "\u20ac100",
      "\u65e5\u672c\u8a9e",
      "\ud83d\ude00 smile",
      "\u0130\u0131",
      "stra\u00dfe",
      "\u1e9e",
      "\ufb01",
      "\u03a3\u03c3\u03c2",
      "mixed\u00ff\u0100"
    };
    for (String s : texts) {
      System.out.println(
          s
              + " "
              + s.length()
              + " "
              + s.codePointCount(0, s.length())
              + " "
              + s.toUpperCase(java.util.Locale.ROOT)
              + " "
              + s.toLowerCase(java.util.Locale.ROOT)
              + " "
              + new StringBuilder(s).reverse());
      for (int i = 0; i < s.length(); i++) {
        System.out.print(Integer.toHexString(s.charAt(i)) + " ");
      }
      System.out.println(s.codePointAt(0) + " " + s.codePointBefore(s.length()));
    }
    String grin = new String(Character.toChars(0x1F600));
    System.out.println(
        grin.equals("\ud83d\ude00")
            + " "
            + Character.charCount(0x1F600)
            + " "
            + Character.isSurrogate(grin.charAt(1))
            + " "
            + grin.indexOf(0x1F600));
    System.out.println("\ud83d" + " lone surrogate".length() + "\ude00");
    System.out.println(
        "\u00e9".compareTo("e")
            + " "
            + "e\u0301".equals("\u00e9")
            + " "
            + "\uffff".compareTo("\ud83d\ude00"));
    int ümlaut = 5;
    System.out.println(ümlaut + " \t\b\"\\ \u005c\u005c \101\7".length());
  }
}
