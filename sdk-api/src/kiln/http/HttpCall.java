package kiln.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A request to be sent by an {@link HttpClient}: made once, then changed by methods that return it,
 * until it is sent. Not thread safe.
 */
public final class HttpCall {
  /** A deadline of half a minute, unless the call says otherwise. */
  public static final long DEFAULT_TIMEOUT_NANOS = 30_000_000_000L;

  private static final int DEFAULT_REDIRECTS = 10;

  /** One header. */
  public record Header(String name, String value) {}

  private final String method;
  private final String url;
  private final List<Header> headers = new ArrayList<>();
  private byte[] body;
  private long timeoutNanos = DEFAULT_TIMEOUT_NANOS;
  private int redirects = DEFAULT_REDIRECTS;

  private HttpCall(String method, String url) {
    this.method = Objects.requireNonNull(method);
    this.url = Objects.requireNonNull(url);
  }

  public static HttpCall get(String url) {
    return new HttpCall("GET", url);
  }

  public static HttpCall head(String url) {
    return new HttpCall("HEAD", url);
  }

  /**
   * A request with another method.
   *
   * @param method case-sensitive: {@code POST}
   * @param url absolute, like {@code http://example.org:8080/path?query}
   */
  public static HttpCall of(String method, String url) {
    return new HttpCall(method, url);
  }

  /**
   * Adds a header. {@code Host}, {@code Connection} and the length of the body are the client's to
   * say, and refused when the call is sent.
   */
  public HttpCall header(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  /** Gives the request a body, which is not copied. */
  public HttpCall body(byte[] octets) {
    body = octets;
    return this;
  }

  /** Lets the whole call, redirects and body of the response included, take at most so long. */
  public HttpCall timeout(long nanos) {
    if (nanos <= 0) {
      throw new IllegalArgumentException("a timeout is more than 0 ns, not " + nanos);
    }
    timeoutNanos = nanos;
    return this;
  }

  /** Follows at most so many redirects, 10 if not called; 0 gives the first response as it is. */
  public HttpCall redirects(int most) {
    redirects = most;
    return this;
  }

  public String method() {
    return method;
  }

  public String url() {
    return url;
  }

  /** The headers added so far, in order. */
  public List<Header> headers() {
    return List.copyOf(headers);
  }

  /** The body, or null. */
  public byte[] body() {
    return body;
  }

  public long timeoutNanos() {
    return timeoutNanos;
  }

  public int redirects() {
    return redirects;
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
