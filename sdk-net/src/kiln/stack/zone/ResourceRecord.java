package kiln.stack.zone;

import java.util.Arrays;
import java.util.List;

/**
 * One record. Its data is octets, names, octets, in this order, so that a writer can shorten the
 * names (RFC 1035 §4.1.4).
 *
 * @param ttl seconds
 * @param compressible whether the names may be shortened: those of RFC 1035 alone (RFC 3597 §4)
 */
record ResourceRecord(
    DnsName owner,
    int type,
    int ttl,
    byte[] head,
    List<DnsName> names,
    byte[] tail,
    boolean compressible) {
  static final int A = 1;
  static final int NS = 2;
  static final int CNAME = 5;
  static final int SOA = 6;
  static final int PTR = 12;
  static final int MX = 15;
  static final int TXT = 16;
  static final int AAAA = 28;
  static final int SRV = 33;
  static final int OPT = 41;
  static final int IXFR = 251;
  static final int AXFR = 252;
  static final int ANY = 255;
  static final int CAA = 257;

  private static final byte[] NOTHING = new byte[0];

  static ResourceRecord octets(DnsName owner, int type, int ttl, byte[] data) {
    return new ResourceRecord(owner, type, ttl, data, List.of(), NOTHING, false);
  }

  static ResourceRecord named(DnsName owner, int type, int ttl, byte[] head, DnsName name) {
    boolean old = type != SRV;
    return new ResourceRecord(owner, type, ttl, head, List.of(name), NOTHING, old);
  }

  static ResourceRecord soa(DnsName owner, int ttl, DnsName primary, DnsName mail, byte[] numbers) {
    return new ResourceRecord(owner, SOA, ttl, NOTHING, List.of(primary, mail), numbers, true);
  }

  /** The host that a record leads to, whose addresses help who asked; null if it leads to none. */
  DnsName target() {
    return type == NS || type == MX || type == SRV ? names.get(0) : null;
  }

  ResourceRecord withOwner(DnsName other) {
    return new ResourceRecord(other, type, ttl, head, names, tail, compressible);
  }

  ResourceRecord withTtl(int seconds) {
    return new ResourceRecord(owner, type, seconds, head, names, tail, compressible);
  }

  /** Whether owner, type and data are the same, whatever the TTL. */
  boolean repeats(ResourceRecord other) {
    return type == other.type
        && owner.equals(other.owner)
        && names.equals(other.names)
        && Arrays.equals(head, other.head)
        && Arrays.equals(tail, other.tail);
  }

  @Override
  public String toString() {
    return owner + " " + ttl + " " + typeName(type);
  }

  static String typeName(int type) {
    return switch (type) {
      case A -> "A";
      case NS -> "NS";
      case CNAME -> "CNAME";
      case SOA -> "SOA";
      case PTR -> "PTR";
      case MX -> "MX";
      case TXT -> "TXT";
      case AAAA -> "AAAA";
      case SRV -> "SRV";
      case CAA -> "CAA";
      default -> "TYPE" + type;
    };
  }

  /** The type of that name, or -1. */
  static int typeOf(String name) {
    for (int type : new int[] {A, NS, CNAME, SOA, PTR, MX, TXT, AAAA, SRV, CAA}) {
      if (typeName(type).equalsIgnoreCase(name)) {
        return type;
      }
    }
    if (name.regionMatches(true, 0, "TYPE", 0, 4) && name.length() > 4 && name.length() < 10) {
      int value = 0;
      for (int i = 4; i < name.length(); i++) {
        int digit = name.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return -1;
        }
        value = value * 10 + digit;
      }
      return value > 0 && value < 65_536 ? value : -1;
    }
    return -1;
  }
}
