package kiln.stack.zone;

import java.io.ByteArrayOutputStream;
import java.util.List;
import kiln.net.IpAddress;
import kiln.stack.wire.Octets;

/** Reads the data of one record from a zone file's tokens (RFC 1035 §5, RFC 3596, 2782, 8659). */
final class RecordData {
  private final List<ZoneLexer.Token> tokens;
  private final DnsName origin;
  private int at;

  RecordData(List<ZoneLexer.Token> tokens, int from, DnsName origin) {
    this.tokens = tokens;
    this.origin = origin;
    at = from;
  }

  /**
   * @throws IllegalArgumentException if the data is not that of the type: the message says why
   */
  ResourceRecord read(DnsName owner, int type, int ttl) {
    boolean generic = at < tokens.size() && tokens.get(at).text().equals("\\#");
    ResourceRecord r = generic ? generic(owner, type, ttl) : known(owner, type, ttl);
    if (at < tokens.size()) {
      throw new IllegalArgumentException(
          "\"" + tokens.get(at).text() + "\" is more than a record of its type has");
    }
    return r;
  }

  private ResourceRecord known(DnsName owner, int type, int ttl) {
    return switch (type) {
      case ResourceRecord.A -> ResourceRecord.octets(owner, type, ttl, address(true));
      case ResourceRecord.AAAA -> ResourceRecord.octets(owner, type, ttl, address(false));
      case ResourceRecord.NS, ResourceRecord.CNAME, ResourceRecord.PTR ->
          ResourceRecord.named(owner, type, ttl, new byte[0], name());
      case ResourceRecord.MX -> {
        byte[] preference = numbers(1, "a preference");
        yield ResourceRecord.named(owner, type, ttl, preference, name());
      }
      case ResourceRecord.SRV -> {
        byte[] three = numbers(3, "priority, weight and port");
        yield ResourceRecord.named(owner, type, ttl, three, name());
      }
      case ResourceRecord.SOA -> soa(owner, ttl);
      case ResourceRecord.TXT -> ResourceRecord.octets(owner, type, ttl, texts());
      case ResourceRecord.CAA -> ResourceRecord.octets(owner, type, ttl, caa());
      default ->
          throw new IllegalArgumentException(
              "a type known by its number alone has its data as \\# LENGTH HEX (RFC 3597)");
    };
  }

  private String word(String what) {
    if (at == tokens.size()) {
      throw new IllegalArgumentException("the record ends where " + what + " should be");
    }
    return tokens.get(at++).text();
  }

  private DnsName name() {
    return DnsName.parse(word("a name"), origin);
  }

