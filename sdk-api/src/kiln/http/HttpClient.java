package kiln.http;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends requests over HTTP/1.1. Connections are kept and used again; thread safe.
 *
 * <pre>{@code
 * try (HttpReply reply = client.send(HttpCall.get("http://example.org/"))) {
 *   console.out(reply.status() + " " + reply.text(1 << 20));
 * }
 * }</pre>
 */
@ProviderType
public interface HttpClient {
  /**
   * Sends a request and reads the head of its response, following redirects as the call wishes.
   * Blocks.
   *
   * <p>A request that may be repeated without harm is sent once more over a new connection, if a
   * kept one broke before it answered (RFC 9110 §9.2.2).
   *
   * @return the response, which the caller closes
   * @throws IOException if there is no connection, the response is no HTTP, or the call's deadline
   *     passes; a status of 400 or more is a response like others
   */
  HttpReply send(HttpCall call) throws IOException;
}
