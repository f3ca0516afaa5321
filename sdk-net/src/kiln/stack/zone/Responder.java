package kiln.stack.zone;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import kiln.stack.wire.Octets;

/** Query octets in, reply octets out. Thread safe: each thread brings its own buffers. */
final class Responder {
  /** What fits through every path unfragmented (the value of DNS flag day 2020). */
  static final int UDP_SIZE = 1232;

  private static final int OPT_LENGTH = 11;
  private static final int INTERNET = 1;
  private static final int ANY_CLASS = 255;

  private static final int FORMAT_ERROR = 1;
  private static final int NOT_IMPLEMENTED = 4;
  private static final int REFUSED = 5;
  private static final int BAD_VERSION = 16;

  private static final int QR = 0x8000;
  private static final int AA = 0x0400;
  private static final int TC = 0x0200;

  /** What it counts, in the order it is printed. */
  enum Count {
    QUERIES("dns.queries"),
    TCP("dns.tcp"),
    ANSWERED("dns.answered"),
    NO_DATA("dns.no-data"),
    NO_NAME("dns.no-name"),
    REFERRED("dns.referred"),
    REFUSED("dns.refused"),
    TRUNCATED("dns.truncated"),
    MALFORMED("drop.dns.malformed");

    private final String label;

    Count(String label) {
      this.label = label;
    }
  }

  private final Map<DnsName, Zone> zones = new ConcurrentHashMap<>();
  private final AtomicLong[] counts = new AtomicLong[Count.values().length];

  Responder() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new AtomicLong();
    }
  }

  void put(Zone zone) {
    zones.put(zone.top(), zone);
  }

  private void count(Count what) {
    counts[what.ordinal()].incrementAndGet();
  }

  String counters() {
    StringBuilder out = new StringBuilder();
    for (Count what : Count.values()) {
      long n = counts[what.ordinal()].get();
      if (n > 0) {
        out.append(what.label).append(' ').append(n).append('\n');
      }
    }
    return out.toString();
  }

  /**
   * Answers one query.
   *
   * @param reply room for 65,535 octets over TCP, {@link #UDP_SIZE} over UDP
   * @return the length of the reply, or 0 if there is to be none
   */
  int answer(byte[] query, int length, byte[] reply, boolean tcp) {
    Question q = new Question();
    if (!q.wrap(query, length)) {
      count(Count.MALFORMED);
      return 0;
    }
    count(Count.QUERIES);
    if (tcp) {
      count(Count.TCP);
    }
    Octets.put16(reply, 0, Octets.u16(query, 0));
    int keep = Octets.u16(query, 2) & 0x7900; // opcode and "recursion desired" come back
    if (q.opcode() != 0) {
      return bare(reply, keep | QR | NOT_IMPLEMENTED);
    }
    if (!q.read()) {
      count(Count.MALFORMED);
      return bare(reply, keep | QR | FORMAT_ERROR);
    }
    int limit = tcp ? 65_535 : Math.min(q.payload, UDP_SIZE);
    return write(q, reply, keep | QR, limit, tcp);
  }

  private static int bare(byte[] reply, int flags) {
    Octets.put16(reply, 2, flags);
    Octets.put32(reply, 4, 0);
    Octets.put32(reply, 8, 0);
    return ReplyWriter.HEADER;
  }

  private int write(Question q, byte[] reply, int keep, int limit, boolean tcp) {
    ReplyWriter w = new ReplyWriter(reply, limit);
    int opt = q.extended ? OPT_LENGTH : 0;
    w.reserve(opt);
    w.question(q.name, q.type, q.classCode);
    Zone zone = zone(q);
    int code = 0;
    int flags = keep;
    int answers = 0;
    int authorities = 0;
    int additionals = 0;
    if (q.extended && q.version > 0) {
      code = BAD_VERSION;
    } else if (zone == null) {
      code = REFUSED;
      count(Count.REFUSED);
    } else {
      Answer a = Answer.of(zone, q.name, q.type);
      count(a);
      code = a.code;
      flags |= a.authoritative ? AA : 0;
      answers = w.records(a.answers);
      boolean cut = answers < a.answers.size();
      authorities = cut ? 0 : w.records(a.authority);
      cut |= authorities < a.authority.size();
      additionals = cut ? 0 : w.records(a.additional);
      if (cut && !tcp) {
        flags |= TC;
        count(Count.TRUNCATED);
      }
    }
    w.release(opt);
    if (q.extended) {
      w.opt(UDP_SIZE, code >> 4);
      additionals++;
    }
    Octets.put16(reply, 2, flags | code & 15);
    Octets.put16(reply, 4, 1);
    Octets.put16(reply, 6, answers);
    Octets.put16(reply, 8, authorities);
    Octets.put16(reply, 10, additionals);
    return w.length();
  }

  private void count(Answer a) {
    if (a.code == Answer.NO_NAME) {
      count(Count.NO_NAME);
    } else if (!a.authoritative) {
      count(Count.REFERRED);
    } else {
      count(a.answers.isEmpty() ? Count.NO_DATA : Count.ANSWERED);
    }
  }

  /** The zone that a question is for, the deepest that we have; null if none is ours. */
  private Zone zone(Question q) {
    boolean transfer = q.type == ResourceRecord.AXFR || q.type == ResourceRecord.IXFR;
    if (q.classCode != INTERNET && q.classCode != ANY_CLASS || transfer) {
      return null;
    }
    for (DnsName n = q.name; ; n = n.parent()) {
      Zone zone = zones.get(n);
      if (zone != null || n.isRoot()) {
        return zone;
      }
    }
  }
}
