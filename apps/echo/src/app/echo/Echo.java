package app.echo;

import kiln.app.App;
import kiln.app.Meaning;
import kiln.console.Console;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.net.Network;
import kiln.net.UdpSocket;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends every octet and every datagram back to where it came from (RFC 862). */
@Component(name = "echo")
public final class Echo implements App {
  /** Where it listens. */
  public @interface Config {
    @Meaning("port of TCP and UDP to answer on")
    int port() default 7;

    @Meaning("TCP connections served at once; more are closed as they come")
    int connections() default 1024;
  }

  private static final int PIECE = 8192;
  private static final int LARGEST_DATAGRAM = 65_507;

  private final Console console;
  private final Network network;
  private final Config config;
  private int serving;

  @Activate
  public Echo(@Reference Console console, @Reference Network network, Config config) {
    this.console = console;
    this.network = network;
    this.config = config;
  }

  @Override
  public int run() throws NetException {
    Endpoint here = Endpoint.any(config.port());
    try (Listener listener = network.listen(here, Network.DEFAULT_BACKLOG);
        UdpSocket udp = network.udp(here)) {
      start("echo-udp", () -> datagrams(udp));
      console.println("echo: port " + config.port() + ", TCP and UDP");
      while (true) {
        Connection connection = listener.accept();
        if (enter()) {
          start("echo", () -> serve(connection));
        } else {
          connection.abort();
        }
      }
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized boolean enter() {
    if (serving >= config.connections()) {
      return false;
    }
    serving++;
    return true;
  }

  private synchronized void leave() {
    serving--;
  }

  private void serve(Connection connection) {
    try (connection) {
      byte[] piece = new byte[PIECE];
      for (int n; (n = connection.read(piece, 0, PIECE)) >= 0; ) {
        connection.write(piece, 0, n);
      }
      connection.finish();
    } catch (NetException e) {
      // the peer broke off: there is nobody to tell
    } finally {
      leave();
    }
  }

  private void datagrams(UdpSocket udp) {
    byte[] datagram = new byte[LARGEST_DATAGRAM];
    while (true) {
      try {
        UdpSocket.Received received = udp.receive(datagram, 0, datagram.length);
        if (received.from().port() > 0) {
          udp.send(received.from(), datagram, 0, received.length());
        }
      } catch (NetException e) {
        if (e.reason() == NetException.Reason.CLOSED) {
          return;
        }
        console.println("echo: " + e.getMessage()); // no way back to this peer; others have one
      }
    }
  }
}
