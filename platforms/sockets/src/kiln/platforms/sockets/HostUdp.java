package kiln.platforms.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Objects;
import kiln.net.Endpoint;
import kiln.net.NetException;
import kiln.net.UdpSocket;

/** A UDP socket of the host. */
final class HostUdp implements UdpSocket {
  private static final int MOST = 65_535;

  private final DatagramChannel channel;
  private final Endpoint local;
  private final Waiting reads;
  private final ByteBuffer whole = ByteBuffer.allocate(MOST); // guarded by itself
  private volatile long timeoutNanos;

  HostUdp(Endpoint where) throws IOException {
    channel = DatagramChannel.open();
    try {
      channel.bind(Addresses.of(where));
      channel.configureBlocking(false);
      local = Addresses.of((InetSocketAddress) channel.getLocalAddress());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    reads = new Waiting(channel, SelectionKey.OP_READ);
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public void send(Endpoint to, byte[] src, int offset, int length) throws NetException {
    Objects.checkFromIndexSize(offset, length, src.length);
    try {
      channel.send(ByteBuffer.wrap(src, offset, length), Addresses.of(to));
    } catch (IOException e) {
      throw Failures.of(e, "a datagram of " + length + " octets to " + to);
    }
  }

  @Override
  public Received receive(byte[] dst, int offset, int length) throws NetException {
    Objects.checkFromIndexSize(offset, length, dst.length);
    long deadline = Waiting.deadline(timeoutNanos);
    String what = "waiting for a datagram on " + local;
    try {
      for (; ; reads.await(deadline, what)) {
        Received received = take(dst, offset, length);
        if (received != null) {
          return received;
        }
      }
    } catch (IOException e) {
      throw Failures.of(e, what);
    }
  }

  private Received take(byte[] dst, int offset, int length) throws IOException {
    synchronized (whole) {
      whole.clear();
      InetSocketAddress from = (InetSocketAddress) channel.receive(whole);
      if (from == null) {
        return null;
      }
      int size = whole.position();
      whole.flip().get(dst, offset, Math.min(size, length));
      return new Received(Addresses.of(from), size);
    }
  }

  @Override
  public void timeout(long nanos) {
    timeoutNanos = nanos;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the port is free
    }
    reads.close();
  }
}
