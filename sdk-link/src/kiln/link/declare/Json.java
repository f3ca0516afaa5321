package kiln.link.declare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into maps, lists, strings, Double, Boolean and null. */
final class Json {
  /** Deepest nesting that is read: declarations have five levels. */
  private static final int DEPTH = 64;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** The text is not JSON; the message says where. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  static Object parse(String text) throws Malformed {
    Json json = new Json(text);
    Object value = json.value(0);
    json.blanks();
    if (json.at < text.length()) {
      throw json.malformed("something follows the value");
    }
    return value;
  }

  private Object value(int depth) throws Malformed {
    blanks();
    if (at == text.length() || depth > DEPTH) {
      throw malformed(at == text.length() ? "a value is missing" : "it is nested too deeply");
    }
    return switch (text.charAt(at)) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> literal();
    };
  }

  private Map<String, Object> object(int depth) throws Malformed {
    Map<String, Object> result = new LinkedHashMap<>();
    at++;
    blanks();
    while (!take('}')) {
      if (!result.isEmpty()) {
        expect(',');
        blanks();
      }
      if (at == text.length() || text.charAt(at) != '"') {
        throw malformed("a name in quotes is missing");
      }
      String name = string();
      expect(':');
      result.put(name, value(depth + 1));
      blanks();
    }
    return result;
  }

  private List<Object> array(int depth) throws Malformed {
    List<Object> result = new ArrayList<>();
    at++;
    blanks();
    while (!take(']')) {
      if (!result.isEmpty()) {
        expect(',');
      }
      result.add(value(depth + 1));
      blanks();
    }
    return result;
  }

  private String string() throws Malformed {
    StringBuilder result = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return result.toString();
      }
      result.append(c == '\\' ? escaped() : c);
    }
    throw malformed("a string does not end");
  }

  private char escaped() throws Malformed {
    at++;
    int kind = at == text.length() ? -1 : "\"\\/bfnrtu".indexOf(text.charAt(at));
    if (kind < 0) {
      throw malformed("an escape is unknown");
    } else if (kind < 8) {
      return "\"\\/\b\f\n\r\t".charAt(kind);
    }
    try {
      char c = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
      at += 4;
      return c;
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw malformed("four hexadecimal digits are missing");
    }
  }

  private Object literal() throws Malformed {
    int end = at;
    while (end < text.length() && ",]} \t\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String word = text.substring(at, end);
    try {
      Object value =
          switch (word) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "null" -> null;
            default -> Double.valueOf(word);
          };
      at = end;
      return value;
    } catch (NumberFormatException e) {
      throw malformed("a value is missing");
    }
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) throws Malformed {
    blanks();
    if (!take(c)) {
      throw malformed("'" + c + "' is missing");
    }
  }

  private Malformed malformed(String what) {
    long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
    return new Malformed(what + " in line " + line);
  }
}
