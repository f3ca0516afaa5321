package kiln.http;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** Answers requests. Called by several threads at once, one for each connection. */
@ConsumerType
public interface HttpHandler {
  /**
   * Answers one request. May block. A response that was not begun is an empty 200; one that was not
   * ended is ended on return. Request and response are not to be kept.
   *
   * @throws IOException if the connection fails, or the handler does: a response not yet begun
   *     becomes 500, one under way is broken off, so that nobody takes half of it for the whole
   */
  void handle(HttpRequest request, HttpResponse response) throws IOException;
}
