package kiln.stack.http;

import kiln.app.Meaning;
import kiln.clock.Clock;
import kiln.http.HttpHandler;
import kiln.http.HttpServer;
import kiln.net.Connection;
import kiln.net.Listener;
import kiln.net.NetException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The server of {@code kiln.http}: a thread a connection, at most so many, and no more than half of
 * the heap has room for: those that are served go on while others are refused.
 */
@Component(
    name = "http",
    property = {"kiln.default:Boolean=true", "service.ranking:Integer=-1"})
public final class ThreadedHttpServer implements HttpServer {
  /** What it takes at once. */
  public @interface Config {
    @Meaning("connections served at once; more, or more than the heap has room for, are closed")
    int http_connections() default 4096;
  }

  /**
   * What is set aside of the heap for a connection, its thread included, in octets: less than one
   * takes that asks for a page (8 KiB), more than one whose client is slow to ask.
   */
  private static final int COST = 6144;

  private final Clock clock;
  private final int most;
  private int serving;

  @Activate
  public ThreadedHttpServer(@Reference Clock clock, Config config) {
    if (config.http_connections() < 1) {
      throw new IllegalArgumentException(
          "http-connections is " + config.http_connections() + ", and must be at least 1");
    }
    this.clock = clock;
    long room = Math.max(1, Runtime.getRuntime().maxMemory() / 2 / COST);
    most = (int) Math.min(config.http_connections(), room);
  }

  @Override
  public void serve(Listener listener, HttpHandler handler) throws NetException {
    while (true) {
      Connection c;
      try {
        c = listener.accept();
      } catch (NetException e) {
        if (e.reason() == NetException.Reason.CLOSED) {
          return;
        }
        throw e;
      }
      if (!enter()) {
        c.abort();
        continue;
      }
      try {
        start(c, handler);
      } catch (OutOfMemoryError e) {
        leave();
        c.abort(); // this client has no room; those who have shall not suffer for it
      }
    }
  }

  private void start(Connection c, HttpHandler handler) {
    Exchange exchange = new Exchange(c, clock, handler);
    Thread thread =
        new Thread(
            () -> {
              try {
                exchange.run();
              } finally {
                leave();
              }
            },
            "http");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized boolean enter() {
    if (serving == most) {
      return false;
    }
    serving++;
    return true;
  }

  private synchronized void leave() {
    serving--;
  }
}
