package kiln.stack.http;

import java.util.Arrays;
import kiln.net.NetException;

/**
 * What a connection has sent and nobody has read yet, in one buffer: the head of a message must fit
 * into it. It grows with what comes, so that a thousand clients who drip cost little.
 */
final class Input {
  /** Where octets come from. */
  interface Source {
    /** As {@code kiln.net.Connection.read}. */
    int read(byte[] dst, int offset, int length) throws NetException;
  }

  private static final int FIRST = 512;

  private final Source source;
  private final int size;
  private byte[] buffer;
  private int from;
  private int to;

  Input(Source source, int size) {
    this.source = source;
    this.size = size;
    buffer = new byte[Math.min(size, FIRST)];
  }

  byte[] buffer() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int buffered() {
    return to - from;
  }

  void skip(int count) {
    from += count;
  }

  /**
   * Reads more behind what is there; blocks.
   *
   * @return false at the end of the stream, or if the buffer is full
   */
  boolean fill() throws NetException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      if (to == size) {
        return false;
      }
      buffer = Arrays.copyOf(buffer, Math.min(size, 2 * to));
    }
    int count = source.read(buffer, to, buffer.length - to);
    if (count < 0) {
      return false;
    }
    to += count;
    return true;
  }

  boolean full() {
    return from == 0 && to == size;
  }

  /** The next octet, or -1 at the end; blocks. */
  int next() throws NetException {
    if (from == to && !fill()) {
      return -1;
    }
    return buffer[from++] & 0xFF;
  }

  /** Moves up to {@code length} octets, buffered ones first; -1 at the end. */
  int read(byte[] dst, int offset, int length) throws NetException {
    if (from == to) {
      return source.read(dst, offset, length);
    }
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, dst, offset, count);
    from += count;
    return count;
  }
}
