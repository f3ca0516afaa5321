package kiln.stack.http;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import kiln.net.IpAddress;
import kiln.stack.text.Ascii;

/**
 * An absolute URL of HTTP (RFC 3986, RFC 9110 §4.2). The fragment is dropped: it is never sent.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in lower case, or an address, of IPv6 in brackets
 * @param target path and query, at least {@code /}
 */
record Url(String scheme, String host, int port, String target) {
  /**
   * @throws IllegalArgumentException if it is none
   */
  static Url parse(String text) {
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "" : Ascii.lower(text.substring(0, colon));
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw wrong(text, "write it like http://example.org/path");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        throw wrong(text, "character " + (i + 1) + " must be written as %XX");
      }
    }
    int from = colon + 3;
    int to = from;
    while (to < text.length() && "/?#".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    String authority = text.substring(from, to);
    int hash = text.indexOf('#', to);
    String rest = text.substring(to, hash < 0 ? text.length() : hash);
    String target = rest.startsWith("/") ? rest : "/" + rest;
    return authority(text, scheme, authority, target);
  }

  private static Url authority(String text, String scheme, String authority, String target) {
    if (authority.indexOf('@') >= 0) {
      throw wrong(text, "a name and password belong into an Authorization header");
    }
    int bracket = authority.lastIndexOf(']');
    int colon = authority.indexOf(':', Math.max(bracket, 0));
    String host = colon < 0 ? authority : authority.substring(0, colon);
    boolean v6 = host.startsWith("[") && host.endsWith("]");
    if (host.isEmpty() || v6 != bracket >= 0 || v6 && !isV6(host)) {
      throw wrong(text, "its host is missing or malformed");
    }
    int port = scheme.equals("http") ? 80 : 443;
    if (colon >= 0 && colon + 1 < authority.length()) {
      port = port(text, authority.substring(colon + 1));
    }
    return new Url(scheme, Ascii.lower(host), port, target);
  }

  private static boolean isV6(String bracketed) {
    String inside = bracketed.substring(1, bracketed.length() - 1);
    return inside.indexOf(':') >= 0 && IpAddress.isAddress(inside);
  }

  private static int port(String text, String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      value = value * 10 + digit;
      if (digit < 0 || digit > 9 || value > 65_535) {
        throw wrong(text, "its port is not 1 to 65535");
      }
    }
    if (value == 0) {
      throw wrong(text, "its port is not 1 to 65535");
    }
    return value;
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("\"" + text + "\" is no URL of HTTP: " + why);
  }

  /** What a reference found here leads to (RFC 3986 §5.2). */
  Url resolve(String reference) {
    int hash = reference.indexOf('#');
    String r = hash < 0 ? reference : reference.substring(0, hash);
    int colon = r.indexOf(':');
    int slash = r.indexOf('/');
    if (colon > 0 && (slash < 0 || colon < slash) && r.indexOf('?') != 0) {
      return parse(r);
    }
    if (r.startsWith("//")) {
      return parse(scheme + ":" + r);
    }
    String path = path();
    String next;
    if (r.isEmpty()) {
      next = target;
    } else if (r.startsWith("?")) {
      next = path + r;
    } else if (r.startsWith("/")) {
      next = withoutDots(r);
    } else {
      next = withoutDots(path.substring(0, path.lastIndexOf('/') + 1) + r);
    }
    return parse(origin() + next);
  }

  private String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /** §5.2.4: {@code .} is where it stands, {@code ..} takes the segment before away. */
  private static String withoutDots(String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    ArrayDeque<String> kept = new ArrayDeque<>();
    List<String> segments = Ascii.split(path.substring(1), '/');
    for (int i = 0; i < segments.size(); i++) {
      boolean dots = segments.get(i).equals("..");
      if (dots || segments.get(i).equals(".")) {
        if (dots) {
          kept.pollLast();
        }
        if (i == segments.size() - 1) {
          kept.add("");
        }
      } else {
        kept.add(segments.get(i));
      }
    }
    StringBuilder out = new StringBuilder();
    for (Iterator<String> i = kept.iterator(); i.hasNext(); ) {
      out.append('/').append(i.next());
    }
    return (out.length() == 0 ? "/" : out) + (mark < 0 ? "" : target.substring(mark));
  }

  /** Scheme, host and port: who is talked to. */
  String origin() {
    return scheme + "://" + host + ":" + port;
  }

  /** The host as a resolver takes it. */
  String name() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The value of the Host field: the port where it is not the usual one. */
  String authority() {
    boolean usual = port == (scheme.equals("http") ? 80 : 443);
    return usual ? host : host + ":" + port;
  }

  @Override
  public String toString() {
    return scheme + "://" + authority() + target;
  }
}
