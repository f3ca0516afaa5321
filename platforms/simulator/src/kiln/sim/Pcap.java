package kiln.sim;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A capture file in the classic format of libpcap, with nanoseconds, link type Ethernet. */
final class Pcap implements AutoCloseable {
  private static final int MAGIC_NANOS = 0xA1B23C4D;
  private static final int LINKTYPE_ETHERNET = 1;
  private static final int SNAPLEN = 65_535;
  private static final long SECOND = 1_000_000_000;

  private final OutputStream out;

  Pcap(Path file) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file));
    ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(MAGIC_NANOS).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    head.putInt(SNAPLEN).putInt(LINKTYPE_ETHERNET);
    out.write(head.array());
  }

  void add(long nowNanos, byte[] frame) {
    ByteBuffer head = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt((int) (nowNanos / SECOND)).putInt((int) (nowNanos % SECOND));
    head.putInt(frame.length).putInt(frame.length);
    try {
      out.write(head.array());
      out.write(frame);
    } catch (IOException e) {
      throw new UncheckedIOException("a capture cannot be written; is the disk full?", e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a capture cannot be written; is the disk full?", e);
    }
  }
}
