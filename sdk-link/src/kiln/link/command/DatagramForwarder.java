package kiln.link.command;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Carries datagrams from a port of the host to one of the app, and the answers back: each client
 * has a socket of its own towards the app, the longest silent of too many loses it.
 */
final class DatagramForwarder implements AutoCloseable {
  private static final int CLIENTS_MOST = 256;
  private static final int DATAGRAM_MOST = 65_535;

  private final DatagramSocket host;
  private final InetSocketAddress app;
  private final Map<SocketAddress, DatagramSocket> clients =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SocketAddress, DatagramSocket> eldest) {
          boolean full = size() > CLIENTS_MOST;
          if (full) {
            eldest.getValue().close();
          }
          return full;
        }
      };

  private DatagramForwarder(DatagramSocket host, InetSocketAddress app) {
    this.host = host;
    this.app = app;
  }

  /** Opens the port and serves it from threads of its own. */
  static DatagramForwarder open(InetSocketAddress host, InetSocketAddress app)
      throws IOException {
    DatagramForwarder forwarder = new DatagramForwarder(new DatagramSocket(host), app);
    Forwarder.start(forwarder::takeAll);
    return forwarder;
  }

  private void takeAll() {
    DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM_MOST], DATAGRAM_MOST);
    while (!host.isClosed()) {
      try {
        packet.setLength(DATAGRAM_MOST);
        host.receive(packet);
        SocketAddress client = packet.getSocketAddress();
        packet.setSocketAddress(app);
        towardsApp(client).send(packet);
      } catch (IOException e) {
        // closed; or one datagram is lost, as on any link
      }
    }
  }

  private synchronized DatagramSocket towardsApp(SocketAddress client) throws IOException {
    DatagramSocket socket = clients.get(client);
    if (socket == null) {
      DatagramSocket fresh = new DatagramSocket();
      clients.put(client, fresh);
      Forwarder.start(() -> answer(fresh, client));
      socket = fresh;
    }
    return socket;
  }

  private void answer(DatagramSocket from, SocketAddress client) {
    DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM_MOST], DATAGRAM_MOST);
    while (!from.isClosed()) {
      try {
        packet.setLength(DATAGRAM_MOST);
        from.receive(packet);
        packet.setSocketAddress(client);
        host.send(packet);
      } catch (IOException e) {
        // closed; or one datagram is lost
      }
    }
  }

  @Override
  public synchronized void close() {
    host.close();
    clients.values().forEach(DatagramSocket::close);
  }
}
