package kiln.stack.zone;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a zone file into entries (RFC 1035 §5.1): comments go, parentheses join lines, quotes keep
 * white space together. Backslashes stay for whoever knows what a token is.
 */
final class ZoneLexer {
  /** A word of an entry. */
  record Token(String text, boolean quoted) {}

  /**
   * An entry.
   *
   * @param line where it begins, from 1
   * @param blank whether white space comes first: the owner is that of the entry before
   */
  record Entry(int line, boolean blank, List<Token> tokens) {}

  /** A mistake in the text, with its line. */
  static final class Mistake extends Exception {
    private static final long serialVersionUID = 1;
    final int line;

    Mistake(int line, String message) {
      super(message);
      this.line = line;
    }
  }

  private final String text;
  private int at;
  private int line = 1;

  ZoneLexer(String text) {
    this.text = text;
  }

  /** The next entry that is not empty, or null at the end. */
  Entry next() throws Mistake {
    while (at < text.length()) {
      Entry entry = entry();
      if (!entry.tokens.isEmpty()) {
        return entry;
      }
    }
    return null;
  }

  private Entry entry() throws Mistake {
    List<Token> tokens = new ArrayList<>();
    int begins = line;
    boolean blank = isBlank(text.charAt(at));
    int open = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        at++;
        line++;
        if (open == 0) {
          break;
        }
      } else if (isBlank(c) || c == '\r') {
        at++;
      } else if (c == ';') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '(') {
        at++;
        open++;
      } else if (c == ')') {
        at++;
        if (--open < 0) {
          throw new Mistake(line, "a parenthesis is closed that was not opened");
        }
      } else {
        if (tokens.isEmpty()) {
          begins = line;
        }
        tokens.add(c == '"' ? quoted() : word());
      }
    }
    if (open > 0) {
      throw new Mistake(begins, "a parenthesis is opened and never closed");
    }
    return new Entry(begins, blank, tokens);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private Token quoted() throws Mistake {
    int from = ++at;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\n') {
        throw new Mistake(line, "a quotation does not end on its line");
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw new Mistake(line, "a quotation does not end");
    }
    return new Token(text.substring(from, at++), true);
  }

  private Token word() {
    int from = at;
    while (at < text.length() && " \t\r\n;()\"".indexOf(text.charAt(at)) < 0) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at, text.length());
    return new Token(text.substring(from, at), false);
  }
}
