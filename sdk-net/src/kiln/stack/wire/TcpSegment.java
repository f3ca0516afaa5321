package kiln.stack.wire;

/**
 * View of a TCP segment with its options (RFC 9293 §3.1, §3.2).
 *
 * <p>{@code wrap} reads the options once; an option that runs over the header makes the segment
 * malformed (MUST-7), an unknown one is skipped by its length (MUST-6).
 */
public final class TcpSegment {
  public static final int HEADER = 20;

  public static final int FIN = 1;
  public static final int SYN = 2;
  public static final int RST = 4;
  public static final int PSH = 8;
  public static final int ACK = 16;
  public static final int URG = 32;

  public static final int OPTION_END = 0;
  public static final int OPTION_NOP = 1;
  public static final int OPTION_MSS = 2;
  public static final int OPTION_WINDOW_SCALE = 3;
  public static final int OPTION_SACK_PERMITTED = 4;
  public static final int OPTION_SACK = 5;
  public static final int OPTION_TIMESTAMPS = 8;

  /** Blocks that fit into 40 octets of options. */
  public static final int MAX_SACK_BLOCKS = 4;

  /** Larger scales are taken as this one (RFC 7323 §2.3). */
  public static final int MAX_WINDOW_SCALE = 14;

  private byte[] bytes = Octets.NONE;
  private int offset;
  private int length;
  private int headerLength;

  private int mss;
  private int windowScale;
  private boolean sackPermitted;
  private boolean hasTimestamps;
  private int timestamp;
  private int timestampEcho;
  private int sackBlocks;
  private int sackOffset;

  /**
   * @return false if the data offset or an option does not fit into {@code length} octets
   */
  public boolean wrap(byte[] bytes, int offset, int length) {
    if (length < HEADER) {
      return false;
    }
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    headerLength = (Octets.u8(bytes, offset + 12) >> 4) * 4;
    return headerLength >= HEADER && headerLength <= length && readOptions();
  }

  public boolean checksumHolds(long pseudo) {
    return Checksum.holds(Checksum.add(pseudo, bytes, offset, length));
  }

  public int sourcePort() {
    return Octets.u16(bytes, offset);
  }

  public int destinationPort() {
    return Octets.u16(bytes, offset + 2);
  }

  /** SEG.SEQ. */
  public int seq() {
    return Octets.i32(bytes, offset + 4);
  }

  /** SEG.ACK; meaningful only if {@link #isAck()}. */
  public int ack() {
    return Octets.i32(bytes, offset + 8);
  }

  /** The six control bits of RFC 793; ECN bits are not used. */
  public int flags() {
    return Octets.u8(bytes, offset + 13) & 0x3F;
  }

  public boolean isSyn() {
    return (flags() & SYN) != 0;
  }

  public boolean isAck() {
    return (flags() & ACK) != 0;
  }

  public boolean isRst() {
    return (flags() & RST) != 0;
  }

  public boolean isFin() {
    return (flags() & FIN) != 0;
  }

  /** SEG.WND as on the wire, not scaled. */
  public int window() {
    return Octets.u16(bytes, offset + 14);
  }

  public byte[] bytes() {
    return bytes;
  }

  public int textOffset() {
    return offset + headerLength;
  }

  /** Octets of user data. */
  public int textLength() {
    return length - headerLength;
  }

  /** SEG.LEN: data octets, SYN and FIN included (RFC 9293 §3.3.1). */
  public int sequenceLength() {
    int flags = flags();
    return textLength() + ((flags & SYN) >> 1) + (flags & FIN);
  }

  /** Maximum segment size offered, or 0 if the option is absent. */
  public int mss() {
    return mss;
  }

  /** Window scale offered, at most 14, or -1 if the option is absent. */
  public int windowScale() {
    return windowScale;
  }

  public boolean sackPermitted() {
    return sackPermitted;
  }

  public boolean hasTimestamps() {
    return hasTimestamps;
  }

  /** TSval. */
  public int timestamp() {
    return timestamp;
  }

  /** TSecr. */
  public int timestampEcho() {
    return timestampEcho;
  }

  /** Number of SACK blocks, 0 to 4. */
  public int sackBlocks() {
    return sackBlocks;
  }

  public int sackLeft(int i) {
    return Octets.i32(bytes, sackOffset + 8 * i);
  }

  public int sackRight(int i) {
    return Octets.i32(bytes, sackOffset + 8 * i + 4);
  }

