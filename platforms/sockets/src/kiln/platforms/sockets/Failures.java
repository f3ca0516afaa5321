package kiln.platforms.sockets;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import kiln.net.NetException;
import kiln.net.NetException.Reason;

/** What the JDK throws, in the words of the contract. */
final class Failures {
  private Failures() {}

  static NetException of(IOException e, String what) {
    if (e instanceof NetException already) {
      return already;
    }
    return new NetException(reason(e), what + ": " + text(e));
  }

  private static String text(IOException e) {
    return e instanceof ClosedChannelException ? "it is closed" : e.getMessage();
  }

  /** Those without a class of their own are told apart by the words of the C library. */
  private static Reason reason(IOException e) {
    String said = e.getMessage() == null ? "" : e.getMessage();
    if (e instanceof ClosedChannelException) {
      return Reason.CLOSED;
    }
    if (e instanceof BindException) {
      return said.contains("in use") ? Reason.IN_USE : Reason.UNREACHABLE;
    }
    if (e instanceof SocketTimeoutException || said.contains("timed out")) {
      return Reason.TIMED_OUT;
    }
    if (e instanceof NoRouteToHostException || said.contains("unreachable")) {
      return Reason.UNREACHABLE;
    }
    if (said.contains("too long")) {
      return Reason.TOO_LARGE;
    }
    if (said.contains("Too many open files") || said.contains("No buffer space")) {
      return Reason.NO_MEMORY;
    }
    return e instanceof ConnectException ? Reason.REFUSED : Reason.RESET;
  }
}
