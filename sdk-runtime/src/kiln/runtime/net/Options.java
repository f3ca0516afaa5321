package kiln.runtime.net;

import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;
import java.util.Set;
import kiln.net.NetException;

/**
 * The options of one socket, as they were set. What the network has no such notion of (sizes of
 * buffers, the type of service, out-of-band data, the reuse of addresses, which it always allows) is
 * a hint that it does not take.
 */
final class Options {
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long KEEPALIVE_NANOS = 7_200_000_000_000L; // RFC 9293 §3.8.4: two hours

  /** SocketOptions numbers its options, and has no number for this one. */
  private static final int NONE = -1;

  private boolean noDelay;
  private boolean keepAlive;
  private boolean reuseAddress;
  private boolean reusePort;
  private boolean outOfBandInline;
  private boolean broadcast;
  private int lingerSeconds = -1;
  private volatile int timeoutMillis;
  private int trafficClass;
  private int sendBuffer = 65_536;
  private int receiveBuffer = 65_536;

  Options(boolean reuseAddress) {
    this.reuseAddress = reuseAddress;
  }

  boolean noDelay() {
    return noDelay;
  }

  /** As {@code Connection.keepalive} takes it. */
  long keepaliveNanos() {
    return keepAlive ? KEEPALIVE_NANOS : 0;
  }

  /** Whether closing breaks off what is still under way. */
  boolean aborts() {
    return lingerSeconds == 0;
  }

  /** How long a call may wait; 0 for ever. */
  long timeoutNanos() {
    return timeoutMillis * NANOS_PER_MILLI;
  }

  /** Whether this failure is the timeout that was asked for, not one of the connection's own. */
  boolean isTimeout(NetException e, long sinceNanos) {
    long nanos = timeoutNanos();
    return e.reason() == NetException.Reason.TIMED_OUT
        && nanos > 0
        && System.nanoTime() - sinceNanos >= nanos;
  }

  void set(int option, Object value) throws SocketException {
    try {
      switch (option) {
        case SocketOptions.TCP_NODELAY -> noDelay = (Boolean) value;
        case SocketOptions.SO_KEEPALIVE -> keepAlive = (Boolean) value;
        case SocketOptions.SO_REUSEADDR -> reuseAddress = (Boolean) value;
        case SocketOptions.SO_REUSEPORT -> reusePort = (Boolean) value;
        case SocketOptions.SO_OOBINLINE -> outOfBandInline = (Boolean) value;
        case SocketOptions.SO_BROADCAST -> broadcast = (Boolean) value;
        case SocketOptions.SO_LINGER ->
            lingerSeconds = value instanceof Integer seconds ? seconds : -1;
        case SocketOptions.SO_TIMEOUT -> timeoutMillis = (Integer) value;
        case SocketOptions.IP_TOS -> trafficClass = (Integer) value;
        case SocketOptions.SO_SNDBUF -> sendBuffer = positive((Integer) value, "SO_SNDBUF");
        case SocketOptions.SO_RCVBUF -> receiveBuffer = positive((Integer) value, "SO_RCVBUF");
        default -> throw new SocketException("Unknown option " + option);
      }
    } catch (ClassCastException e) {
      throw new SocketException("Option " + option + " does not take the value " + value);
    }
  }

  private static int positive(int value, String name) throws SocketException {
    if (value <= 0) {
      throw new SocketException(name + " <= 0");
    }
    return value;
  }

  Object get(int option) throws SocketException {
    return switch (option) {
      case SocketOptions.TCP_NODELAY -> noDelay;
      case SocketOptions.SO_KEEPALIVE -> keepAlive;
      case SocketOptions.SO_REUSEADDR -> reuseAddress;
      case SocketOptions.SO_REUSEPORT -> reusePort;
      case SocketOptions.SO_OOBINLINE -> outOfBandInline;
      case SocketOptions.SO_BROADCAST -> broadcast;
      case SocketOptions.SO_LINGER -> lingerSeconds < 0 ? (Object) false : (Object) lingerSeconds;
      case SocketOptions.SO_TIMEOUT -> timeoutMillis;
      case SocketOptions.IP_TOS -> trafficClass;
      case SocketOptions.SO_SNDBUF -> sendBuffer;
      case SocketOptions.SO_RCVBUF -> receiveBuffer;
      default -> throw new SocketException("Unknown option " + option);
    };
  }

  static Set<SocketOption<?>> ofConnections() {
    return Set.of(
        StandardSocketOptions.TCP_NODELAY,
        StandardSocketOptions.SO_KEEPALIVE,
        StandardSocketOptions.SO_REUSEADDR,
        StandardSocketOptions.SO_LINGER,
        StandardSocketOptions.IP_TOS,
        StandardSocketOptions.SO_SNDBUF,
        StandardSocketOptions.SO_RCVBUF);
  }

  static Set<SocketOption<?>> ofListeners() {
    return Set.of(StandardSocketOptions.SO_REUSEADDR, StandardSocketOptions.SO_RCVBUF);
  }

  static Set<SocketOption<?>> ofDatagrams() {
    return Set.of(
        StandardSocketOptions.SO_BROADCAST,
        StandardSocketOptions.SO_REUSEADDR,
        StandardSocketOptions.IP_TOS,
        StandardSocketOptions.SO_SNDBUF,
        StandardSocketOptions.SO_RCVBUF);
  }

  /**
   * The number of an option among those that a socket supports.
   *
   * @throws UnsupportedOperationException if it is none of them
   */
  static int number(SocketOption<?> option, Set<SocketOption<?>> supported) {
    int number =
        switch (supported.contains(option) ? option.name() : "") {
          case "TCP_NODELAY" -> SocketOptions.TCP_NODELAY;
          case "SO_KEEPALIVE" -> SocketOptions.SO_KEEPALIVE;
          case "SO_REUSEADDR" -> SocketOptions.SO_REUSEADDR;
          case "SO_LINGER" -> SocketOptions.SO_LINGER;
          case "SO_BROADCAST" -> SocketOptions.SO_BROADCAST;
          case "IP_TOS" -> SocketOptions.IP_TOS;
          case "SO_SNDBUF" -> SocketOptions.SO_SNDBUF;
          case "SO_RCVBUF" -> SocketOptions.SO_RCVBUF;
          default -> NONE;
        };
    if (number == NONE) {
      throw new UnsupportedOperationException("'" + option + "' not supported");
    }
    return number;
  }
}
