package kiln.net;

/**
 * An address and a port.
 *
 * @param address of the host, or {@link IpAddress#ANY} where every address of ours is meant
 * @param port 0 to 65535; 0 where any port will do
 */
public record Endpoint(IpAddress address, int port) {
  public Endpoint {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }

  /** This port on every address of ours. */
  public static Endpoint any(int port) {
    return new Endpoint(IpAddress.ANY, port);
  }

  /**
   * Reads {@code 10.0.0.2:80} or {@code [fd00::2]:80}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    if (colon < 1 || bracketed && (colon < 2 || text.charAt(colon - 1) != ']')) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an endpoint; write it like 10.0.0.2:80 or [fd00::2]:80");
    }
    String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
    int port;
    try {
      port = Integer.parseInt(text.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" has no number behind its last colon", e);
    }
    return new Endpoint(IpAddress.parse(host), port);
  }

  @Override
  public String toString() {
    return address.isV4() ? address + ":" + port : "[" + address + "]:" + port;
  }
}
