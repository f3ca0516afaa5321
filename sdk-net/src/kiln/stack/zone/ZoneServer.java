package kiln.stack.zone;

import java.util.ArrayList;
import java.util.List;
import kiln.dns.NameServer;
import kiln.dns.ZoneException;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.net.Network;
import kiln.net.UdpSocket;
import kiln.stack.wire.Octets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The server of {@code kiln.dns} over sockets. */
@Component(
    name = "name-server",
    property = {"kiln.default:Boolean=true", "service.ranking:Integer=-1"})
public final class ZoneServer implements NameServer {
  /** Connections served at once; more are closed as they come. */
  private static final int MAX_CONNECTIONS = 64;

  /** RFC 7766 §6.2.3: a connection may be silent for a few seconds. */
  private static final long IDLE_NANOS = 10_000_000_000L;

  private static final int MAX_MESSAGE = 65_535;

  private final Network network;
  private final Responder responder = new Responder();

  /** What {@link #close} closes. */
  private final List<AutoCloseable> open = new ArrayList<>();

  private int connections;

  @Activate
  public ZoneServer(@Reference Network network) {
    this.network = network;
  }

  @Override
  public void load(String text, String origin, String file) throws ZoneException {
    responder.put(ZoneParser.parse(text, origin, file));
  }

  @Override
  public String counters() {
    return responder.counters();
  }

  @Override
  public void serve(Endpoint local) throws NetException {
    UdpSocket udp = network.udp(local);
    Listener tcp = null;
    try {
      tcp = network.listen(local, 16);
      keep(udp);
      keep(tcp);
      Listener listener = tcp;
      start(() -> accept(listener));
      answer(udp);
    } finally {
      udp.close();
      forget(udp);
      if (tcp != null) {
        tcp.close();
        forget(tcp);
      }
    }
  }

  private void answer(UdpSocket udp) throws NetException {
    byte[] query = new byte[Responder.UDP_SIZE];
    byte[] reply = new byte[Responder.UDP_SIZE];
    while (true) {
      try {
        UdpSocket.Received r = udp.receive(query, 0, query.length);
        int length = Math.min(r.length(), query.length);
        int answer = responder.answer(query, length, reply, false);
        if (answer > 0) {
          udp.send(r.from(), reply, 0, answer);
        }
      } catch (NetException e) {
        switch (e.reason()) {
          case CLOSED, INTERRUPTED -> {
            return;
          }
          default -> {} // there is no way back to this one: the next
        }
      }
    }
  }

  private void accept(Listener listener) {
    while (true) {
      Connection c;
      try {
        c = listener.accept();
      } catch (NetException e) {
        return;
      }
      if (enter()) {
        start(
            () -> {
              try (c) {
                converse(c);
              } finally {
                leave();
              }
            });
      } else {
        c.abort();
      }
    }
  }

  /** RFC 7766: each message behind its length in two octets, one after another. */
  private void converse(Connection c) {
    byte[] size = new byte[2];
    byte[] reply = new byte[2 + MAX_MESSAGE];
    byte[] body = new byte[MAX_MESSAGE];
    c.timeout(IDLE_NANOS);
    c.noDelay(true);
    try {
      while (readFully(c, size, 2)) {
        byte[] query = new byte[Octets.u16(size, 0)];
        if (!readFully(c, query, query.length)) {
          return;
        }
        int length = responder.answer(query, query.length, body, true);
        if (length == 0) {
          return;
        }
        Octets.put16(reply, 0, length);
        System.arraycopy(body, 0, reply, 2, length);
        c.write(reply, 0, 2 + length);
      }
    } catch (NetException e) {
      // it is gone, or too slow
    }
  }

  private static boolean readFully(Connection c, byte[] b, int length) throws NetException {
    for (int at = 0; at < length; ) {
      int n = c.read(b, at, length - at);
      if (n < 0) {
        return false;
      }
      at += n;
    }
    return true;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "dns");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized boolean enter() {
    if (connections == MAX_CONNECTIONS) {
      return false;
    }
    connections++;
    return true;
  }

  private synchronized void leave() {
    connections--;
  }

  private synchronized void keep(AutoCloseable socket) {
    open.add(socket);
  }

  private synchronized void forget(AutoCloseable socket) {
    open.remove(socket);
  }

  @Override
  public void close() {
    List<AutoCloseable> all;
    synchronized (this) {
      all = List.copyOf(open);
    }
    for (AutoCloseable each : all) {
      if (each instanceof UdpSocket udp) {
        udp.close();
      } else if (each instanceof Listener listener) {
        listener.close();
      }
    }
  }
}
