package kiln.stack.http;

import java.io.IOException;
import java.util.List;
import kiln.clock.Clock;
import kiln.http.HttpCall;
import kiln.http.HttpClient;
import kiln.http.HttpReply;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.net.Network;
import kiln.net.Resolver;
import kiln.stack.text.Ascii;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The client of {@code kiln.http}, over sockets and a resolver. */
@Component(
    name = "http-client",
    property = {"kiln.default:Boolean=true", "service.ranking:Integer=-1"})
public final class PooledHttpClient implements HttpClient {
  private final Network network;
  private final Resolver resolver;
  private final Clock clock;
  private final ClientPool pool;

  @Activate
  public PooledHttpClient(
      @Reference Network network, @Reference Resolver resolver, @Reference Clock clock) {
    this.network = network;
    this.resolver = resolver;
    this.clock = clock;
    pool = new ClientPool(clock);
  }

  /** Closes the kept connections, for tests; a run ends with its process or image. */
  void stop() {
    pool.close();
  }

  @Override
  public HttpReply send(HttpCall call) throws IOException {
    check(call);
    long deadline = clock.monotonicNanos() + call.timeoutNanos();
    Url url = Url.parse(call.url());
    String method = call.method();
    byte[] content = call.body();
    HttpCall asked = call;
    for (int redirects = 0; ; redirects++) {
      HttpReply reply = sendOnce(asked, method, url, content, deadline);
      String location = redirects < call.redirects() ? location(reply) : null;
      if (location == null) {
        if (call.redirects() > 0 && location(reply) != null) {
          reply.close();
          throw new IOException(
              call + " is redirected more than " + call.redirects() + " times, now to " + url);
        }
        return reply;
      }
      boolean becomesGet = becomesGet(reply.status(), method);
      reply.close();
      Url next = follow(call, url, location);
      method = becomesGet ? "GET" : method;
      content = becomesGet ? null : content;
      asked = next.origin().equals(url.origin()) ? asked : withoutSecrets(asked);
      url = next;
    }
  }

  private static void check(HttpCall call) {
    if (!MessageHead.isToken(call.method())) {
      throw new IllegalArgumentException("\"" + call.method() + "\" is no method");
    }
    for (HttpCall.Header header : call.headers()) {
      if (!MessageHead.isToken(header.name()) || !MessageHead.isValue(header.value())) {
        throw new IllegalArgumentException(
            "header \"" + header.name() + "\" is no token, or its value has a control character");
      }
      String[] ours = {"host", "connection", "content-length", "transfer-encoding", "expect"};
      for (String each : ours) {
        if (Ascii.equalsIgnoreCase(each, header.name())) {
          throw new IllegalArgumentException(header.name() + " is the client's to say");
        }
      }
    }
  }

  /** Where a response sends us, or null (RFC 9110 §15.4). */
  private static String location(HttpReply reply) {
    return switch (reply.status()) {
      case 301, 302, 303, 307, 308 -> reply.header("Location");
      default -> null;
    };
  }

  private static boolean becomesGet(int status, String method) {
    return status == 303 && !method.equals("HEAD")
        || (status == 301 || status == 302) && method.equals("POST");
  }

  private static Url follow(HttpCall call, Url from, String location) throws IOException {
    Url next;
    try {
      next = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new IOException(call + " is redirected to what is no URL: " + e.getMessage(), e);
    }
    if (from.scheme().equals("https") && next.scheme().equals("http")) {
      throw new IOException(call + " is redirected from https to " + next + ", which is refused");
    }
    return next;
  }

  /** What was meant for one server is not told to another. */
  private static HttpCall withoutSecrets(HttpCall call) {
    HttpCall bare = HttpCall.of(call.method(), call.url());
    for (HttpCall.Header h : call.headers()) {
      boolean secret =
          Ascii.equalsIgnoreCase(h.name(), "Authorization")
              || Ascii.equalsIgnoreCase(h.name(), "Cookie")
              || Ascii.equalsIgnoreCase(h.name(), "Proxy-Authorization");
      if (!secret) {
        bare.header(h.name(), h.value());
      }
    }
    return bare;
  }

  private HttpReply sendOnce(HttpCall call, String method, Url url, byte[] content, long deadline)
      throws IOException {
    ClientConnection kept = pool.take(url.origin());
    if (kept != null) {
      try {
        return exchange(kept, call, method, url, content, deadline);
      } catch (NetException e) {
        boolean again = mayRepeat(method) && !kept.answered();
        if (!again || e.reason() == NetException.Reason.TIMED_OUT) {
          throw e;
        } // the server closed while nobody looked: once more, over a new one
      }
    }
    return exchange(open(url, deadline), call, method, url, content, deadline);
  }

  /** RFC 9110 §9.2.2: asking twice does what asking once does. */
  private static boolean mayRepeat(String method) {
    return switch (method) {
      case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE" -> true;
      default -> false;
    };
  }

  private HttpReply exchange(
      ClientConnection c, HttpCall call, String method, Url url, byte[] content, long deadline)
      throws IOException {
    boolean done = false;
    try {
      c.exchange(call, method, url, content, deadline);
      done = true;
      return new ClientReply(c, pool, url, c.head.bodyLength(method));
    } finally {
      if (!done) {
        c.close();
      }
    }
  }

  private ClientConnection open(Url url, long deadline) throws IOException {
    if (url.scheme().equals("https")) {
      throw new IOException(url + " needs TLS, which this client does not speak yet");
    }
    List<IpAddress> addresses = resolver.resolve(url.name());
    IOException first = null;
    for (int i = 0; i < addresses.size(); i++) {
      long left = deadline - clock.monotonicNanos();
      if (left <= 0) {
        break;
      }
      long share = left / (addresses.size() - i); // a dead address leaves time for the others
      try {
        Connection c = network.connect(new Endpoint(addresses.get(i), url.port()), share);
        return new ClientConnection(c, clock, url.origin());
      } catch (NetException e) {
        if (e.reason() == NetException.Reason.INTERRUPTED) {
          throw e;
        }
        first = first == null ? e : first;
      }
    }
    throw first != null
        ? first
        : new NetException(
            NetException.Reason.TIMED_OUT, "the deadline of the call to " + url + " has passed");
  }
}
