package kiln.stack.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kiln.http.HttpCall;

/** Fuzz target: octets as what a server answers; its Location is followed as far as a URL. */
public final class ResponseFuzz {
  private ResponseFuzz() {}

  /** Called by Jazzer and by {@code FuzzSeedsTest}. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    MemoryConnection m = new MemoryConnection(text, 100);
    ClientPool pool = new ClientPool(RequestFuzz.CLOCK);
    Url url = Url.parse("http://a/b/c");
    ClientConnection c = new ClientConnection(m, RequestFuzz.CLOCK, url.origin());
    String method = input.length % 5 == 0 ? "HEAD" : "GET";
    try {
      c.exchange(HttpCall.get("http://a/"), method, url, null, 1000);
      try (ClientReply reply = new ClientReply(c, pool, url, c.head.bodyLength(method))) {
        reply.body(100_000);
        String location = reply.header("Location");
        if (location != null) {
          Url.parse(url.resolve(location).toString());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      if (e.getMessage() == null) {
        throw new AssertionError(e);
      }
    }
  }
}
