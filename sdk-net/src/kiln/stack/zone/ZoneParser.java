package kiln.stack.zone;

import java.util.List;
import kiln.dns.ZoneException;

/** Reads a zone file (RFC 1035 §5): every error names file and line. */
final class ZoneParser {
  private final String file;
  private final ZoneLexer lexer;
  private final Zone zone;
  private DnsName origin;
  private DnsName owner;
  private int defaultTtl = -1;
  private int lastTtl = -1;

  private ZoneParser(String text, DnsName origin, String file) {
    this.file = file;
    this.origin = origin;
    lexer = new ZoneLexer(text);
    zone = new Zone(origin);
  }

  static Zone parse(String text, String origin, String file) throws ZoneException {
    DnsName top;
    try {
      top = DnsName.parse(origin, DnsName.ROOT);
    } catch (IllegalArgumentException e) {
      throw new ZoneException(file, 0, "the origin is no name: " + e.getMessage());
    }
    return new ZoneParser(text, top, file).run();
  }

  private Zone run() throws ZoneException {
    int line = 0;
    try {
      for (ZoneLexer.Entry e; (e = lexer.next()) != null; ) {
        line = e.line();
        entry(e);
      }
      line = 0;
      zone.check();
      return zone;
    } catch (ZoneLexer.Mistake e) {
      throw new ZoneException(file, e.line, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new ZoneException(file, line, e.getMessage());
    }
  }

  private void entry(ZoneLexer.Entry e) {
    String first = e.tokens().get(0).text();
    if (!e.blank() && first.startsWith("$")) {
      directive(first, e.tokens());
      return;
    }
    int at = 0;
    if (!e.blank()) {
      owner = DnsName.parse(first, origin);
      at = 1;
    }
    if (owner == null) {
      throw new IllegalArgumentException("the first record has no name before it");
    }
    record(e.tokens(), at);
  }

  private void directive(String name, List<ZoneLexer.Token> tokens) {
    boolean known = name.equalsIgnoreCase("$ORIGIN") || name.equalsIgnoreCase("$TTL");
    if (!known) {
      throw new IllegalArgumentException(
          name + " is not understood here; $ORIGIN and $TTL are, and files cannot be included");
    }
    if (tokens.size() != 2) {
      throw new IllegalArgumentException(name + " has one value, not " + (tokens.size() - 1));
    }
    String value = tokens.get(1).text();
    if (name.equalsIgnoreCase("$TTL")) {
      defaultTtl = RecordData.seconds(value);
    } else {
      origin = DnsName.parse(value, origin);
    }
  }

  /** {@code [TTL] [class] type data}, TTL and class in either order. */
  private void record(List<ZoneLexer.Token> tokens, int from) {
    int at = from;
    int ttl = -1;
    boolean classSeen = false;
    while (at < tokens.size()) {
      String word = tokens.get(at).text();
      if (ttl < 0 && RecordData.isTime(word)) {
        ttl = RecordData.seconds(word);
      } else if (!classSeen && isClass(word)) {
        classSeen = true;
      } else {
        break;
      }
      at++;
    }
    if (at == tokens.size()) {
      throw new IllegalArgumentException("the record has no type");
    }
    String typeName = tokens.get(at).text();
    int type = ResourceRecord.typeOf(typeName);
    if (type < 0) {
      throw new IllegalArgumentException(
          "\"" + typeName + "\" is no type known here; write TYPE and its number, and its data as"
              + " \\# LENGTH HEX");
    }
    if (type == ResourceRecord.OPT || type >= 128 && type < 256) {
      throw new IllegalArgumentException(typeName + " is a type of questions, not of records");
    }
    ResourceRecord r = new RecordData(tokens, at + 1, origin).read(owner, type, 0);
    zone.add(r.withTtl(ttl(ttl, r)));
  }

  private static boolean isClass(String word) {
    if (word.equalsIgnoreCase("CH") || word.equalsIgnoreCase("HS")) {
      throw new IllegalArgumentException("class " + word + " is not served, only IN");
    }
    return word.equalsIgnoreCase("IN");
  }

  /** RFC 2308 §4: the record's own, else $TTL, else that of the record before, else the SOA's. */
  private int ttl(int own, ResourceRecord r) {
    int ttl = own >= 0 ? own : defaultTtl >= 0 ? defaultTtl : lastTtl;
    if (ttl < 0 && r.type() == ResourceRecord.SOA) {
      ttl = Zone.minimum(r);
    }
    if (ttl < 0) {
      throw new IllegalArgumentException("the record has no TTL; write $TTL before it");
    }
    lastTtl = ttl;
    return ttl;
  }
}
