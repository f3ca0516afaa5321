package compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses a JSON document (RFC 8259) by recursive descent and walks the result. */
final class Json implements Kernel {
  private final String document;

  Json() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < 300; i++) {
      text.append(i == 0 ? "" : ",\n ")
          .append("{\"id\": ")
          .append(i)
          .append(", \"name\": \"item \\\"");
      text.append(i)
          .append("\\u00e9\\n\", \"price\": ")
          .append(i * 1.25)
          .append("e1, \"tags\": [\"a\", \"b\", null, ");
      text.append(i % 2 == 0).append("], \"nested\": {\"x\": -").append(i).append(", \"y\": {}}}");
    }
    document = text.append("]").toString();
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Object value() {
      skip();
      char c = text.charAt(at);
      return switch (c) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        case 't' -> literal("true", Boolean.TRUE);
        case 'f' -> literal("false", Boolean.FALSE);
        case 'n' -> literal("null", null);
        default -> number();
      };
    }

    private void skip() {
      while (at < text.length() && text.charAt(at) <= ' ') {
        at++;
      }
    }

    private boolean accept(char c) {
      skip();
      if (text.charAt(at) != c) {
        return false;
      }
      at++;
      return true;
    }

    private void expect(char c) {
      if (!accept(c)) {
        throw new IllegalArgumentException("expected " + c + " at " + at);
      }
    }

    private Map<String, Object> object() {
      Map<String, Object> result = new LinkedHashMap<>();
      expect('{');
      if (accept('}')) {
        return result;
      }
      do {
        skip();
        String key = string();
        expect(':');
        result.put(key, value());
      } while (accept(','));
      expect('}');
      return result;
    }

    private List<Object> array() {
      List<Object> result = new ArrayList<>();
      expect('[');
      if (accept(']')) {
        return result;
      }
      do {
        result.add(value());
      } while (accept(','));
      expect(']');
      return result;
    }

    private String string() {
      expect('"');
      StringBuilder result = new StringBuilder();
      for (char c; (c = text.charAt(at++)) != '"'; ) {
        if (c == '\\') {
          c = text.charAt(at++);
          if (c == 'u') {
            c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
            at += 4;
          } else if (c == 'n') {
            c = '\n';
          }
        }
        result.append(c);
      }
      return result.toString();
    }

    private Object literal(String word, Object value) {
      if (!text.startsWith(word, at)) {
        throw new IllegalArgumentException("unknown word at " + at);
      }
      at += word.length();
      return value;
    }

    private Object number() {
      int from = at;
      boolean real = false;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '.' || c == 'e' || c == 'E') {
          real = true;
        } else if (c != '-' && c != '+' && (c < '0' || c > '9')) {
          break;
        }
      }
      String digits = text.substring(from, at);
      return real ? (Object) Double.parseDouble(digits) : (Object) Long.parseLong(digits);
    }
  }

  private static long walk(Object o) {
    if (o instanceof Map<?, ?> map) {
      long sum = 1;
      for (Map.Entry<?, ?> e : map.entrySet()) {
        sum = sum * 31 + e.getKey().hashCode() + walk(e.getValue());
      }
      return sum;
    }
    if (o instanceof List<?> list) {
      long sum = 2;
      for (Object each : list) {
        sum = sum * 17 + walk(each);
      }
      return sum;
    }
    return o == null ? 3 : o.hashCode();
  }

  @Override
  public long run() {
    return walk(new Parser(document).value());
  }
}
