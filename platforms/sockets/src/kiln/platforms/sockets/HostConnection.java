package kiln.platforms.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.NetException;

/** A TCP connection of the host. Its first failure is what every later call fails with. */
final class HostConnection implements Connection {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long KEEPALIVE_MOST_SECONDS = 32_767; // tcp(7)

  private final SocketChannel channel;
  private final Endpoint local;
  private final Endpoint remote;
  private final Waiting reads;
  private final Waiting writes;
  private volatile NetException failure;
  private volatile long readTimeoutNanos;
  private volatile long writeTimeoutNanos;
  private volatile long octetsRead;
  private volatile long octetsWritten;

  /** Takes a connected channel over. */
  HostConnection(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    local = Addresses.of((InetSocketAddress) channel.getLocalAddress());
    remote = Addresses.of((InetSocketAddress) channel.getRemoteAddress());
    reads = new Waiting(channel, SelectionKey.OP_READ);
    writes = new Waiting(channel, SelectionKey.OP_WRITE);
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public Endpoint remote() {
    return remote;
  }

  @Override
  public int read(byte[] dst, int offset, int length) throws NetException {
    Objects.checkFromIndexSize(offset, length, dst.length);
    check();
    ByteBuffer into = ByteBuffer.wrap(dst, offset, length);
    long deadline = Waiting.deadline(readTimeoutNanos);
    try {
      for (int count; ; reads.await(deadline, "reading from " + remote)) {
        count = length == 0 ? -2 : channel.read(into);
        if (count == -2 || count != 0) {
          octetsRead += Math.max(count, 0);
          return count == -2 ? 0 : count;
        }
      }
    } catch (IOException e) {
      throw failed(e, "reading from " + remote);
    }
  }

  @Override
  public void write(byte[] src, int offset, int length) throws NetException {
    Objects.checkFromIndexSize(offset, length, src.length);
    check();
    ByteBuffer from = ByteBuffer.wrap(src, offset, length);
    long deadline = Waiting.deadline(writeTimeoutNanos);
    try {
      while (from.hasRemaining()) {
        int count = channel.write(from);
        if (count == 0) {
          writes.await(deadline, "writing to " + remote);
        } else {
          octetsWritten += count;
          deadline = Waiting.deadline(writeTimeoutNanos);
        }
      }
    } catch (IOException e) {
      throw failed(e, "writing to " + remote);
    }
  }

  private void check() throws NetException {
    if (failure != null) {
      throw failure;
    }
  }

  /** A wait that was too long or interrupted breaks nothing; all else is for good. */
  private NetException failed(IOException e, String what) {
    NetException failed = Failures.of(e, what);
    boolean passing = e instanceof NetException;
    if (!passing && failure == null) {
      failure = failed;
    }
    return failed;
  }

  @Override
  public int readable() {
    try {
      return channel.isOpen() ? channel.socket().getInputStream().available() : 0;
    } catch (IOException e) {
      return 0; // reading tells what is wrong
    }
  }

  @Override
  public void finish() {
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      failed(e, "finishing " + remote);
    }
  }

  @Override
  public void close() {
    end(false);
  }

  @Override
  public void abort() {
    end(true);
  }

  private synchronized void end(boolean reset) {
    if (failure == null || channel.isOpen()) {
      failure = new NetException(NetException.Reason.CLOSED, "the connection to " + remote
          + " is closed");
    }
    try {
      if (reset && channel.isOpen()) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
      channel.close();
    } catch (IOException e) {
      // it is as good as closed
    }
    reads.close();
    writes.close();
  }

  @Override
  public void timeout(long nanos) {
    readTimeoutNanos = nanos;
    writeTimeoutNanos = nanos;
  }

  @Override
  public void readTimeout(long nanos) {
    readTimeoutNanos = nanos;
  }

  @Override
  public void noDelay(boolean on) {
    set(StandardSocketOptions.TCP_NODELAY, on);
  }

  @Override
  public void keepalive(long idleNanos) {
    if (idleNanos < 0) {
      throw new IllegalArgumentException("a keepalive after " + idleNanos + " ns");
    }
    set(StandardSocketOptions.SO_KEEPALIVE, idleNanos > 0);
    if (idleNanos > 0) {
      long seconds = Math.max(1, idleNanos / NANOS_PER_SECOND);
      setKeepIdle((int) Math.min(seconds, KEEPALIVE_MOST_SECONDS));
    }
  }

  /** An option of the JDK that is not of Java SE, so it is looked up by its name. */
  @SuppressWarnings("unchecked")
  private void setKeepIdle(int seconds) {
    for (SocketOption<?> option : channel.supportedOptions()) {
      if (option.name().equals("TCP_KEEPIDLE")) {
        set((SocketOption<Integer>) option, seconds);
      }
    }
  }

  private <T> void set(SocketOption<T> option, T value) {
    try {
      channel.setOption(option, value);
    } catch (IOException | UnsupportedOperationException e) {
      // closed, which the next read or write tells; or a host that does without
    }
  }

  /** The host keeps retransmissions, times and windows to itself. */
  @Override
  public Statistics statistics() {
    return new Statistics(octetsRead, octetsWritten, 0, 0, 0, 0);
  }
}
