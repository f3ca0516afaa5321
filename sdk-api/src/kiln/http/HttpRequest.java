package kiln.http;

import java.io.IOException;
import kiln.net.Endpoint;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A request, its head read and checked, its body still to come. Valid during the handler's call.
 */
@ProviderType
public interface HttpRequest {
  /** Case-sensitive: {@code GET}. */
  String method();

  /** The target as it came: {@code /a%20b?c=d}. */
  String target();

  /**
   * The target's path without query, as it came: nothing is decoded. Of a whole URL only its path.
   */
  String path();

  /** What follows the first question mark of the target, or the empty string. */
  String query();

  /** Whether the request says HTTP/1.1 or later in 1.x, not 1.0. */
  boolean isHttp11();

  /** The first header of that name, in any case of letters, or null. */
  String header(String name);

  /** Headers in the order they came. */
  int headerCount();

  String headerName(int i);

  String headerValue(int i);

  /** Who asks. */
  Endpoint remote();

  /** Octets of the body: -1 if it is chunked, 0 if there is none. */
  long contentLength();

  /**
   * Moves octets of the body into {@code dst} from {@code offset}, at most {@code length}. Blocks
   * until one is there. Says {@code 100 Continue} first, if the client waits for it.
   *
   * @return how many, or -1 at the body's end
   * @throws IOException if the body is malformed, breaks off or comes too slowly; the connection is
   *     closed after the response
   */
  int read(byte[] dst, int offset, int length) throws IOException;
}
