package app.sockets;

import java.io.IOException;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.net.JavaNet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs code that knows java.net alone. */
@Component(name = "sockets")
public final class Sockets implements App {
  /** What to run. */
  public enum Role {
    /** An echo server for TCP and UDP. */
    serve,
    /** A client that sends lines to an echo server and checks what comes back. */
    ask,
    /** A server and a client in this image, and everything that they can be told of. */
    talk
  }

  /** What to run, and where. */
  public @interface Config {
    @Meaning("what to run")
    Role role() default Role.serve;

    @Meaning("host to ask, a name or an address")
    String host() default "localhost";

    @Meaning("port to serve on or to ask")
    int port() default 7;
  }

  private final Config config;

  @Activate
  public Sockets(@Reference JavaNet net, Config config) {
    this.config = config;
  }

  @Override
  public int run() throws IOException, InterruptedException {
    switch (config.role()) {
      case serve -> new EchoServer(config.port()).run();
      case ask -> EchoClient.ask(config.host(), config.port());
      case talk -> Talk.run();
    }
    return 0;
  }
}