  private boolean readOptions() {
    mss = 0;
    windowScale = -1;
    sackPermitted = false;
    hasTimestamps = false;
    sackBlocks = 0;
    int end = offset + headerLength;
    int i = offset + HEADER;
    while (i < end) {
      int kind = Octets.u8(bytes, i);
      if (kind == OPTION_END) {
        return true;
      }
      if (kind == OPTION_NOP) {
        i++;
        continue;
      }
      int size = i + 1 < end ? Octets.u8(bytes, i + 1) : 0;
      if (size < 2 || size > end - i) {
        return false;
      }
      readOption(kind, i, size);
      i += size;
    }
    return true;
  }

  /** Takes an option of the right length; one of a wrong length is as unknown. */
  private void readOption(int kind, int i, int size) {
    switch (kind) {
      case OPTION_MSS -> {
        if (size == 4) {
          mss = Octets.u16(bytes, i + 2);
        }
      }
      case OPTION_WINDOW_SCALE -> {
        if (size == 3) {
          windowScale = Math.min(Octets.u8(bytes, i + 2), MAX_WINDOW_SCALE);
        }
      }
      case OPTION_SACK_PERMITTED -> sackPermitted = size == 2;
      case OPTION_SACK -> {
        if (size >= 10 && (size - 2) % 8 == 0) {
          sackBlocks = (size - 2) / 8;
          sackOffset = i + 2;
        }
      }
      case OPTION_TIMESTAMPS -> {
        if (size == 10) {
          hasTimestamps = true;
          timestamp = Octets.i32(bytes, i + 2);
          timestampEcho = Octets.i32(bytes, i + 6);
        }
      }
      default -> {}
    }
  }

  /** Writes the fixed header; options and text are in place or follow; checksum is zero. */
  public static void write(
      byte[] b,
      int offset,
      int sourcePort,
      int destinationPort,
      int seq,
      int ack,
      int headerLength,
      int flags,
      int window) {
    Octets.put16(b, offset, sourcePort);
    Octets.put16(b, offset + 2, destinationPort);
    Octets.put32(b, offset + 4, seq);
    Octets.put32(b, offset + 8, ack);
    Octets.put16(b, offset + 12, headerLength << 10 | flags);
    Octets.put16(b, offset + 14, window);
    Octets.put32(b, offset + 16, 0);
  }

  /** Fills the checksum over {@code length} octets of header, options and text. */
  public static void writeChecksum(byte[] b, int offset, int length, long pseudo) {
    Octets.put16(b, offset + 16, Checksum.finish(Checksum.add(pseudo, b, offset, length)));
  }

  /** Writes an MSS option; returns the offset behind it. */
  public static int putMss(byte[] b, int i, int mss) {
    Octets.put16(b, i, OPTION_MSS << 8 | 4);
    Octets.put16(b, i + 2, mss);
    return i + 4;
  }

  /** Writes NOP and a window scale option; returns the offset behind them. */
  public static int putWindowScale(byte[] b, int i, int shift) {
    Octets.put32(b, i, OPTION_NOP << 24 | OPTION_WINDOW_SCALE << 16 | 3 << 8 | shift);
    return i + 4;
  }

  /** Writes two NOPs and SACK-permitted; returns the offset behind them. */
  public static int putSackPermitted(byte[] b, int i) {
    Octets.put32(b, i, OPTION_NOP << 24 | OPTION_NOP << 16 | OPTION_SACK_PERMITTED << 8 | 2);
    return i + 4;
  }

  /** Writes two NOPs and timestamps, as RFC 7323 appendix A advises; returns the offset behind. */
  public static int putTimestamps(byte[] b, int i, int value, int echo) {
    Octets.put32(b, i, OPTION_NOP << 24 | OPTION_NOP << 16 | OPTION_TIMESTAMPS << 8 | 10);
    Octets.put32(b, i + 4, value);
    Octets.put32(b, i + 8, echo);
    return i + 12;
  }

  /** Writes two NOPs and the head of a SACK option of {@code blocks} blocks. */
  public static int putSackHead(byte[] b, int i, int blocks) {
    Octets.put32(b, i, OPTION_NOP << 24 | OPTION_NOP << 16 | OPTION_SACK << 8 | 2 + 8 * blocks);
    return i + 4;
  }

  /** Writes one SACK block; returns the offset behind it. */
  public static int putSackBlock(byte[] b, int i, int left, int right) {
    Octets.put32(b, i, left);
    Octets.put32(b, i + 4, right);
    return i + 8;
  }
}
