package kiln.stack.http;

/**
 * The conditions that a request for a resource makes: whether the resource is sent, and whether in
 * part (RFC 9110 §13.2.2). Conditions of a kind that the resource cannot meet or miss, such as a
 * date where nobody knows one, are passed over.
 */
final class Conditions {
  /** What the conditions come to. */
  enum Outcome {
    SEND,
    NOT_MODIFIED,
    FAILED
  }

  private final RequestHead head;
  private final String tag;
  private final long modified;

  /**
   * @param tag a strong entity tag with its quotes, or empty
   * @param modified seconds since 1970, or 0
   */
  Conditions(RequestHead head, String tag, long modified) {
    this.head = head;
    this.tag = tag;
    this.modified = modified;
  }

  Outcome outcome() {
    if (head.find("if-match") >= 0) {
      if (!matches("if-match", false)) {
        return Outcome.FAILED;
      }
    } else if (isAfter("if-unmodified-since")) {
      return Outcome.FAILED;
    }
    if (head.find("if-none-match") >= 0) {
      return matches("if-none-match", true) ? Outcome.NOT_MODIFIED : Outcome.SEND;
    }
    long since = date("if-modified-since");
    boolean old = since >= 0 && modified > 0 && modified <= since;
    return old ? Outcome.NOT_MODIFIED : Outcome.SEND;
  }

  /** Whether a Range field counts: without If-Range, or if that names this resource (§13.1.5). */
  boolean rangeCounts() {
    int i = head.find("if-range");
    if (i < 0) {
      return true;
    }
    String value = head.value(i);
    if (value.startsWith("\"") || value.startsWith("W/")) {
      return !tag.isEmpty() && value.equals(tag);
    }
    long seconds = HttpDate.parse(value);
    return seconds >= 0 && seconds == modified;
  }

  private boolean isAfter(String field) {
    long date = date(field);
    return date >= 0 && modified > 0 && modified > date;
  }

  private long date(String field) {
    int i = head.find(field);
    return i < 0 ? -1 : HttpDate.parse(head.value(i));
  }

  /** Whether a list of tags, over however many lines, has ours; a star is every tag. */
  private boolean matches(String field, boolean weakly) {
    for (int i = head.find(field); i >= 0; i = head.find(field, i + 1)) {
      String value = head.value(i);
      if (value.equals("*") || hasTag(value, weakly)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasTag(String list, boolean weakly) {
    for (int at = 0; at < list.length(); ) {
      boolean weak = list.startsWith("W/\"", at);
      int open = weak ? at + 2 : at;
      if (list.charAt(open) != '"') {
        at++; // commas and white space
        continue;
      }
      int close = list.indexOf('"', open + 1);
      if (close < 0) {
        return false;
      }
      if (list.substring(open, close + 1).equals(tag) && (weakly || !weak)) {
        return true;
      }
      at = close + 1;
    }
    return false;
  }
}
