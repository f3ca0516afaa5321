package app.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.console.Console;
import kiln.http.HttpCall;
import kiln.http.HttpClient;
import kiln.http.HttpReply;
import kiln.net.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Prints what a URL gives: the body as it is, and its head if asked. */
@Component(name = "fetch")
public final class Fetch implements App {
  /** What to ask for, and how. */
  public @interface Config {
    @Meaning("what to fetch, like http://10.0.0.1:8000/path")
    String url() default "";

    @Meaning("method of the request")
    String method() default "GET";

    @Meaning("fields of the request, each like Accept:text/plain")
    String[] header() default {};

    @Meaning("whether status and fields of the response are printed before its body")
    boolean head() default false;

    @Meaning("seconds until it gives up")
    int patience() default 30;

    @Meaning("redirects to follow")
    int redirects() default 10;
  }

  private static final long SECOND = 1_000_000_000L;
  private static final int PIECE = 8192;

  private final Console console;
  private final Network network;
  private final HttpClient client;
  private final Config config;

  @Activate
  public Fetch(
      @Reference Console console,
      @Reference Network network,
      @Reference HttpClient client,
      Config config) {
    this.console = console;
    this.network = network;
    this.client = client;
    this.config = config;
  }

  /** 0 if the status is below 400, 1 if not or if nothing came, 2 if the settings are wrong. */
  @Override
  public int run() {
    List<String> mistakes = new ArrayList<>();
    HttpCall call = call(mistakes);
    if (!mistakes.isEmpty()) {
      mistakes.forEach(mistake -> console.println("fetch: " + mistake));
      return 2;
    }
    try {
      network.awaitAddress(config.patience() * SECOND);
      try (HttpReply reply = client.send(call)) {
        print(reply);
        return reply.status() < 400 ? 0 : 1;
      }
    } catch (IOException e) {
      console.println("fetch: " + e.getMessage());
      return 1;
    }
  }

  private HttpCall call(List<String> mistakes) {
    if (config.url().isEmpty()) {
      mistakes.add("--url=URL says what to fetch");
    }
    if (config.patience() < 1 || config.redirects() < 0) {
      mistakes.add("patience is at least 1 second, and redirects is not negative");
      return null;
    }
    HttpCall call =
        HttpCall.of(config.method(), config.url())
            .timeout(config.patience() * SECOND)
            .redirects(config.redirects());
    for (String field : config.header()) {
      int colon = field.indexOf(':');
      if (colon < 1) {
        mistakes.add("\"" + field + "\" is no header; write it like Accept:text/plain");
      } else {
        call.header(field.substring(0, colon), field.substring(colon + 1).strip());
      }
    }
    return call;
  }

  private void print(HttpReply reply) throws IOException {
    if (config.head()) {
      StringBuilder head = new StringBuilder();
      head.append(reply.url()).append(' ').append(reply.status()).append('\n');
      for (int i = 0; i < reply.headerCount(); i++) {
        head.append(reply.headerName(i)).append(": ").append(reply.headerValue(i)).append('\n');
      }
      console.println(head.toString());
    }
    byte[] piece = new byte[PIECE];
    for (int n; (n = reply.read(piece, 0, PIECE)) >= 0; ) {
      console.write(piece, 0, n);
    }
  }
}
