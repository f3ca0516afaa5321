package app.pong;

/**
 * Turns a frame that asks into the frame that answers, in place: ARP requests (RFC 826) and ICMP
 * echo requests (RFC 792) for one IPv4 address. Whatever is malformed, fragmented or for somebody
 * else has no answer.
 */
final class Answers {
  private static final int ETHERNET = 14;
  private static final int TYPE = 12;
  private static final int TYPE_IPV4 = 0x0800;
  private static final int TYPE_ARP = 0x0806;

  // RFC 826, for Ethernet and IPv4; offsets in the frame.
  private static final int ARP_LENGTH = ETHERNET + 28;
  private static final int ARP_KINDS = ETHERNET;
  private static final int ARP_OPERATION = ETHERNET + 6;
  private static final int ARP_SENDER_MAC = ETHERNET + 8;
  private static final int ARP_SENDER_IP = ETHERNET + 14;
  private static final int ARP_TARGET_MAC = ETHERNET + 18;
  private static final int ARP_TARGET_IP = ETHERNET + 24;
  private static final long ETHERNET_AND_IPV4 = 0x0001_0800_0604L;

  // RFC 791.
  private static final int IP_LENGTH = ETHERNET + 2;
  private static final int IP_FRAGMENT = ETHERNET + 6;
  private static final int IP_PROTOCOL = ETHERNET + 9;
  private static final int IP_SOURCE = ETHERNET + 12;
  private static final int IP_DESTINATION = ETHERNET + 16;
  private static final int LEAST_HEADER = 20;
  private static final int ICMP = 1;

  // RFC 792, from the start of the message.
  private static final int ICMP_CHECKSUM = 2;
  private static final int ICMP_HEADER = 8;
  private static final int ECHO_REQUEST = 8;
  private static final int ECHO_REPLY = 0;

  private final byte[] mac;
  private final int address;

  /**
   * @param mac six octets
   * @param address the IPv4 address that is answered for
   */
  Answers(byte[] mac, int address) {
    this.mac = mac;
    this.address = address;
  }

  /**
   * The length of the answer that now stands in {@code frame}, or 0 if there is none.
   *
   * @param length octets of the frame that came in
   */
  int answer(byte[] frame, int length) {
    if (length < ETHERNET) {
      return 0;
    }
    return switch (load16(frame, TYPE)) {
      case TYPE_ARP -> answerArp(frame, length);
      case TYPE_IPV4 -> answerIpv4(frame, length);
      default -> 0;
    };
  }

  private int answerArp(byte[] frame, int length) {
    if (length < ARP_LENGTH || load48(frame, ARP_KINDS) != ETHERNET_AND_IPV4
        || load16(frame, ARP_OPERATION) != 1 || load32(frame, ARP_TARGET_IP) != address) {
      return 0;
    }
    System.arraycopy(frame, ARP_SENDER_MAC, frame, ARP_TARGET_MAC, 10); // MAC and IP
    System.arraycopy(mac, 0, frame, ARP_SENDER_MAC, 6);
    store32(frame, ARP_SENDER_IP, address);
    store16(frame, ARP_OPERATION, 2);
    turnRound(frame);
    return ARP_LENGTH;
  }

  private int answerIpv4(byte[] frame, int length) {
    if (length < ETHERNET + LEAST_HEADER) {
      return 0;
    }
    int header = (frame[ETHERNET] & 15) * 4;
    int total = load16(frame, IP_LENGTH);
    boolean whole = frame[ETHERNET] >> 4 == 4 && header >= LEAST_HEADER
        && total >= header + ICMP_HEADER && ETHERNET + total <= length
        && sum(frame, ETHERNET, header) == 0xffff && (load16(frame, IP_FRAGMENT) & 0x3fff) == 0;
    if (!whole || frame[IP_PROTOCOL] != ICMP || load32(frame, IP_DESTINATION) != address) {
      return 0;
    }
    int at = ETHERNET + header;
    int octets = total - header;
    if (frame[at] != ECHO_REQUEST || sum(frame, at, octets) != 0xffff) {
      return 0;
    }
    frame[at] = ECHO_REPLY;
    store16(frame, at + ICMP_CHECKSUM, 0);
    store16(frame, at + ICMP_CHECKSUM, ~sum(frame, at, octets));
    store32(frame, IP_DESTINATION, load32(frame, IP_SOURCE)); // the sum stays what it was
    store32(frame, IP_SOURCE, address);
    turnRound(frame);
    return ETHERNET + total;
  }

  /** The frame goes back to who sent it. */
  private void turnRound(byte[] frame) {
    System.arraycopy(frame, 6, frame, 0, 6);
    System.arraycopy(mac, 0, frame, 6, 6);
  }

  /** The one's complement sum of RFC 1071; 0xffff over what holds its right checksum. */
  static int sum(byte[] octets, int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int octet = octets[from + i] & 0xff;
      sum += i % 2 == 0 ? octet << 8 : octet;
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    return (sum & 0xffff) + (sum >>> 16);
  }

  private static int load16(byte[] octets, int at) {
    return (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
  }

  private static int load32(byte[] octets, int at) {
    return load16(octets, at) << 16 | load16(octets, at + 2);
  }

  private static long load48(byte[] octets, int at) {
    return (long) load16(octets, at) << 32 | load32(octets, at + 2) & 0xffffffffL;
  }

  private static void store16(byte[] octets, int at, int value) {
    octets[at] = (byte) (value >> 8);
    octets[at + 1] = (byte) value;
  }

  private static void store32(byte[] octets, int at, int value) {
    store16(octets, at, value >>> 16);
    store16(octets, at + 2, value);
  }
}
