package kiln.stack.zone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kiln.stack.wire.Octets;

/**
 * Writes a reply: question, then sets of records while they fit, names shortened to pointers (RFC
 * 1035 §4.1.4). What does not fit is left out whole: a cut record would be of no use.
 */
final class ReplyWriter {
  static final int HEADER = 12;
  private static final int INTERNET = 1;

  /** Pointers have 14 bits. */
  private static final int MAX_POINTER = 0x3FFF;

  private final byte[] b;
  private int limit;
  private int at;
  private final Map<DnsName, Integer> places = new HashMap<>();

  /**
   * @param limit octets that the reply may have; {@code b} holds at least as many
   */
  ReplyWriter(byte[] b, int limit) {
    this.b = b;
    this.limit = limit;
    at = HEADER;
  }

  int length() {
    return at;
  }

  /** Keeps room at the end for what must be there. */
  void reserve(int octets) {
    limit -= octets;
  }

  void release(int octets) {
    limit += octets;
  }

  /** Repeats the question with its letters as they came, which resolvers check. */
  void question(DnsName name, int type, int classCode) {
    name(name, true);
    Octets.put16(b, at, type);
    Octets.put16(b, at + 2, classCode);
    at += 4;
  }

  /**
   * Writes records, each whole.
   *
   * @return how many fitted
   */
  int records(List<ResourceRecord> records) {
    int count = 0;
    for (ResourceRecord r : records) {
      int before = at;
      if (!record(r)) {
        at = before;
        int end = before;
        places.values().removeIf(place -> place >= end);
        return count;
      }
      count++;
    }
    return count;
  }

  private boolean record(ResourceRecord r) {
    if (!name(r.owner(), true) || at + 10 > limit) {
      return false;
    }
    Octets.put16(b, at, r.type());
    Octets.put16(b, at + 2, INTERNET);
    Octets.put32(b, at + 4, r.ttl());
    int length = at + 8;
    at += 10;
    if (!octets(r.head())) {
      return false;
    }
    for (DnsName name : r.names()) {
      if (!name(name, r.compressible())) {
        return false;
      }
    }
    if (!octets(r.tail())) {
      return false;
    }
    Octets.put16(b, length, at - length - 2);
    return true;
  }

  private boolean octets(byte[] src) {
    if (at + src.length > limit) {
      return false;
    }
    System.arraycopy(src, 0, b, at, src.length);
    at += src.length;
    return true;
  }

  private boolean name(DnsName name, boolean compress) {
    DnsName rest = name;
    while (!rest.isRoot()) {
      Integer place = compress ? places.get(rest) : null;
      if (place != null) {
        if (at + 2 > limit) {
          return false;
        }
        Octets.put16(b, at, 0xC000 | place);
        at += 2;
        return true;
      }
      int size = rest.wire()[0] + 1;
      if (at + size > limit) {
        return false;
      }
      if (at <= MAX_POINTER) {
        places.putIfAbsent(rest, at);
      }
      System.arraycopy(rest.wire(), 0, b, at, size);
      at += size;
      rest = rest.parent();
    }
    if (at + 1 > limit) {
      return false;
    }
    b[at++] = 0;
    return true;
  }

  /** The OPT record of RFC 6891 §6.1.2, for which room was kept. */
  void opt(int payload, int extendedCode) {
    b[at] = 0;
    Octets.put16(b, at + 1, ResourceRecord.OPT);
    Octets.put16(b, at + 3, payload);
    Octets.put32(b, at + 5, extendedCode << 24);
    Octets.put16(b, at + 9, 0);
    at += 11;
  }
}
