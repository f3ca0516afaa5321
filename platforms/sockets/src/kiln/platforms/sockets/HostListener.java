package kiln.platforms.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.Listener;
import kiln.net.NetException;

/** A listening socket of the host. */
final class HostListener implements Listener {
  private final ServerSocketChannel channel;
  private final Endpoint local;
  private final Waiting accepts;
  private volatile long timeoutNanos;

  HostListener(Endpoint where, int backlog) throws IOException {
    channel = ServerSocketChannel.open();
    try {
      channel.bind(Addresses.of(where), backlog);
      channel.configureBlocking(false);
      local = Addresses.of((InetSocketAddress) channel.getLocalAddress());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    accepts = new Waiting(channel, SelectionKey.OP_ACCEPT);
  }

  @Override
  public Endpoint local() {
    return local;
  }

  /** One thread waits in the selector; others that accept wait for their turn to. */
  @Override
  public Connection accept() throws NetException {
    String what = "accepting on " + local;
    long deadline = Waiting.deadline(timeoutNanos);
    try {
      for (; ; accepts.await(deadline, what)) {
        SocketChannel accepted = channel.accept();
        if (accepted != null) {
          return new HostConnection(accepted);
        }
      }
    } catch (IOException e) {
      throw Failures.of(e, what);
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
      // nobody can come any more
    }
    accepts.close();
  }
}
