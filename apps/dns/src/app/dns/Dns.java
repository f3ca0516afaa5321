package app.dns;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.clock.Clock;
import kiln.console.Console;
import kiln.dns.NameServer;
import kiln.dns.ZoneException;
import kiln.net.Endpoint;
import kiln.net.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers for one zone, over UDP and TCP. */
@Component(name = "dns")
public final class Dns implements App {
  /** Which zone, and where. */
  public @interface Config {
    @Meaning("port of UDP and TCP to answer on")
    int port() default 53;

    @Meaning("what names of the zone without a final dot are relative to")
    String origin() default "example.org.";
  }

  private static final String FILE = "/dns/zone.txt";

  private final Console console;
  private final Clock clock;
  private final Network network;
  private final NameServer server;
  private final Config config;

  @Activate
  public Dns(
      @Reference Console console,
      @Reference Clock clock,
      @Reference Network network,
      @Reference NameServer server,
      Config config) {
    this.console = console;
    this.clock = clock;
    this.network = network;
    this.server = server;
    this.config = config;
  }

  @Override
  public int run() throws IOException {
    try (InputStream file = Dns.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IOException("the bundle has no " + FILE);
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      server.load(text, config.origin(), FILE);
    } catch (ZoneException e) {
      console.println("dns: " + e.getMessage());
      return 2;
    }
    network.awaitAddress(Long.MAX_VALUE - clock.monotonicNanos());
    console.println("dns: " + config.origin() + " at " + network.addresses());
    server.serve(Endpoint.any(config.port()));
    return 0;
  }
}