  private byte[] address(boolean v4) {
    String text = word("an address");
    IpAddress a = IpAddress.isAddress(text) ? IpAddress.parse(text) : null;
    boolean written4 = text.indexOf(':') < 0;
    if (a == null || written4 != v4) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no address of " + (v4 ? "IPv4" : "IPv6"));
    }
    byte[] b = new byte[v4 ? 4 : 16];
    if (v4) {
      Octets.put32(b, 0, (int) a.low());
    } else {
      Octets.put64(b, 0, a.high());
      Octets.put64(b, 8, a.low());
    }
    return b;
  }

  private byte[] numbers(int count, String what) {
    byte[] b = new byte[2 * count];
    for (int i = 0; i < count; i++) {
      Octets.put16(b, 2 * i, (int) number(word(what), 65_535, what));
    }
    return b;
  }

  static long number(String text, long most, String what) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      value = value * 10 + digit;
      if (digit < 0 || digit > 9 || value > most) {
        value = -1;
        break;
      }
    }
    if (value < 0 || text.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no number of at most " + most + ", which " + what + " is");
    }
    return value;
  }

  private ResourceRecord soa(DnsName owner, int ttl) {
    DnsName primary = name();
    DnsName mail = name();
    byte[] b = new byte[20];
    Octets.put32(b, 0, (int) number(word("the serial"), 0xFFFF_FFFFL, "a serial"));
    String[] what = {"refresh", "retry", "expire", "minimum"};
    for (int i = 0; i < 4; i++) {
      Octets.put32(b, 4 + 4 * i, seconds(word("the " + what[i])));
    }
    return ResourceRecord.soa(owner, ttl, primary, mail, b);
  }

  /** Whether it looks like a TTL: it begins with a digit. */
  static boolean isTime(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  /** Seconds, or with units as in {@code 1h30m}, which every name server reads. */
  static int seconds(String text) {
    long total = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        continue;
      }
      long value = number(text.substring(from, i), Integer.MAX_VALUE, "a time");
      total += value * unit(i == text.length() ? 's' : text.charAt(i), text);
      if (i == text.length() - 1) {
        break;
      }
      from = i + 1;
    }
    if (total > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("\"" + text + "\" is more than 2^31 - 1 seconds");
    }
    return (int) total;
  }

  private static int unit(char c, String text) {
    return switch (Character.toLowerCase(c)) {
      case 's' -> 1;
      case 'm' -> 60;
      case 'h' -> 3600;
      case 'd' -> 86_400;
      case 'w' -> 604_800;
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is no time; write seconds, or 1w2d3h4m5s");
    };
  }

  private byte[] texts() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    do {
      byte[] text = string(word("a text"));
      out.write(text.length);
      out.write(text, 0, text.length);
    } while (at < tokens.size());
    return bounded(out.toByteArray());
  }

  private byte[] caa() {
    int flags = (int) number(word("flags"), 255, "the flags of CAA");
    String tag = word("a tag");
    for (int i = 0; i < tag.length(); i++) {
      if (!Character.isLetterOrDigit(tag.charAt(i)) || tag.charAt(i) > 127) {
        throw new IllegalArgumentException("\"" + tag + "\" is no tag of letters and digits");
      }
    }
    byte[] value = octets(word("a value"));
    byte[] b = new byte[2 + tag.length() + value.length];
    b[0] = (byte) flags;
    b[1] = (byte) tag.length();
    for (int i = 0; i < tag.length(); i++) {
      b[2 + i] = (byte) tag.charAt(i);
    }
    System.arraycopy(value, 0, b, 2 + tag.length(), value.length);
    return bounded(b);
  }

  private static byte[] string(String text) {
    byte[] b = octets(text);
    if (b.length > 255) {
      throw new IllegalArgumentException(
          "a text has " + b.length + " octets, and at most 255 fit; cut it into several");
    }
    return b;
  }

  private static byte[] bounded(byte[] data) {
    if (data.length > 65_535) {
      throw new IllegalArgumentException("the record's data is longer than 65535 octets");
    }
    return data;
  }

  /** The octets of a token, escapes undone; characters beyond ASCII as UTF-8. */
  private static byte[] octets(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '\\') {
        out.write(DnsName.escaped(text, i));
        i += Character.isDigit(text.charAt(i + 1)) ? 4 : 2;
        continue;
      }
      byte[] utf8 = Character.toString(c).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      out.write(utf8, 0, utf8.length);
      i += Character.charCount(c);
    }
    return out.toByteArray();
  }

  private ResourceRecord generic(DnsName owner, int type, int ttl) {
    at++;
    int length = (int) number(word("a length"), 65_535, "the length of data");
    StringBuilder hex = new StringBuilder();
    while (at < tokens.size()) {
      hex.append(word("hexadecimal digits"));
    }
    if (hex.length() != 2 * length) {
      throw new IllegalArgumentException(
          "the data has " + hex.length() + " hexadecimal digits, not two for each of " + length);
    }
    byte[] b = new byte[length];
    for (int i = 0; i < length; i++) {
      int high = Character.digit(hex.charAt(2 * i), 16);
      int low = Character.digit(hex.charAt(2 * i + 1), 16);
      if (high < 0 || low < 0) {
        throw new IllegalArgumentException("the data has a character that is not hexadecimal");
      }
      b[i] = (byte) (high << 4 | low);
    }
    if (!ResourceRecord.typeName(type).startsWith("TYPE")) {
      throw new IllegalArgumentException(
          "a record of type " + ResourceRecord.typeName(type) + " is written in its own form");
    }
    return ResourceRecord.octets(owner, type, ttl, b);
  }
}
