package app.bulk;

import kiln.app.App;
import kiln.app.Meaning;
import kiln.console.Console;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.net.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends a given number of octets to whoever connects to one port, and takes whatever comes to
 * another; one connection after another, and ends when it has served as many as it was told.
 */
@Component(name = "bulk")
public final class Bulk implements App {
  /** How much, how often and where. */
  public @interface Config {
    @Meaning("port that sends")
    int source() default 5001;

    @Meaning("port that receives")
    int sink() default 5002;

    @Meaning("how much a connection is sent, in MiB")
    int megabytes() default 1024;

    @Meaning("connections to receive from, one after another")
    int receive() default 1;

    @Meaning("connections to send to, one after another, when all was received")
    int send() default 1;
  }

  private static final int MEBI = 1 << 20;

  private final Console console;
  private final Network network;
  private final Config config;
  private final Content content = new Content();
  private final byte[] piece = new byte[Content.PIECE];

  @Activate
  public Bulk(@Reference Console console, @Reference Network network, Config config) {
    this.console = console;
    this.network = network;
    this.config = config;
  }

  @Override
  public int run() throws NetException {
    try (Listener sink = network.listen(Endpoint.any(config.sink()), 1);
        Listener source = network.listen(Endpoint.any(config.source()), 1)) {
      console.println("bulk: ports " + config.source() + " and " + config.sink());
      for (int i = 0; i < config.receive(); i++) {
        receive(sink);
      }
      for (int i = 0; i < config.send(); i++) {
        send(source);
      }
    }
    return 0;
  }

  private void receive(Listener sink) throws NetException {
    try (Connection c = sink.accept()) {
      content.restart();
      long octets = 0;
      for (int n; (n = fill(c)) > 0; octets += n) {
        content.took(piece, n);
      }
      c.finish();
      console.println("bulk: received " + octets + " octets, hash " + content.hash());
    }
  }

  /** Reads a whole piece, or what is left at the end. */
  private int fill(Connection c) throws NetException {
    int at = 0;
    for (int n; at < Content.PIECE; at += n) {
      n = c.read(piece, at, Content.PIECE - at);
      if (n < 0) {
        break;
      }
    }
    return at;
  }

  private void send(Listener source) throws NetException {
    try (Connection c = source.accept()) {
      content.restart();
      long octets = (long) config.megabytes() * MEBI;
      for (long at = 0; at < octets; at += Content.PIECE) {
        c.write(content.next(), 0, Content.PIECE);
      }
      c.finish();
      while (c.read(new byte[1], 0, 1) > 0) {
        continue; // until the peer has it all and closes
      }
      console.println("bulk: sent " + octets + " octets, hash " + content.hash());
    }
  }
}
