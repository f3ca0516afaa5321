package kiln.net;

import java.io.IOException;

/** A call of the network failed: {@link #reason} says why, the message says what and where. */
public final class NetException extends IOException {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** Nobody listens there. */
    REFUSED,
    /** The peer broke the connection off. */
    RESET,
    /** The deadline passed, or the peer no longer answers. */
    TIMED_OUT,
    /** There is no way to the peer. */
    UNREACHABLE,
    /** The socket was closed or aborted on this side. */
    CLOSED,
    /** Another socket has the port. */
    IN_USE,
    /** The network's memory budget is spent. */
    NO_MEMORY,
    /** A datagram is larger than IP can carry. */
    TOO_LARGE,
    /** The name does not exist, or no server gave an answer. */
    UNKNOWN_HOST,
    /** The thread was interrupted; its flag is set again. */
    INTERRUPTED
  }

  private final Reason reason;

  /**
   * @param message what failed, and with whom
   */
  public NetException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
