package kiln.http;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A response, its head read, its body still to come. Used by one thread; must be closed. A
 * connection whose body was read to its end is kept for the next request.
 */
@ProviderType
public interface HttpReply extends AutoCloseable {
  /** 200 to 599, and what servers invent. */
  int status();

  /** Where the response came from, redirects followed. */
  String url();

  /** The first header of that name, in any case of letters, or null. */
  String header(String name);

  /** Headers in the order they came. */
  int headerCount();

  String headerName(int i);

  String headerValue(int i);

  /** Octets of the body; -1 if that shows only at its end. */
  long contentLength();

  /**
   * Moves octets of the body into {@code dst} from {@code offset}, at most {@code length}. Blocks
   * until one is there.
   *
   * @return how many, or -1 at the body's end
   * @throws IOException if the body is malformed, breaks off, or the call's deadline passes
   */
  int read(byte[] dst, int offset, int length) throws IOException;

  /**
   * The rest of the body.
   *
   * @throws IOException as {@link #read}, or if it is longer than {@code most} octets
   */
  byte[] body(int most) throws IOException;

  /** The rest of the body as text, in UTF-8; otherwise as {@link #body}. */
  String text(int most) throws IOException;

  /** Gives the connection back, or ends it if octets of the body are unread. */
  @Override
  void close();
}
