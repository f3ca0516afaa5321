package kiln.stack.zone;

import kiln.stack.wire.Octets;

/**
 * View of a query: its question, and what it says of EDNS (RFC 1035 §4.1, RFC 6891). Every other
 * record is skipped, and must be in bounds.
 */
final class Question {
  private static final int MAX_RECORDS = 64;

  private byte[] bytes = Octets.NONE;
  private int length;
  DnsName name;
  int type;
  int classCode;

  /** Octets that the asker takes over UDP; 512 without EDNS. */
  int payload;

  boolean extended;
  int version;

  /**
   * @return false if there is no header, or it is a response: nobody waits for an answer
   */
  boolean wrap(byte[] b, int octets) {
    bytes = b;
    length = octets;
    return octets >= ReplyWriter.HEADER && (b[2] & 0x80) == 0;
  }

  int opcode() {
    return Octets.u8(bytes, 2) >> 3 & 15;
  }

  /** Reads the sections; false if they are malformed, or there is not one question. */
  boolean read() {
    name = null;
    extended = false;
    payload = 512;
    version = 0;
    if (Octets.u16(bytes, 4) != 1) {
      return false;
    }
    int end = plainName(ReplyWriter.HEADER);
    if (end < 0 || end + 4 > length) {
      return false;
    }
    type = Octets.u16(bytes, end);
    classCode = Octets.u16(bytes, end + 2);
    name = DnsName.of(bytes, ReplyWriter.HEADER, end - ReplyWriter.HEADER);
    int before = Octets.u16(bytes, 6) + Octets.u16(bytes, 8);
    return records(end + 4, before, before + Octets.u16(bytes, 10));
  }

  private boolean records(int from, int additionalFrom, int count) {
    int i = from;
    if (count > MAX_RECORDS) {
      return false;
    }
    for (int n = 0; n < count; n++) {
      int fixed = anyName(i);
      if (fixed < 0 || fixed + 10 > length) {
        return false;
      }
      int end = fixed + 10 + Octets.u16(bytes, fixed + 8);
      if (end > length) {
        return false;
      }
      if (Octets.u16(bytes, fixed) == ResourceRecord.OPT) {
        boolean wrong = extended || n < additionalFrom || fixed != i + 1;
        if (wrong) {
          return false; // RFC 6891 §6.1.1: one, in the additional section, of the root
        }
        extended = true;
        payload = Math.max(Octets.u16(bytes, fixed + 2), 512);
        version = Octets.u8(bytes, fixed + 5);
      }
      i = end;
    }
    return true;
  }

  /** Behind the name at {@code from}, which has no pointers; or -1. */
  private int plainName(int from) {
    int i = from;
    while (i < length && i - from < DnsName.MAX_NAME) {
      int size = Octets.u8(bytes, i);
      if (size == 0) {
        return i + 1;
      }
      if (size > DnsName.MAX_LABEL) {
        return -1;
      }
      i += size + 1;
    }
    return -1;
  }

  /** Behind the name at {@code from}, whatever it points to; or -1. */
  private int anyName(int from) {
    int i = from;
    while (i < length) {
      int size = Octets.u8(bytes, i);
      if (size == 0) {
        return i + 1;
      }
      if (size >= 0xC0) {
        return i + 2 <= length ? i + 2 : -1;
      }
      if (size > DnsName.MAX_LABEL) {
        return -1;
      }
      i += size + 1;
    }
    return -1;
  }
}
