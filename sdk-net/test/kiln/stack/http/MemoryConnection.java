package kiln.stack.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.NetException;

/** A connection whose peer has said everything already; what is written is kept. */
final class MemoryConnection implements Connection {
  private final byte[] in;
  private final int step;
  private int at;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  int writes;
  boolean finished;
  boolean aborted;
  boolean closed;

  /** Reads give {@code step} octets at most. */
  MemoryConnection(String text, int step) {
    in = text.getBytes(StandardCharsets.ISO_8859_1);
    this.step = step;
  }

  String output() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public Endpoint local() {
    return Endpoint.parse("10.0.0.1:80");
  }

  @Override
  public Endpoint remote() {
    return Endpoint.parse("10.0.0.2:4000");
  }

  @Override
  public int read(byte[] dst, int offset, int length) {
    if (at == in.length) {
      return -1;
    }
    int count = Math.min(Math.min(step, length), in.length - at);
    System.arraycopy(in, at, dst, offset, count);
    at += count;
    return count;
  }

  @Override
  public void write(byte[] src, int offset, int length) throws NetException {
    if (finished || aborted) {
      throw new NetException(NetException.Reason.CLOSED, "finished");
    }
    writes++;
    out.write(src, offset, length);
  }

  @Override
  public int readable() {
    return in.length - at;
  }

  @Override
  public void finish() {
    finished = true;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public void timeout(long nanos) {}

  @Override
  public void readTimeout(long nanos) {}

  @Override
  public void noDelay(boolean on) {}

  @Override
  public void keepalive(long idleNanos) {}

  @Override
  public Statistics statistics() {
    return new Statistics(0, 0, 0, 0, 0, 0);
  }
}
