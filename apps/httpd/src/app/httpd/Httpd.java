package app.httpd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.clock.Clock;
import kiln.console.Console;
import kiln.http.HttpRequest;
import kiln.http.HttpResponse;
import kiln.http.HttpServer;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.Listener;
import kiln.net.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers any path with one page, and {@code /stats} with numbers. */
@Component(name = "httpd")
public final class Httpd implements App {
  /** Where it listens. */
  public @interface Config {
    @Meaning("TCP port to listen on")
    int port() default 10_000;

    @Meaning("whether /stats collects garbage first, so that its heap is what is alive; for tests")
    boolean collect() default false;
  }

  static final String PAGE =
      "<html><head><title>this is the future</title></head><body><p>Future!!</p></body></html>";

  private final byte[] page = PAGE.getBytes(StandardCharsets.US_ASCII);
  private final Console console;
  private final Clock clock;
  private final Network network;
  private final HttpServer server;
  private final Config config;
  private long startNanos;

  /** A count, not an account: threads of a JVM may lose one now and then. */
  private long requests;

  @Activate
  public Httpd(
      @Reference Console console,
      @Reference Clock clock,
      @Reference Network network,
      @Reference HttpServer server,
      Config config) {
    this.console = console;
    this.clock = clock;
    this.network = network;
    this.server = server;
    this.config = config;
  }

  @Override
  public int run() throws IOException {
    startNanos = clock.monotonicNanos();
    try (Listener listener =
        network.listen(Endpoint.any(config.port()), Network.DEFAULT_BACKLOG)) {
      network.awaitAddress(Long.MAX_VALUE - startNanos);
      for (IpAddress address : network.addresses()) {
        console.println("httpd: http://" + new Endpoint(address, config.port()) + "/");
      }
      server.serve(listener, this::answer);
    }
    return 0;
  }

  void answer(HttpRequest request, HttpResponse response) throws IOException {
    requests++;
    if (request.target().equals("/stats")) {
      response.header("Content-Type", "text/plain").send(statistics());
    } else {
      response.header("Content-Type", "text/html").send(page);
    }
  }

  private String statistics() {
    Runtime runtime = Runtime.getRuntime();
    if (config.collect()) {
      runtime.gc();
    }
    return "seconds " + (clock.monotonicNanos() - startNanos) / 1_000_000_000L
        + "\nrequests " + requests
        + "\nheap " + (runtime.totalMemory() - runtime.freeMemory())
        + "\nheap limit " + runtime.maxMemory()
        + "\n" + network.counters();
  }
}
