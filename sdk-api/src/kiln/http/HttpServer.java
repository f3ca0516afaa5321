package kiln.http;

import kiln.net.Listener;
import kiln.net.NetException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Serves HTTP/1.1: one thread or fiber a connection, requests of a connection one after another
 * (pipelining included), connections kept while both sides wish it.
 *
 * <p>What is not HTTP never reaches a handler: it is answered by 400 and the like, and the
 * connection is closed. A client that is slow with its request is cut off, not waited for.
 */
@ProviderType
public interface HttpServer {
  /**
   * Accepts connections and serves them until the listener is closed. Blocks the calling thread;
   * the handler runs on others, several at once.
   *
   * @throws NetException if accepting fails for another reason than {@link Listener#close}
   */
  void serve(Listener listener, HttpHandler handler) throws NetException;
}
