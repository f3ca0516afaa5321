package kiln.runtime.net;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import kiln.net.NetException;

/** What the network throws, in the classes and words that callers of java.net know. */
final class Failures {
  private Failures() {}

  /** A connection that did not come about. */
  static IOException connecting(NetException e, boolean ownTimeout) {
    return switch (e.reason()) {
      case REFUSED, RESET -> new ConnectException("Connection refused");
      case TIMED_OUT ->
          ownTimeout
              ? new SocketTimeoutException("Connect timed out")
              : new ConnectException("Connection timed out");
      case IN_USE -> new BindException("Address already in use");
      default -> moving(e);
    };
  }

  /** A listener or a port that could not be had. */
  static SocketException binding(NetException e) {
    return switch (e.reason()) {
      case IN_USE -> new BindException("Address already in use");
      case UNREACHABLE -> new BindException("Cannot assign requested address");
      default -> new SocketException(e.getMessage());
    };
  }

  /** Octets or datagrams that did not move. A timeout is the caller's, who names it. */
  static IOException moving(NetException e) {
    return switch (e.reason()) {
      case REFUSED -> new ConnectException("Connection refused");
      case RESET -> new SocketException("Connection reset");
      case TIMED_OUT -> new SocketException("Connection timed out");
      case UNREACHABLE -> new NoRouteToHostException("No route to host");
      case CLOSED -> new SocketException("Socket closed");
      case TOO_LARGE -> new IOException("Message too long");
      case IN_USE -> new BindException("Address already in use");
      case UNKNOWN_HOST -> new UnknownHostException(e.getMessage());
      case NO_MEMORY, INTERRUPTED -> new SocketException(e.getMessage());
    };
  }
}
