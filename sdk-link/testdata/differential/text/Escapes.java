package text;

/** Serialising text: JSON-like escapes written and read back by hand. */
public class Escapes {
  static String escape(String s) {
    StringBuilder b = new StringBuilder("\"");
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> b.append("\\\"");
        case '\\' -> b.append("\\\\");
        case '\n' -> b.append("\\n");
        case '\t' -> b.append("\\t");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            b.append("\\u")
                .append(Character.forDigit(c >> 12, 16))
                .append(Character.forDigit(c >> 8 & 15, 16))
                .append(Character.forDigit(c >> 4 & 15, 16))
                .append(Character.forDigit(c & 15, 16));
          } else {
            b.append(c);
          }
        }
      }
    }
    return b.append('"').toString();
  }

  static String unescape(String s) {
    StringBuilder b = new StringBuilder();
    for (int i = 1; i < s.length() - 1; i++) {
      char c = s.charAt(i);
      if (c != '\\') {
        b.append(c);
        continue;
      }
      switch (s.charAt(++i)) {
        case 'n' -> b.append('\n');
        case 't' -> b.append('\t');
        case 'u' -> {
          b.append((char) Integer.parseInt(s.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> b.append(s.charAt(i));
      }
    }
    return b.toString();
  }

  public static void main(String[] args) {
    String[] texts = {
      "",
      "plain",
      "a\"b\\c",
      "line\nbreak\ttab",
      "\u0000\u001f\u007f",
      "caf\u00e9\u20ac\ud83d\ude00"
    };
    for (String s : texts) {
      String e = escape(s);
      System.out.println(e + " " + unescape(e).equals(s));
    }
  }
}
