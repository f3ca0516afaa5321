package kiln.stack.device;

import kiln.clock.Clock;
import kiln.net.NetDevice;
import kiln.stack.wire.Octets;

/**
 * A device that writes every frame of both directions as a capture file: the format of tcpdump with
 * nanoseconds, readable by Wireshark.
 *
 * <pre>
 *   file:   u4 0xA1B23C4D, u2 2, u2 4, u4 0, u4 0, u4 longest frame, u4 1 (Ethernet)
 *   record: u4 seconds, u4 nanoseconds, u4 octets here, u4 octets of the frame, octets
 * </pre>
 */
public final class PcapWriter extends Forwarding {
  /** Takes the octets of the file as they come, such as a block device or a console. */
  public interface Sink {
    /** {@code src} is free for reuse on return. */
    void write(byte[] src, int offset, int length);
  }

  private static final int MAGIC_NANOS = 0xA1B2_3C4D;
  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int ETHERNET = 1;

  private final Sink sink;
  private final Clock clock;
  private final byte[] record = new byte[RECORD_HEADER];

  /** Writes the file header now. */
  public PcapWriter(NetDevice device, Sink sink, Clock clock) {
    super(device);
    this.sink = sink;
    this.clock = clock;
    byte[] head = new byte[FILE_HEADER];
    Octets.put32(head, 0, MAGIC_NANOS);
    Octets.put16(head, 4, 2);
    Octets.put16(head, 6, 4);
    Octets.put32(head, 16, device.mtu() + HEADER);
    Octets.put32(head, 20, ETHERNET);
    sink.write(head, 0, FILE_HEADER);
  }

  @Override
  public int receive(byte[] dst) {
    int length = super.receive(dst);
    if (length > 0) {
      write(dst, length);
    }
    return length;
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    boolean taken = super.transmit(src, length);
    if (taken) {
      write(src, length);
    }
    return taken;
  }

  @Override
  public boolean transmitUnfinished(byte[] src, int length, int start, int field) {
    boolean taken = super.transmitUnfinished(src, length, start, field);
    if (taken) {
      write(src, length);
    }
    return taken;
  }

  private void write(byte[] frame, int length) {
    long now = clock.wallNanos();
    Octets.put32(record, 0, (int) (now / 1_000_000_000L));
    Octets.put32(record, 4, (int) (now % 1_000_000_000L));
    Octets.put32(record, 8, length);
    Octets.put32(record, 12, length);
    sink.write(record, 0, RECORD_HEADER);
    sink.write(frame, 0, length);
  }
}
