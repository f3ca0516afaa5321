package kiln.http;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The response to one request: status and headers first, then the body. Octets leave when enough
 * have come together, or with the end.
 *
 * <p>{@code Date}, {@code Connection} and the length of the body are the server's to say. To HEAD,
 * and with statuses that have no body, what is written is counted and not sent.
 */
@ProviderType
public interface HttpResponse {
  /**
   * Sets the status, 200 if not called.
   *
   * @throws IllegalStateException if the head was sent already
   * @throws IllegalArgumentException if it is not 200 to 599
   */
  HttpResponse status(int status);

  /**
   * Adds a header.
   *
   * @throws IllegalStateException if the head was sent already
   * @throws IllegalArgumentException if the name is no token, the value has a line break or another
   *     control character, or the header is the server's to say
   */
  HttpResponse header(String name, String value);

  /**
   * Says how long the body will be; without it a body that is not written at once is chunked.
   *
   * @throws IllegalStateException if the head was sent already
   */
  HttpResponse length(long octets);

  /**
   * Sends octets of the body. Blocks until the network has taken what must leave now.
   *
   * @throws IllegalStateException if the body becomes longer than {@link #length} said
   */
  void write(byte[] src, int offset, int length) throws IOException;

  /** Sends {@code body} as the whole body and ends the response. */
  void send(byte[] body) throws IOException;

  /** Sends {@code text} in UTF-8 as the whole body and ends the response. */
  void send(String text) throws IOException;

  /**
   * Answers with a resource, or as much of it as the request asks for, and ends the response: 304
   * or 412 where the request's conditions say so, 206 or 416 where it asks for ranges (RFC 9110
   * §13, §14). For GET and HEAD.
   *
   * @param body the whole resource
   * @param entityTag a strong tag without its quotes, another whenever the octets are others; empty
   *     for none
   * @param modifiedSeconds when it was changed last, in seconds since 1970; 0 if nobody knows
   * @throws IllegalStateException if the head was sent already, or a status was set
   */
  void sendResource(byte[] body, String entityTag, long modifiedSeconds) throws IOException;
}
