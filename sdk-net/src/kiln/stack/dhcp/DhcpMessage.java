package kiln.stack.dhcp;

import java.util.Arrays;
import kiln.app.Seldom;
import kiln.stack.wire.Octets;

/**
 * View and writer of a DHCP message (RFC 2131 §2, RFC 2132). The fields named {@code sname} and
 * {@code file} are never used for options by us, and options there are not read.
 */
@Seldom
final class DhcpMessage {
  static final int DISCOVER = 1;
  static final int OFFER = 2;
  static final int REQUEST = 3;
  static final int DECLINE = 4;
  static final int ACK = 5;
  static final int NAK = 6;
  static final int RELEASE = 7;

  static final int SUBNET_MASK = 1;
  static final int ROUTER = 3;
  static final int RESOLVERS = 6;
  static final int MTU = 26;
  static final int REQUESTED_ADDRESS = 50;
  static final int LEASE_TIME = 51;
  static final int MESSAGE_TYPE = 53;
  static final int SERVER = 54;
  static final int PARAMETERS = 55;
  static final int MAX_SIZE = 57;
  static final int RENEWAL_TIME = 58;
  static final int REBINDING_TIME = 59;
  static final int CLIENT = 61;

  /** Where options begin, behind the magic cookie. */
  static final int OPTIONS = 240;

  private static final int COOKIE = 0x6382_5363;
  private static final int BOOT_REPLY = 2;
  private static final int PAD = 0;
  private static final int END = 255;

  private byte[] bytes = Octets.NONE;
  private int length;

  /**
   * @return false if it is no reply over Ethernet, or an option runs over the end
   */
  boolean wrap(byte[] b, int octets) {
    bytes = b;
    length = octets;
    if (octets < OPTIONS
        || b[0] != BOOT_REPLY
        || b[1] != 1
        || b[2] != 6
        || Octets.i32(b, OPTIONS - 4) != COOKIE) {
      return false;
    }
    int i = OPTIONS;
    while (i < octets && Octets.u8(b, i) != END) {
      if (Octets.u8(b, i) == PAD) {
        i++;
        continue;
      }
      if (i + 1 >= octets || i + 2 + Octets.u8(b, i + 1) > octets) {
        return false;
      }
      i += 2 + Octets.u8(b, i + 1);
    }
    return true;
  }

  int transaction() {
    return Octets.i32(bytes, 4);
  }

  /** The address that the server gives. */
  int yourAddress() {
    return Octets.i32(bytes, 16);
  }

  long clientHardware() {
    return Octets.u48(bytes, 28);
  }

  int type() {
    int i = find(MESSAGE_TYPE, 1);
    return i < 0 ? 0 : Octets.u8(bytes, i);
  }

  /** Four octets of an option, or {@code fallback} if it is absent or shorter. */
  int i32(int option, int fallback) {
    int i = find(option, 4);
    return i < 0 ? fallback : Octets.i32(bytes, i);
  }

  int u16(int option, int fallback) {
    int i = find(option, 2);
    return i < 0 ? fallback : Octets.u16(bytes, i);
  }

  /** The {@code n}-th address of a list, 0 if there are fewer. */
  int address(int option, int n) {
    int i = find(option, 4 * (n + 1));
    return i < 0 ? 0 : Octets.i32(bytes, i + 4 * n);
  }

  /** Where the value of an option of at least {@code least} octets begins, or -1. */
  private int find(int option, int least) {
    int i = OPTIONS;
    while (i < length) {
      int kind = Octets.u8(bytes, i);
      if (kind == END) {
        return -1;
      }
      if (kind == PAD) {
        i++;
        continue;
      }
      int size = Octets.u8(bytes, i + 1);
      if (kind == option) {
        return size >= least ? i + 2 : -1;
      }
      i += 2 + size;
    }
    return -1;
  }

  /** Starts a request; returns where the next option goes. */
  static int begin(
      byte[] b, int type, int transaction, int seconds, int clientAddress, long hardware) {
    Arrays.fill(b, 0, OPTIONS, (byte) 0);
    b[0] = 1;
    b[1] = 1;
    b[2] = 6;
    Octets.put32(b, 4, transaction);
    Octets.put16(b, 8, Math.min(seconds, 0xFFFF));
    // §4.1: until we have an address a unicast answer could not reach us
    Octets.put16(b, 10, clientAddress == 0 ? 0x8000 : 0);
    Octets.put32(b, 12, clientAddress);
    Octets.put48(b, 28, hardware);
    Octets.put32(b, OPTIONS - 4, COOKIE);
    int i = put(b, OPTIONS, MESSAGE_TYPE, 1);
    b[i - 1] = (byte) type;
    i = put(b, i, CLIENT, 7);
    b[i - 7] = 1;
    Octets.put48(b, i - 6, hardware);
    return i;
  }

  static int putAddress(byte[] b, int i, int option, int address) {
    int end = put(b, i, option, 4);
    Octets.put32(b, end - 4, address);
    return end;
  }

  /** What we want to hear, and how long an answer may be. */
  static int putWishes(byte[] b, int i) {
    int at = put(b, i, PARAMETERS, 6);
    byte[] wishes = {SUBNET_MASK, ROUTER, RESOLVERS, MTU, RENEWAL_TIME, REBINDING_TIME};
    System.arraycopy(wishes, 0, b, at - 6, 6);
    at = put(b, at, MAX_SIZE, 2);
    Octets.put16(b, at - 2, 1472);
    return at;
  }

  /** Ends the options; returns the length of the message, at least the 300 octets of BOOTP. */
  static int end(byte[] b, int i) {
    b[i] = (byte) END;
    Arrays.fill(b, i + 1, Math.max(i + 1, 300), (byte) 0);
    return Math.max(i + 1, 300);
  }

  private static int put(byte[] b, int i, int option, int size) {
    b[i] = (byte) option;
    b[i + 1] = (byte) size;
    return i + 2 + size;
  }
}
