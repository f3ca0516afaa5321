package kiln.sim;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The simulator's end of the messages to and from a node: an 8-octet head (kind, octets that
 * follow), then the body; little-endian. {@code platforms/sim/native/sim.h} is the other end and
 * says what is in which message.
 */
final class Wire {
  /** What a node says. */
  static final int SAY_OUTPUT = 1;

  static final int SAY_ERROR = 2;
  static final int SAY_ATTACH = 3;
  static final int SAY_FRAME = 4;
  static final int SAY_DISK = 5;
  static final int SAY_ENTROPY = 6;
  static final int SAY_IDLE = 7;
  static final int SAY_EXIT = 8;

  /** What a node is told. */
  static final int TOLD_RESUME = 1;

  static final int TOLD_ANSWER = 2;
  static final int TOLD_FRAME = 3;
  static final int TOLD_DISK = 4;
  static final int TOLD_INPUT = 5;

  private static final int HEAD = 8;
  private static final int LARGEST = 64 << 20;

  /** A message: its kind, and its body, which the receiver reads through. */
  record Message(int kind, ByteBuffer body) {
    byte[] rest() {
      byte[] rest = new byte[body.remaining()];
      body.get(rest);
      return rest;
    }
  }

  private final InputStream in;
  private final OutputStream out;

  Wire(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  /** Blocks until the node has said something. */
  Message read() throws IOException {
    ByteBuffer head = ordered(in.readNBytes(HEAD));
    if (head.limit() < HEAD) {
      throw new EOFException("the node has ended without a word");
    }
    int kind = head.getInt();
    int length = head.getInt();
    if (length < 0 || length > LARGEST) {
      throw new IOException("message %d of %d octets".formatted(kind, length));
    }
    ByteBuffer body = ordered(in.readNBytes(length));
    if (body.limit() < length) {
      throw new EOFException("the node has ended in the middle of a message");
    }
    return new Message(kind, body);
  }

  /** Queues a message for the node; {@link #flush} sends it. */
  void write(int kind, byte[] body) throws IOException {
    out.write(body(HEAD).putInt(kind).putInt(body.length).array());
    out.write(body);
  }

  void flush() throws IOException {
    out.flush();
  }

  /** An empty body of so many octets. */
  static ByteBuffer body(int octets) {
    return ordered(new byte[octets]);
  }

  private static ByteBuffer ordered(byte[] octets) {
    return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
  }
}
