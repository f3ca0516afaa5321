package kiln.link.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Carries TCP connections from a port of the host to one of the app, two threads each, until it is
 * closed. The end of one direction ends that direction only.
 */
final class Forwarder implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final int CHUNK = 64 * 1024;
  private static final int CONNECT_MILLIS = 10_000;

  private final ServerSocket listener;
  private final InetSocketAddress app;

  private Forwarder(ServerSocket listener, InetSocketAddress app) {
    this.listener = listener;
    this.app = app;
  }

  /**
   * Opens the port and serves it from threads of its own.
   *
   * @param appAddress where the app is
   * @throws Usage if the port is not to be had
   */
  static AutoCloseable open(Publication publication, String appAddress) throws Usage, IOException {
    InetAddress address = InetAddress.getByName(publication.address());
    InetSocketAddress app = new InetSocketAddress(appAddress, publication.appPort());
    try {
      if (publication.udp()) {
        return DatagramForwarder.open(
            new InetSocketAddress(address, publication.hostPort()), app);
      }
      ServerSocket listener = new ServerSocket(publication.hostPort(), BACKLOG, address);
      Forwarder forwarder = new Forwarder(listener, app);
      start(forwarder::accept);
      return forwarder;
    } catch (IOException e) {
      throw new Usage(
          "--publish %s: the host's port cannot be opened: %s."
              .formatted(publication, e.getMessage()));
    }
  }

  static void start(Runnable work) {
    Thread thread = new Thread(work, "publish");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        // closed, or a client that went away before it was taken
      }
    }
  }

  private void serve(Socket client) {
    try (client; Socket server = new Socket()) {
      server.connect(app, CONNECT_MILLIS);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread back = new Thread(() -> copy(server, client), "publish");
      back.setDaemon(true);
      back.start();
      copy(client, server);
      back.join();
    } catch (IOException e) {
      // the app does not listen, or not yet: the client sees its connection closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int count; (count = from.getInputStream().read(chunk)) > 0; ) {
        to.getOutputStream().write(chunk, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      breakOff(from);
      breakOff(to);
    }
  }

  /** The peer is told by a reset, as it would be without anybody between. */
  private static void breakOff(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // gone already
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
