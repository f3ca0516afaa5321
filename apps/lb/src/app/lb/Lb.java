package app.lb;

import java.util.ArrayList;
import java.util.List;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.clock.Clock;
import kiln.console.Console;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.net.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accepts connections and joins each to one of several backends. */
@Component(name = "lb")
public final class Lb implements App {
  /** Who is served, and by whom. */
  public @interface Config {
    @Meaning("TCP port to listen on")
    int port() default 80;

    @Meaning("servers to choose from, each like 10.0.0.3:80 or [fd00::3]:80")
    String[] backends() default {};

    @Meaning("how a server is chosen for a connection")
    Policy policy() default Policy.ROUND_ROBIN;

    @Meaning("path that a server has to answer over HTTP to be well; empty asks for a connection")
    String check_path() default "";

    @Meaning("milliseconds from one check of a server to the next")
    int check_interval() default 2000;

    @Meaning("milliseconds that a server may take to answer a check or a connection")
    int patience() default 1000;

    @Meaning("seconds that a connection may be silent")
    int idle() default 300;

    @Meaning("connections at once; more are closed as they come")
    int connections() default 1024;
  }

  private static final long MILLI = 1_000_000L;

  private final Console console;
  private final Clock clock;
  private final Network network;
  private final Config config;
  private int serving;

  @Activate
  public Lb(
      @Reference Console console,
      @Reference Clock clock,
      @Reference Network network,
      Config config) {
    this.console = console;
    this.clock = clock;
    this.network = network;
    this.config = config;
  }

  @Override
  public int run() throws NetException {
    List<Endpoint> endpoints = new ArrayList<>();
    String mistake = mistake(endpoints);
    if (mistake != null) {
      console.println("lb: " + mistake);
      return 2;
    }
    Backends backends =
        new Backends(endpoints, config.policy(), news -> console.println("lb: " + news));
    network.awaitAddress(Long.MAX_VALUE - clock.monotonicNanos());
    try (Listener listener =
        network.listen(Endpoint.any(config.port()), Network.DEFAULT_BACKLOG)) {
      for (Backend each : backends.all()) {
        start(
            "lb-check",
            new HealthCheck(network, backends, each, config.check_path(),
                config.patience() * MILLI, config.check_interval()));
      }
      console.println("lb: port " + config.port() + " to " + endpoints);
      while (true) {
        Connection client = listener.accept();
        if (enter()) {
          start("lb", () -> serve(client, backends));
        } else {
          client.abort();
        }
      }
    }
  }

  private String mistake(List<Endpoint> endpoints) {
    for (String each : config.backends()) {
      try {
        endpoints.add(Endpoint.parse(each));
      } catch (IllegalArgumentException e) {
        return e.getMessage();
      }
    }
    if (endpoints.isEmpty()) {
      return "--backends=10.0.0.3:80,10.0.0.4:80 says to whom connections go";
    }
    if (!config.check_path().isEmpty() && !config.check_path().startsWith("/")) {
      return "check-path is \"" + config.check_path() + "\"; a path starts with /";
    }
    boolean positive = config.check_interval() > 0 && config.patience() > 0 && config.idle() > 0;
    return positive ? null : "check-interval, patience and idle are at least 1";
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

  private void serve(Connection client, Backends backends) {
    try {
      // Each failure leaves one backend out, so this ends.
      for (Backend backend; (backend = backends.enter()) != null; backends.leave(backend)) {
        Connection server = connect(backends, backend);
        if (server != null) {
          new Relay(client, server, clock, config.idle() * 1000L * MILLI).run();
          backends.leave(backend);
          return;
        }
      }
      client.abort(); // nobody is well: the client shall not wait
    } finally {
      leave();
    }
  }

  private Connection connect(Backends backends, Backend backend) {
    try {
      return network.connect(backend.endpoint, config.patience() * MILLI);
    } catch (NetException e) {
      backends.note(backend, e.getMessage());
      return null;
    }
  }
}
