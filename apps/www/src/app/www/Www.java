package app.www;

import java.io.IOException;
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

/** Serves the files of a {@link Site} to GET and HEAD. */
@Component(name = "www")
public final class Www implements App {
  /** Where it listens. */
  public @interface Config {
    @Meaning("TCP port to listen on")
    int port() default 80;

    @Meaning("seconds that clients may keep a page without asking again")
    int max_age() default 60;
  }

  private final Site site = new Site();
  private final Console console;
  private final Clock clock;
  private final Network network;
  private final HttpServer server;
  private final Config config;

  /** No file of the image is newer than its start. */
  private long startSeconds;

  @Activate
  public Www(
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
    startSeconds = clock.wallNanos() / 1_000_000_000L;
    try (Listener listener =
        network.listen(Endpoint.any(config.port()), Network.DEFAULT_BACKLOG)) {
      network.awaitAddress(Long.MAX_VALUE - clock.monotonicNanos());
      for (IpAddress address : network.addresses()) {
        console.println("www: http://" + new Endpoint(address, config.port()) + "/");
      }
      server.serve(listener, this::answer);
    }
    return 0;
  }

  void answer(HttpRequest request, HttpResponse response) throws IOException {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      response.status(405).header("Allow", "GET, HEAD").send(new byte[0]);
      return;
    }
    Site.Page page = site.page(request.path());
    if (page != null) {
      response
          .header("Content-Type", page.type())
          .header("Cache-Control", "max-age=" + config.max_age())
          .sendResource(page.octets(), page.tag(), startSeconds);
    } else if (site.isFolder(request.path())) {
      response.status(301).header("Location", request.path() + "/").send(new byte[0]);
    } else {
      missing(response);
    }
  }

  private void missing(HttpResponse response) throws IOException {
    Site.Page page = site.page("/404.html");
    response.status(404);
    if (page == null) {
      response.send("There is no such page.\n");
    } else {
      response.header("Content-Type", page.type()).send(page.octets());
    }
  }
}
