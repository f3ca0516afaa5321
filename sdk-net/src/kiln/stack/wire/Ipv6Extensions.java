package kiln.stack.wire;

/**
 * Walk over the extension headers of one IPv6 packet (RFC 8200 §4), up to the upper layer or a
 * fragment header, whichever comes first.
 */
public final class Ipv6Extensions {
  /** What the walk found; the reply that each demands is in RFC 8200 §4. */
  public enum Outcome {
    /** {@link #protocol()} starts at {@link #offset()}. */
    UPPER_LAYER,
    /** A fragment header: the rest makes sense only after reassembly. */
    FRAGMENT,
    /** No next header (59): nothing follows. */
    NOTHING,
    /** Truncated, or too many headers: dropped without a word. */
    MALFORMED,
    /** Unknown option whose type says discard: {@link #pointer()}, no error. */
    DISCARD,
    /** Unknown option that asks for Parameter Problem code 2, at {@link #pointer()}. */
    OPTION_ERROR,
    /** As {@link #OPTION_ERROR}, but not if the destination was multicast. */
    OPTION_ERROR_UNICAST,
    /** A routing header with segments left: Parameter Problem code 0 (RFC 5095 for type 0). */
    ROUTING_ERROR,
    /** Hop-by-hop options elsewhere than first: Parameter Problem code 1. */
    HEADER_ERROR
  }

  public static final int HOP_BY_HOP = 0;
  public static final int ROUTING = 43;
  public static final int FRAGMENT = 44;
  public static final int NO_NEXT = 59;
  public static final int DESTINATION = 60;

  public static final int FRAGMENT_HEADER = 8;

  /** More than any sane packet has; bounds the work that one packet can ask for. */
  private static final int MAX_HEADERS = 8;

  private int protocol;
  private int offset;
  private int pointer;
  private int fragmentWord;
  private int fragmentId;

  /**
   * Walks from {@code nextHeader} at {@code start} to {@code end}.
   *
   * <p>{@link #pointer()} counts from {@code packetOffset}, where the IPv6 header begins.
   */
  public Outcome walk(byte[] b, int packetOffset, int start, int end, int nextHeader) {
    protocol = nextHeader;
    offset = start;
    pointer = 6; // the next-header field of the fixed header named the first one
    for (int count = 0; ; count++) {
      switch (protocol) {
        case NO_NEXT:
          return Outcome.NOTHING;
        case HOP_BY_HOP, DESTINATION, ROUTING, FRAGMENT:
          break;
        default:
          return Outcome.UPPER_LAYER;
      }
      if (count == MAX_HEADERS || end - offset < 8) {
        return Outcome.MALFORMED;
      }
      if (protocol == HOP_BY_HOP && count > 0) {
        return Outcome.HEADER_ERROR;
      }
      if (protocol == FRAGMENT) {
        return fragment(b);
      }
      int length = 8 + Octets.u8(b, offset + 1) * 8;
      if (length > end - offset) {
        return Outcome.MALFORMED;
      }
      Outcome fault =
          protocol == ROUTING ? routing(b, packetOffset) : options(b, packetOffset, length);
      if (fault != null) {
        return fault;
      }
      pointer = offset - packetOffset;
      protocol = Octets.u8(b, offset);
      offset += length;
    }
  }

  /** Protocol of the upper layer, or the header that stopped the walk. */
  public int protocol() {
    return protocol;
  }

  /** Where the upper layer, or the fragmented part, begins. */
  public int offset() {
    return offset;
  }

  /** Offset from the IPv6 header of the octet to blame (RFC 4443 §3.4). */
  public int pointer() {
    return pointer;
  }

  /** Position of the fragment in the payload, in octets. */
  public int fragmentOffset() {
    return fragmentWord & 0xFFF8;
  }

  public boolean moreFragments() {
    return (fragmentWord & 1) != 0;
  }

  public int fragmentId() {
    return fragmentId;
  }

  private Outcome fragment(byte[] b) {
    protocol = Octets.u8(b, offset);
    fragmentWord = Octets.u16(b, offset + 2);
    fragmentId = Octets.i32(b, offset + 4);
    offset += FRAGMENT_HEADER;
    return Outcome.FRAGMENT;
  }

  private Outcome routing(byte[] b, int packetOffset) {
    if (Octets.u8(b, offset + 3) == 0) {
      return null; // segments left 0: the header is ignored
    }
    pointer = offset + 2 - packetOffset;
    return Outcome.ROUTING_ERROR;
  }

  /** RFC 8200 §4.2: the top two bits of an unknown option's type say what becomes of the packet. */
  private Outcome options(byte[] b, int packetOffset, int length) {
    int end = offset + length;
    for (int i = offset + 2; i < end; ) {
      int type = Octets.u8(b, i);
      if (type == 0) {
        i++; // Pad1
        continue;
      }
      if (i + 2 > end || i + 2 + Octets.u8(b, i + 1) > end) {
        return Outcome.MALFORMED;
      }
      if (type >> 6 != 0) {
        pointer = i - packetOffset;
        return type >> 6 == 1
            ? Outcome.DISCARD
            : type >> 6 == 2 ? Outcome.OPTION_ERROR : Outcome.OPTION_ERROR_UNICAST;
      }
      i += 2 + Octets.u8(b, i + 1);
    }
    return null;
  }
}
